/** Numbers that nothing is worked out from where they stand. */
import { type Expr, isNum } from '../../language/expr.js';
import { toNumber } from '../../language/rational.js';
import { lastDigitOf } from './figures.js';
import type { Meant } from './meant.js';

/** A number by itself, or as an entry of a list. */
export interface LoneNumber {
  readonly written: number;
  /** What its last digit is worth. */
  readonly digit: number;
}

/** The number, with its sign, that an entry is; undefined for what is worked out. */
export function loneNumber(e: Expr, side: Meant): LoneNumber | undefined {
  if (e.kind === 'num') return { written: toNumber(e.value), digit: 0 };
  const literal = e.kind === 'sym' ? side.literals.get(e) : undefined;
  if (literal) return { written: toNumber(literal.value), digit: lastDigitOf(literal) };
  const [sign, size] = e.kind === 'mul' && e.args.length === 2 ? e.args : [];
  const inner = sign && isNum(sign, -1) && size ? loneNumber(size, side) : undefined;
  return inner && { ...inner, written: -inner.written };
}
