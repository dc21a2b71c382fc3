/** A line with numbers put in for the names of the line before it: which number stands for which piece. */
import { isSameName } from '../names/script.js';
import { signedLiteral } from '../written/literals.js';
import { piecesOf, type Written, type WrittenNumber } from '../written/written.js';

/** A piece of the line before, and the literal that stands in its place. */
export interface Put {
  readonly piece: Written;
  readonly number: WrittenNumber;
  /** By all the signs before it: -(-0.5) is not. */
  readonly isNegative: boolean;
}

/** Undefined where the two lines are not built alike. */
export function substitutions(before: Written, after: Written): readonly Put[] | undefined {
  const literal = signedLiteral(after);
  if (literal && !signedLiteral(before)) {
    return [{ piece: before, number: literal.number, isNegative: literal.value.n !== literal.number.value.n }];
  }
  if (literal && signedLiteral(before)) return same(before, after) ? [] : undefined;
  if (before.kind === 'name' && after.kind === 'name') return same(before, after) ? [] : undefined;
  const [a, b] = [piecesInOrder(before), piecesInOrder(after)];
  if (before.kind !== after.kind || a === undefined || a.length !== b?.length) return undefined;
  const puts: Put[] = [];
  for (const [n, piece] of a.entries()) {
    const inner = substitutions(piece, b[n] as Written);
    if (inner === undefined) return undefined;
    puts.push(...inner);
  }
  return puts;
}

/** Two pieces that say the same in the same letters. */
function same(a: Written, b: Written): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value.n === b.value.n && a.value.d === b.value.d;
  if (a.kind === 'name' && b.kind === 'name') return isSameName(a, b);
  return a.kind === 'negative' && b.kind === 'negative' && same(a.of, b.of);
}

/** What numbers are put into: elsewhere a number stands for something else than a piece of the line before. */
const PUT_INTO: ReadonlySet<Written['kind']> = new Set([
  'negative',
  'root',
  'absolute',
  'sum',
  'product',
  'quotient',
  'power',
  'applied',
]);

/** The pieces of what is built of pieces alone, a function's name among them. */
const piecesInOrder = (w: Written): readonly Written[] | undefined => (PUT_INTO.has(w.kind) ? piecesOf(w) : undefined);
