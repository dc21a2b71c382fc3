import { add, type Expr, type FreeIndex, freeIndex, type Index, kronecker, mul, open, type Sum, sum } from './expr.js';
import { table } from './table.js';
import { mapChildren, renameAll } from './walk.js';

/**
 * The form in which terms, factors, nested sums and the two indices of a delta stand in one fixed order. Two
 * expressions have the same canonical form exactly when they are equal up to such orders. It is for comparing only:
 * it is never printed, and nodes keep the order in which they were given.
 */
export function canonical(e: Expr): Expr {
  const { canonical: known } = table();
  const found = known.get(e);
  if (found !== undefined) return found;
  const result = sorted(e);
  known.set(e, result);
  known.set(result, result);
  return result;
}

function sorted(e: Expr): Expr {
  switch (e.kind) {
    case 'num':
    case 'sym':
      return e;
    case 'add':
    case 'mul': {
      const args = e.args.map(canonical).sort((a, b) => a.id - b.id);
      return e.kind === 'add' ? add(...args) : mul(...args);
    }
    case 'kronecker':
      return indexOrder(e.i) <= indexOrder(e.j) ? e : kronecker(e.j, e.i);
    case 'sum':
      return sortedSum(e);
    default:
      return mapChildren(e, canonical, 0);
  }
}

const indexOrder = (i: Index): string => (typeof i === 'number' ? String(i) : `${i.name}:${i.range}`);

/** Nested sums: by range, and within a range the assignment of indices whose body comes first. */
function sortedSum(e: Sum): Expr {
  const indices: FreeIndex[] = [];
  let body: Expr = e;
  while (body.kind === 'sum') {
    const index = freeIndex(`~${body.height}`, body.index.range);
    indices.push(index);
    body = open(body, index);
  }
  const slots = indices
    .map((i) => i.range)
    .sort()
    .map((range, n) => freeIndex(`~${e.height - n}`, range));
  const bodies = permutations(slots)
    .filter((slot) => slot.every((s, n) => s.range === indices[n]?.range))
    .map((slot) => canonical(renameAll(body, indices, slot)));
  const first = bodies.reduce((a, b) => (b.id < a.id ? b : a));
  return slots.reduceRight((inner, index) => sum(index, inner), first);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, n) => permutations(items.toSpliced(n, 1)).map((rest) => [item, ...rest]));
}

/** Whether two expressions are the same up to the order of terms, factors and sums. */
export const sameUpToOrder = (a: Expr, b: Expr): boolean =>
  a === b || (a.kind === b.kind && a.size === b.size && canonical(a) === canonical(b));
