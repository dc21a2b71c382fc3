/** Mistakes in a document that may be those of the machine that read it. */
import { toNumber } from '../../language/rational.js';
import { sentence } from '../messages/sentence.js';
import type { Chain } from '../written/chain.js';
import type { Legibility } from '../written/garbled.js';
import { signedLiteral } from '../written/literals.js';
import { allPieces, piecesOf, Unreadable, type Written, type WrittenNumber, withPieces } from '../written/written.js';
import type { Diagnosis, Judgement } from './verdict.js';

/** What a machine makes of a line whose other reading is unknown. */
const UNNAMED: ReadonlySet<string> = new Set(['other', 'unknown']);
/** A stroke that a machine takes for a term leaves the rest as it was written. */
const STROKE = 'extra-term';
/** What the author of a lone number got wrong. Others are numbers of the line above or beside it. */
const OF_THE_AUTHOR: ReadonlySet<string> = new Set([
  'sign',
  'sign-lost',
  'arithmetic',
  'rounded-too-early',
  'false-precision',
  'update-direction',
]);
/** More numbers than this are not tried in one formula. */
const MOST_TRIALS = 60;

const MISREAD: Judgement = {
  verdict: 'undecided',
  diagnosis: { code: 'misread', says: sentence('mayBeMisread') },
};

/** Knows how a document came to be, and which numbers stand in it. */
export class Misreading {
  private readonly numbers = new Map<string, WrittenNumber>();

  constructor(
    private readonly legibility: Legibility,
    chains: readonly Chain[],
  ) {
    if (legibility !== 'scanned') return;
    for (const { sides } of chains)
      for (const { written } of sides) {
        if (written instanceof Unreadable) continue;
        for (const piece of allPieces(written)) if (isDecimal(piece)) this.numbers.set(shown(piece), piece);
      }
  }

  /**
   * `undecided` for a false side that may have been misread; undefined where it says what its author wrote. In a
   * document that is damaged this is never certain. In one that was read well, a number may be one that stands
   * elsewhere in it with a character lost or mistaken, or may stand beside another quantity's name; and a mistake
   * that nobody knows may be the machine's.
   */
  excuse(side: Written, { code }: Diagnosis, isTrue: (side: Written) => boolean): Judgement | undefined {
    if (this.legibility === 'written') return undefined;
    if (this.legibility === 'damaged' || UNNAMED.has(code)) return MISREAD;
    if (code === STROKE)
      return { verdict: 'undecided', diagnosis: { code: 'undecided', says: sentence('mayBeMisread') } };
    if (signedLiteral(side) !== undefined && !OF_THE_AUTHOR.has(code)) return MISREAD;
    return this.isRightWithAnother(side, isTrue) ? MISREAD : undefined;
  }

  /** Whether one number, put right as it stands elsewhere in the document, makes the side true. */
  private isRightWithAnother(side: Written, isTrue: (side: Written) => boolean): boolean {
    let trials = 0;
    for (const { number, put } of numbersIn(side)) {
      const text = shown(number);
      for (const [other, right] of this.numbers) {
        if (!isOneApart(text, other)) continue;
        if (++trials > MOST_TRIALS) return false;
        if (isTrue(put({ ...right, span: number.span }))) return true;
      }
    }
    return false;
  }
}

const isDecimal = (w: Written): w is WrittenNumber => w.kind === 'number' && w.lastPlace !== undefined;

const shown = ({ value, lastPlace = 0 }: WrittenNumber): string =>
  toNumber(value).toFixed(Math.min(20, Math.max(0, -lastPlace)));

/** The decimals of a formula, each with what puts another in its place. */
function* numbersIn(
  w: Written,
  put: (other: Written) => Written = (other) => other,
): Generator<{ readonly number: WrittenNumber; readonly put: (other: Written) => Written }> {
  if (isDecimal(w)) yield { number: w, put };
  const pieces = piecesOf(w);
  for (const [n, piece] of pieces.entries())
    yield* numbersIn(piece, (other) => put(withPieces(w, pieces.with(n, other))));
}

/** Whether one character was put in, left out or mistaken. */
function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
