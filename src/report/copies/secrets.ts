/** The numbers that a copy keeps to itself: those that stood where it has blanks now. */
import type { Block, Inlines } from '../../document/document.js';
import { mapBlock } from '../../document/map-block.js';
import type { Layout } from '../../language/layout.js';
import { mapLayout } from '../../language/map-layout.js';
import { widthOf } from '../../language/measure.js';
import { blankFor } from './fade.js';

export interface Secrets {
  /** Whether a cell is a number that is given. */
  readonly isGiven: (cell: Inlines) => boolean;
  /** The numbers in `block` may be known, where they are no secrets yet. */
  readonly tell: (block: Block) => void;
  /** What stands in `before` and no more in `after` becomes a secret, where it is not known. */
  readonly keep: (before: Block, after: Block) => void;
  /** The blocks with a blank in the place of each secret. */
  readonly hiddenIn: (blocks: readonly Block[]) => readonly Block[];
}

/** No secrets yet; what `given` says is known. Whole numbers are none: they stand in formulas for what they are. */
export function newSecrets(given: readonly Block[]): Secrets {
  const known = new Set(given.flatMap((block) => numbersIn(block)));
  const givenNumbers = new Set(given.flatMap((block) => numbersIn(block, ANY)));
  const secrets = new Set<string>();
  return {
    isGiven: (cell) => {
      const numbers = isPlain(cell) ? numbersIn({ kind: 'paragraph', text: cell }, ANY) : [];
      return numbers.length > 0 && numbers.every((number) => isAmong(number, givenNumbers));
    },
    tell: (block) => {
      for (const number of numbersIn(block)) if (!isAmong(number, secrets)) known.add(number);
    },
    keep: (before, after) => {
      const left = new Set(numbersIn(after));
      for (const number of numbersIn(before)) {
        if (!left.has(number) && !isAmong(number, known)) secrets.add(number);
      }
    },
    hiddenIn: (blocks) =>
      blocks.map((block) =>
        mapBlock(block, (layout) =>
          mapLayout(layout, (part) =>
            part.kind === 'number' && DECIMAL.test(part.text) && isAmong(part.text, secrets)
              ? blankFor(widthOf(part))
              : part,
          ),
        ),
      ),
  };
}

/** Whether a cell is a number, with a sign perhaps. */
const isPlain = ([only, second]: Inlines): boolean =>
  only?.kind === 'math' &&
  second === undefined &&
  (only.math.kind === 'row' ? only.math.items : [only.math]).every((p) => p.kind === 'number' || p.kind === 'operator');

const ANY = /^[\d.]+$/;
const DECIMAL = /^\d+\.\d+$/;

function numbersIn(block: Block, pattern = DECIMAL): readonly string[] {
  const found: string[] = [];
  const note = (part: Layout): Layout => {
    if (part.kind === 'number' && pattern.test(part.text)) found.push(part.text);
    return part;
  };
  mapBlock(block, (layout) => mapLayout(layout, note));
  return found;
}

const isAmong = (text: string, numbers: ReadonlySet<string>): boolean =>
  numbers.has(text) || [...numbers].some((other) => isSame(text, other));

/** Whether one is the other, or the other rounded; with fewer than three digits that says too little. */
function isSame(a: string, b: string): boolean {
  if (Number(a) === Number(b)) return true;
  const coarse = decimalsOf(a) <= decimalsOf(b) ? a : b;
  if (coarse.replace('.', '').replace(/^0+/, '').length < 3) return false;
  return Math.abs(Number(a) - Number(b)) <= 0.5001 * 10 ** -decimalsOf(coarse);
}

const decimalsOf = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
