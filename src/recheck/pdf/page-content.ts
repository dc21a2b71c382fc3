/** What a page shows: its letters, by the marks that tie them to the tags, and what is drawn over them. */
import { PDFDict, type PDFPage, PDFRawStream } from 'pdf-lib';
import { type Font, fontOf } from './font.js';
import {
  type Box,
  boxAround,
  combined,
  common,
  IDENTITY,
  isIn,
  type Matrix,
  moved,
  type Point,
  placed,
  placedCorners,
  turnsAround,
} from './geometry.js';
import { contentOf, contentOfPage, dictAt, key } from './objects.js';
import { type Operand, type Operation, operationsOf } from './operations.js';

/** Letters that were shown one after another. */
export interface Run {
  /** The number that the tags know the letters by; undefined where no tag has them. */
  readonly mark: number | undefined;
  readonly text: string;
  /** Whether something is drawn over them, or they are white, drawn without ink, or cut off. */
  readonly isHidden: boolean;
}

interface State {
  readonly matrix: Matrix;
  /** Around what may be painted. */
  readonly clip: Box;
  readonly font: Font | undefined;
  readonly size: number;
  readonly mode: number;
  readonly leading: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly rise: number;
  readonly isWhite: boolean;
}

const START: State = {
  matrix: IDENTITY,
  clip: {
    left: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
    right: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
  },
  font: undefined,
  size: 0,
  mode: 0,
  leading: 0,
  spacing: 0,
  wordSpacing: 0,
  stretch: 1,
  rise: 0,
  isWhite: false,
};

/** The runs of letters of a page in the order in which it is drawn. Throws BrokenContent, and pdf-lib's errors. */
export function runsOf(page: PDFPage): readonly Run[] {
  const reader = new PageReader();
  reader.read(contentOfPage(page), page.node.Resources(), START);
  return reader.runs.map(({ mark, text, hidden }) => ({ mark, text, isHidden: hidden }));
}

interface Shown {
  readonly mark: number | undefined;
  readonly text: string;
  /** Some within each letter. */
  readonly points: readonly Point[];
  hidden: boolean;
}

/** Where a letter is looked at: shares of its width, and em over its line; the bar of a fraction is further away. */
const ACROSS = [0.25, 0.5, 0.75];
const UP = [0.04, 0.24, 0.44];
/** Forms within forms: a file of ours has one or two. */
const MOST_NESTED = 12;
/** Inks lighter than this are not seen on paper. */
const WHITE = 0.95;

class PageReader {
  readonly runs: Shown[] = [];
  private readonly fonts = new Map<PDFDict, Font>();
  private marks: (number | undefined)[] = [];

