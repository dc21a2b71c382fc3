/** A line with numbers put in for the names of the line before it: which number stands for which piece. */
import { signedLiteral } from '../written/parse.js';
import type { Written, WrittenNumber } from '../written/written.js';

/** A piece of the line before, and the literal that stands in its place. */
export interface Put {
  readonly piece: Written;
  readonly number: WrittenNumber;
  /** The literal's value with its sign. */
  readonly isNegative: boolean;
}

/** Undefined where the two lines are not built alike. */
export function substitutions(before: Written, after: Written): readonly Put[] | undefined {
  const literal = signedLiteral(after);
  if (literal && !signedLiteral(before)) {
    return [{ piece: before, number: literal.number, isNegative: after.kind === 'negative' }];
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
  if (a.kind !== b.kind) return false;
  if (a.kind === 'number' && b.kind === 'number') return a.value.n === b.value.n && a.value.d === b.value.d;
  if (a.kind === 'name' && b.kind === 'name') {
    const { span: _a, ...x } = a;
    const { span: _b, ...y } = b;
    return JSON.stringify(x) === JSON.stringify(y);
  }
  if (a.kind === 'negative' && b.kind === 'negative') return same(a.of, b.of);
  return false;
}

/** The pieces of what is built of pieces alone; undefined for kinds where a number may not be put in. */
function piecesInOrder(w: Written): readonly Written[] | undefined {
  switch (w.kind) {
    case 'negative':
    case 'root':
    case 'absolute':
      return [w.of];
    case 'sum':
      return w.terms;
    case 'product':
      return w.factors;
    case 'quotient':
      return [w.over, w.under];
    case 'power':
      return [w.base, w.exponent];
    case 'applied':
      return w.args;
    default:
      return undefined;
  }
}
