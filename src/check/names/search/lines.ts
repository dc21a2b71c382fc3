/** What a document says, two sides at a time: by that its names are understood. */
import { substitutions } from '../../judge/substitution.js';
import type { Chain, Side } from '../../written/chain.js';
import { signedLiteral } from '../../written/literals.js';
import { allPieces, Unreadable, type Written } from '../../written/written.js';

/** Two sides next to each other. */
export interface Line {
  readonly left: Written;
  readonly right: Written;
  /** Whether one side has no names. */
  readonly isOfNumbers: boolean;
  /** Whether a derivative in it may be meant for its direct part. */
  readonly hasDirectPart: boolean;
  /** Whether it is too long to be heard: what it tells, shorter ones tell. */
  readonly isLong: boolean;
}

const MOST_PIECES = 1000;

export const isOfNumbers = (w: Written): boolean => ![...allPieces(w)].some((p) => p.kind === 'name');

function lineOf(left: Written, right: Written): Line {
  const sides = [left, right].map((w) => [...allPieces(w)]);
  return {
    left,
    right,
    isOfNumbers: [left, right].some(isOfNumbers),
    hasDirectPart: sides.flat().some((p) => p.kind === 'derivative' && p.isDirect),
    isLong: sides.flat().length > MOST_PIECES,
  };
}

/** The links of chains whose sides can both be read; a path is no equation. */
export const linesOf = (chains: readonly Chain[]): readonly Line[] =>
  withRowsAbove(chains).flatMap(({ sides, relations }) =>
    sides.slice(1).flatMap((side, n): readonly Line[] => {
      const [left, right] = [sides[n]?.written, side.written];
      const isPath = relations.some(({ text }) => text === '->');
      if (isPath || left === undefined || left instanceof Unreadable || right instanceof Unreadable) return [];
      return [lineOf(left, right), ...putIn(left, right)];
    }),
  );

/** The chains, those that begin with their sign with what they go on from: the last side in their column of the row above. */
function withRowsAbove(chains: readonly Chain[]): readonly Chain[] {
  let above: readonly Side[] = [];
  let row: Side[] = [];
  return chains.map((chain) => {
    const { at, of } = chain.column;
    if (at === 0) [above, row] = [row, []];
    const before = chain.goesOn && above.length === of ? above[at] : undefined;
    const last = chain.sides.at(-1);
    if (last) row[at] = last;
    return before ? { ...chain, sides: [before, ...chain.sides] } : chain;
  });
}

/** `w x + b = 0.5 · 2 + 0.1`: what is put in for each name. */
function putIn(left: Written, right: Written): readonly Line[] {
  const puts = left.kind === 'name' ? [] : (substitutions(left, right) ?? []);
  return puts.flatMap(({ piece, number, isNegative }): readonly Line[] =>
    piece.kind === 'name'
      ? [lineOf(piece, isNegative ? { kind: 'negative', of: number, span: number.span } : number)]
      : [],
  );
}

/** The same without numbers that may be rounded. */
export const exactLinesOf = (chains: readonly Chain[]): readonly Line[] =>
  linesOf(chains).filter(({ left, right }) => !hasDecimals(left) && !hasDecimals(right));

const hasDecimals = (w: Written): boolean =>
  [...allPieces(w)].some((p) => p.kind === 'number' && p.lastPlace !== undefined);

/** Those that say which numbers a matrix has; a list may be written as a row or as a column. */
export const statedMatrices = (chains: readonly Chain[]): readonly Line[] =>
  linesOf(chains).filter(
    ({ left, right }) =>
      left.kind === 'name' &&
      right.kind === 'matrix' &&
      hasDecimals(right) &&
      right.rows.length > 1 &&
      right.rows.every((row) => row.length > 1 && row.every((cell) => signedLiteral(cell) !== undefined)),
  );
