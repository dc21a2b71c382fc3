/** Sums of products of doubles, with a bound on how far the result may be off. */
import { planContraction } from '../../arrays/contraction.js';
import type { SizeOf, Strided } from '../../arrays/strided.js';
import type { FreeIndex } from '../../language/expr.js';

/** Doubles, and how far each may be from the truth: the least that the sums made of them will be off. */
export interface Operand extends Strided {
  readonly noise: number;
}

/**
 * The sum over the indices that are not in `kept` of the product of the operands. `spend` is told how many steps each
 * loop will take before any of them runs.
 */
export function contract(
  operands: readonly Operand[],
  kept: readonly FreeIndex[],
  sizeOf: SizeOf,
  spend: (steps: number) => void,
): Operand {
  const { products, result, run } = planContraction(operands, kept, sizeOf);
  for (const { size } of products) spend(size.batch * size.rows * size.columns * size.length);
  run();
  const noise = new Map<Strided, number>(operands.map((o) => [o, o.noise]));
  for (const { a, b, left, right, size, result: into } of products) {
    const [topA, topB] = [largest(left.values), largest(right.values)];
    const [noiseA, noiseB] = [noise.get(a) as number, noise.get(b) as number];
    noise.set(into, size.length * (topA * noiseB + topB * noiseA + 2 ** -52 * topA * topB));
  }
  return { ...result, noise: noise.get(result) ?? 0 };
}

function largest(values: Float64Array): number {
  let top = 0;
  for (let n = 0; n < values.length; n++) top = Math.max(top, Math.abs(values[n] as number));
  return top;
}
