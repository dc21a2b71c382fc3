/** Sums of products of tables, as products of matrices two at a time: planned once, run as often as wanted. */
import type { FreeIndex } from '../language/expr.js';
import { multiplyRows, type ProductSize } from './matrix-product.js';
import { type Laid, laidOut, newStrided, type SizeOf, type Strided, volume } from './strided.js';

/** Two operands, laid out as rows that run over what is summed, and their product. */
export interface Product {
  readonly a: Strided;
  readonly b: Strided;
  readonly left: Laid;
  readonly right: Laid;
  readonly size: ProductSize;
  readonly result: Strided;
}

export interface Contraction {
  /** In the order in which they are computed; the last one is the result. None for a lone operand. */
  readonly products: readonly Product[];
  readonly result: Strided;
  readonly run: () => void;
}

/**
 * The sum over the indices that are not in `kept` of the product of the operands. Two operands at a time are
 * contracted, those with the least work first, so that no table is larger than it must be.
 */
export function planContraction(operands: readonly Strided[], kept: readonly FreeIndex[], sizeOf: SizeOf): Contraction {
  const products: Product[] = [];
  const steps: (() => void)[] = [];
  let rest = [...operands];
  while (rest.length > 1) {
    const [a, b, indices] = cheapestPair(rest, kept, sizeOf);
    const product = planProduct(a, b, indices, sizeOf, steps);
    products.push(product);
    rest = [...rest.filter((o) => o !== a && o !== b), product.result];
  }
  const result = summedOut(rest[0] as Strided, kept, sizeOf, steps);
  return {
    products,
    result,
    run: () => {
      for (const step of steps) step();
    },
  };
}

type Pair = readonly [Strided, Strided, readonly FreeIndex[]];

function cheapestPair(operands: readonly Strided[], kept: readonly FreeIndex[], sizeOf: SizeOf): Pair {
  let best: Pair | undefined;
  let least = Number.POSITIVE_INFINITY;
  operands.forEach((a, n) => {
    for (const b of operands.slice(n + 1)) {
      const others = operands.filter((o) => o !== a && o !== b);
      const all = union(a, b);
      const result = all.filter((i) => kept.includes(i) || others.some((o) => o.strides.has(i)));
      const work = volume(all, sizeOf) + volume(result, sizeOf);
      if (work < least) {
        least = work;
        best = [a, b, result];
      }
    }
  });
  return best as Pair;
}

const union = (a: Strided, b: Strided): readonly FreeIndex[] => [
  ...new Set([...a.strides.keys(), ...b.strides.keys()]),
];

/** Rows of a against rows of b, one such product for each entry of the indices that both have and the result keeps. */
function planProduct(
  a: Strided,
  b: Strided,
  result: readonly FreeIndex[],
  sizeOf: SizeOf,
  steps: (() => void)[],
): Product {
  const both = (i: FreeIndex): boolean => a.strides.has(i) && b.strides.has(i);
  const shared = result.filter(both);
  const rows = result.filter((i) => !b.strides.has(i));
  const columns = result.filter((i) => !a.strides.has(i));
  const summed = union(a, b).filter((i) => both(i) && !result.includes(i));
  const left = laidOut(
    summedOut(a, [...shared, ...rows, ...summed], sizeOf, steps),
    [...shared, ...rows, ...summed],
    sizeOf,
  );
  const right = laidOut(
    summedOut(b, [...shared, ...columns, ...summed], sizeOf, steps),
    [...shared, ...columns, ...summed],
    sizeOf,
  );
  const size: ProductSize = {
    batch: volume(shared, sizeOf),
    rows: volume(rows, sizeOf),
    columns: volume(columns, sizeOf),
    length: volume(summed, sizeOf),
  };
  const into = newStrided([...shared, ...rows, ...columns], sizeOf);
  steps.push(() => {
    left.renew?.();
    right.renew?.();
    multiplyRows(left.values, right.values, into.values, size);
  });
  return { a, b, left, right, size, result: into };
}

/** `a` summed over its indices that are not in `kept`; itself where there are none. */
function summedOut(a: Strided, kept: readonly FreeIndex[], sizeOf: SizeOf, steps: (() => void)[]): Strided {
  const alone = [...a.strides.keys()].filter((i) => !kept.includes(i));
  if (alone.length === 0) return a;
  const rest = [...a.strides.keys()].filter((i) => kept.includes(i));
  const rows = laidOut(a, [...rest, ...alone], sizeOf);
  const result = newStrided(rest, sizeOf);
  const length = volume(alone, sizeOf);
  steps.push(() => {
    rows.renew?.();
    sumRows(rows.values, result.values, length);
  });
  return result;
}

/** out[r] = Σ_k a[r, k] */
export function sumRows(a: Float64Array, out: Float64Array, length: number): void {
  for (let r = 0; r < out.length; r++) {
    let sum = 0;
    for (let k = r * length; k < (r + 1) * length; k++) sum += a[k] as number;
    out[r] = sum;
  }
}