  read(content: string, resources: PDFDict | undefined, start: State, depth = 0): void {
    let state = start;
    let line = IDENTITY;
    let text = IDENTITY;
    let path: Point[][] = [];
    let isClip = false;
    const saved: State[] = [];
    const marksBefore = this.marks;

    const lineTo = (...points: readonly Point[]): void => {
      path.at(-1)?.push(...points.map((p) => placed(state.matrix, p)));
    };
    const endPath = (): void => {
      if (isClip && path.length > 0) state = { ...state, clip: common(state.clip, boxAround(path.flat())) };
      isClip = false;
      path = [];
    };
    const newLine = (x: number, y: number): void => {
      line = combined(moved(x, y), line);
      text = line;
    };
    const show = (operands: readonly Operand[]): void => {
      text = this.show(operands, state, text);
    };

    for (const { operator, operands } of operationsOf(content)) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands.map((o) => (typeof o === 'number' ? o : 0));
      switch (operator) {
        case 'q':
          saved.push(state);
          break;
        case 'Q':
          state = saved.pop() ?? state;
          break;
        case 'cm':
          state = { ...state, matrix: combined([a, b, c, d, e, f], state.matrix) };
          break;
        case 'BT':
          line = IDENTITY;
          text = IDENTITY;
          break;
        case 'Tm':
          line = [a, b, c, d, e, f];
          text = line;
          break;
        case 'TD':
          state = { ...state, leading: -b };
          newLine(a, b);
          break;
        case 'Td':
          newLine(a, b);
          break;
        case 'T*':
          newLine(0, -state.leading);
          break;
        case 'Tj':
        case 'TJ':
          show(operands);
          break;
        case "'":
          newLine(0, -state.leading);
          show(operands);
          break;
        case '"':
          state = { ...state, wordSpacing: a, spacing: b };
          newLine(0, -state.leading);
          show(operands.slice(2));
          break;
        case 'Tf':
          state = { ...state, font: this.font(nameIn(operands[0]), resources), size: b };
          break;
        case 'm':
          path.push([placed(state.matrix, { x: a, y: b })]);
          break;
        case 'l':
          lineTo({ x: a, y: b });
          break;
        // A curve stays within its control points.
        case 'c':
          lineTo({ x: a, y: b }, { x: c, y: d }, { x: e, y: f });
          break;
        case 'v':
        case 'y':
          lineTo({ x: a, y: b }, { x: c, y: d });
          break;
        case 're':
          path.push([...placedCorners(state.matrix, { left: a, bottom: b, right: a + c, top: b + d })]);
          break;
        case 'W':
        case 'W*':
          isClip = true;
          break;
        case 'f':
        case 'F':
        case 'B':
        case 'b':
          this.cover(path, state.clip, (turns) => turns !== 0);
          endPath();
          break;
        case 'f*':
        case 'B*':
        case 'b*':
          this.cover(path, state.clip, (turns) => turns % 2 !== 0);
          endPath();
          break;
        case 'S':
        case 's':
        case 'n':
          endPath();
          break;
        case 'sh':
          this.cover([placedCorners(IDENTITY, state.clip)], state.clip, (turns) => turns !== 0);
          break;
        case 'EI':
          this.coverUnit(state);
          break;
        case 'Do':
          this.draw(nameIn(operands[0]), resources, state, depth);
          break;
        case 'BMC':
        case 'BDC':
          this.marks = [...this.marks, markIn(operands[1], resources) ?? this.marks.at(-1)];
          break;
        case 'EMC':
          this.marks = this.marks.slice(0, -1);
          break;
        default:
          state = { ...state, ...changed({ operator, operands }) };
      }
    }
    this.marks = marksBefore;
  }

  /** Shows strings, and says where the next one begins. */
  private show(operands: readonly Operand[], state: State, from: Matrix): Matrix {
    const { font, size, stretch, spacing, wordSpacing, rise } = state;
    let at = from;
    let shown = '';
    const points: Point[] = [];
    for (const item of operands.flat() as readonly Operand[]) {
      if (typeof item === 'number') at = combined(moved((-item / 1000) * size * stretch, 0), at);
      if (typeof item !== 'object' || !('bytes' in item) || font === undefined) continue;
      for (const { text, width } of font.read(item.bytes)) {
        const wide = (width / 1000) * size * stretch;
        const whole = combined(at, state.matrix);
        for (const x of ACROSS) for (const y of UP) points.push(placed(whole, { x: x * wide, y: rise + y * size }));
        shown += text;
        at = combined(moved(wide + spacing * stretch + (text === ' ' ? wordSpacing * stretch : 0), 0), at);
      }
    }
    const isCutOff = !points.some((p) => isIn(p, state.clip));
    const hidden = state.isWhite || state.mode === 3 || state.mode === 7 || isCutOff;
    if (shown !== '') this.runs.push({ mark: this.marks.at(-1), text: shown, points, hidden });
    return at;
  }

  /** What lies below what is painted is not seen any more. */
  private cover(rings: readonly (readonly Point[])[], clip: Box, isPainted: (turns: number) => boolean): void {
    const box = common(clip, boxAround(rings.flat()));
    const isCovered = (p: Point): boolean => isIn(p, box) && isPainted(turnsAround(p, rings));
    for (const run of this.runs) run.hidden ||= run.points.some(isCovered);
  }

  /** A picture fills the unit square. */
  private coverUnit({ matrix, clip }: State): void {
    this.cover([placedCorners(matrix, { left: 0, bottom: 0, right: 1, top: 1 })], clip, (turns) => turns !== 0);
  }

  private draw(name: string, resources: PDFDict | undefined, state: State, depth: number): void {
    const form = dictAt(resources, 'XObject')?.lookup(key(name));
    if (!(form instanceof PDFRawStream)) return;
    if (form.dict.get(key('Subtype')) !== key('Form')) {
      this.coverUnit(state);
      return;
    }
    if (depth >= MOST_NESTED) return;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] =
      form.dict
        .lookup(key('Matrix'))
        ?.toString()
        .match(/-?[\d.]+/g)
        ?.map(Number) ?? [];
    const inner = { ...state, matrix: combined([a, b, c, d, e, f], state.matrix) };
    this.read(contentOf(form), dictAt(form.dict, 'Resources') ?? resources, inner, depth + 1);
  }

  private font(name: string, resources: PDFDict | undefined): Font | undefined {
    const dict = dictAt(resources, 'Font')?.lookup(key(name));
    if (!(dict instanceof PDFDict)) return undefined;
    const known = this.fonts.get(dict) ?? fontOf(dict);
    this.fonts.set(dict, known);
    return known;
  }
}

const nameIn = (operand: Operand | undefined): string =>
  typeof operand === 'object' && 'name' in operand ? operand.name : '';

function markIn(properties: Operand | undefined, resources: PDFDict | undefined): number | undefined {
  if (properties instanceof Map) return properties.get('MCID');
  const named = dictAt(dictAt(resources, 'Properties'), nameIn(properties))?.get(key('MCID'));
  return named === undefined ? undefined : Number(named.toString());
}

/** What the operators do that set one thing. */
function changed({ operator, operands }: Operation): Partial<State> {
  const numbers = operands.filter((o) => typeof o === 'number');
  const [first = 0] = numbers;
  switch (operator) {
    case 'TL':
      return { leading: first };
    case 'Tc':
      return { spacing: first };
    case 'Tw':
      return { wordSpacing: first };
    case 'Tz':
      return { stretch: first / 100 };
    case 'Ts':
      return { rise: first };
    case 'Tr':
      return { mode: first };
    case 'g':
    case 'rg':
    case 'sc':
    case 'scn':
      return { isWhite: numbers.length > 0 && numbers.every((ink) => ink > WHITE) };
    case 'k':
      return { isWhite: numbers.every((ink) => ink < 1 - WHITE) };
    default:
      return {};
  }
}
