/** From free indices to components: sums written out, deltas put to 0 or 1. */
import { type Expr, type FreeIndex, isNum, isOne, num, open, product, type Sym, total } from './expr.js';
import { mapChildren, renameAll } from './walk.js';

/** Every assignment of numbers to `indices`, the last one running fastest: [1,1], [1,2], … */
export function* assignments(
  indices: readonly FreeIndex[],
  sizeOf: (range: string) => number,
): Generator<readonly number[]> {
  if (indices.length === 0) {
    yield [];
    return;
  }
  const [first, ...rest] = indices as [FreeIndex, ...FreeIndex[]];
  const size = sizeOf(first.range);
  for (let n = 1; n <= size; n++) for (const others of assignments(rest, sizeOf)) yield [n, ...others];
}

/**
 * `e` with each sum written out over the size of its axis and each delta of two numbers as 0 or 1. A product with a
 * delta that is 0 is 0, and such terms are left out of sums; nothing else is simplified.
 */
export function instantiate(e: Expr, sizeOf: (range: string) => number): Expr {
  // No sum is left to be opened by `mapChildren`: each is written out first.
  const go = (part: Expr): Expr => instantiate(part, sizeOf);
  switch (e.kind) {
    case 'kronecker':
      return typeof e.i === 'number' && typeof e.j === 'number' ? num(e.i === e.j ? 1 : 0) : e;
    case 'mul': {
      if (!e.args.some(hasDelta)) return mapChildren(e, go, 0);
      const factors = e.args.map(go);
      if (factors.some((f, n) => isNum(f, 0) && hasDelta(e.args[n] as Expr))) return num(0);
      return product(factors.filter((f, n) => !(isOne(f) && hasDelta(e.args[n] as Expr))));
    }
    case 'sum': {
      const terms = Array.from({ length: sizeOf(e.index.range) }, (_, n) => go(open(e, n + 1)));
      return total(terms.filter((term) => !isNum(term, 0)));
    }
    default:
      return mapChildren(e, go, 0);
  }
}

const hasDelta = (e: Expr): boolean => e.kind === 'kronecker' || (e.kind === 'sum' && hasDelta(e.body));

/** A definition with free indices as one definition for each entry: u[1] = …, u[2] = …, sums written out. */
export function components(
  definition: { readonly symbol: Sym; readonly value: Expr },
  sizeOf: (range: string) => number,
): { symbol: Sym; value: Expr }[] {
  const formals = definition.symbol.free;
  return [...assignments(formals, sizeOf)].map((entry) => ({
    symbol: renameAll(definition.symbol, formals, entry) as Sym,
    value: instantiate(renameAll(definition.value, formals, entry), sizeOf),
  }));
}
