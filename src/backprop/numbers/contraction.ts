/** Sums of products of doubles, as strided loops: matrix products and what resembles them. */
import type { FreeIndex } from '../../language/expr.js';
import { rowMajor } from './machine.js';

/** Doubles with a stride for each index: a whole table, or a slice of one. */
export interface Operand {
  readonly values: Float64Array;
  readonly offset: number;
  readonly strides: ReadonlyMap<FreeIndex, number>;
  /** How far each may be from the truth: the least that the sums made of them will be off. */
  readonly noise: number;
}

export type SizeOf = (index: FreeIndex) => number;

const volume = (indices: Iterable<FreeIndex>, sizeOf: SizeOf): number => {
  let size = 1;
  for (const i of indices) size *= sizeOf(i);
  return size;
};

/**
 * The sum over the indices that are not in `kept` of the product of the operands, laid out with the last of `kept`
 * running fastest. `spend` is told how many steps each loop will take before it runs. Two operands at a time are contracted, those with the smallest result first, so that no table is
 * larger than it must be.
 */
export function contract(
  operands: readonly Operand[],
  kept: readonly FreeIndex[],
  sizeOf: SizeOf,
  spend: (steps: number) => void,
): Operand {
  let rest = [...operands];
  while (rest.length > 1) {
    const [a, b, result] = cheapestPair(rest, kept, sizeOf);
    spend(volume(new Set([...a.strides.keys(), ...b.strides.keys()]), sizeOf));
    rest = [...rest.filter((o) => o !== a && o !== b), contractTwo(a, b, result, sizeOf)];
  }
  const [only] = rest as [Operand];
  const values = gather(only, kept, sizeOf);
  return { values, offset: 0, strides: rowMajor(kept, sizeOf), noise: only.noise };
}

function cheapestPair(
  operands: readonly Operand[],
  kept: readonly FreeIndex[],
  sizeOf: SizeOf,
): [Operand, Operand, FreeIndex[]] {
  let best: [Operand, Operand, FreeIndex[]] | undefined;
  let least = Number.POSITIVE_INFINITY;
  operands.forEach((a, n) => {
    for (const b of operands.slice(n + 1)) {
      const others = operands.filter((o) => o !== a && o !== b);
      const union = [...new Set([...a.strides.keys(), ...b.strides.keys()])];
      const result = union.filter((i) => kept.includes(i) || others.some((o) => o.strides.has(i)));
      const work = volume(union, sizeOf) + volume(result, sizeOf);
      if (work < least) {
        least = work;
        best = [a, b, result];
      }
    }
  });
  return best as [Operand, Operand, FreeIndex[]];
}

/** Rows of a against rows of b, one such product for each entry of the indices that both have and the result keeps. */
function contractTwo(a: Operand, b: Operand, result: readonly FreeIndex[], sizeOf: SizeOf): Operand {
  const shared = result.filter((i) => a.strides.has(i) && b.strides.has(i));
  const ofA = result.filter((i) => a.strides.has(i) && !b.strides.has(i));
  const ofB = result.filter((i) => b.strides.has(i) && !a.strides.has(i));
  const summed = [...new Set([...a.strides.keys(), ...b.strides.keys()])].filter((i) => !result.includes(i));
  const left = gather(sumOut(a, summed, b, sizeOf), [...shared, ...ofA, ...common(summed, a, b)], sizeOf);
  const right = gather(sumOut(b, summed, a, sizeOf), [...shared, ...ofB, ...common(summed, a, b)], sizeOf);
  const [batch, rows, columns] = [volume(shared, sizeOf), volume(ofA, sizeOf), volume(ofB, sizeOf)];
  const length = volume(common(summed, a, b), sizeOf);
  const values = new Float64Array(batch * rows * columns);
  for (let n = 0; n < batch; n++) {
    const from = n * columns * length;
    for (let r = 0; r < rows; r++) {
      const row = (n * rows + r) * length;
      const out = (n * rows + r) * columns;
      for (let c = 0; c < columns; c++) values[out + c] = dot(left, row, right, from + c * length, length);
    }
  }
  const [topA, topB] = [largest(left), largest(right)];
  const noise = length * (topA * b.noise + topB * a.noise + 2 ** -52 * topA * topB);
  return { values, offset: 0, strides: rowMajor([...shared, ...ofA, ...ofB], sizeOf), noise };
}

const common = (indices: readonly FreeIndex[], a: Operand, b: Operand): FreeIndex[] =>
  indices.filter((i) => a.strides.has(i) && b.strides.has(i));

/** `a` summed over those of `indices` that `b` does not have. */
function sumOut(a: Operand, indices: readonly FreeIndex[], b: Operand, sizeOf: SizeOf): Operand {
  const alone = indices.filter((i) => a.strides.has(i) && !b.strides.has(i));
  if (alone.length === 0) return a;
  const kept = [...a.strides.keys()].filter((i) => !alone.includes(i));
  const table = gather(a, [...kept, ...alone], sizeOf);
  const length = volume(alone, sizeOf);
  const values = new Float64Array(table.length / length);
  for (let n = 0; n < values.length; n++) {
    for (let k = n * length; k < (n + 1) * length; k++) (values[n] as number) += table[k] as number;
  }
  return { values, offset: 0, strides: rowMajor(kept, sizeOf), noise: a.noise * length };
}

/** Four sums side by side: the processor does not wait for one addition to start the next. */
function dot(a: Float64Array, from: number, b: Float64Array, start: number, length: number): number {
  let [s, t, u, v] = [0, 0, 0, 0];
  const whole = length - (length % 4);
  let k = 0;
  for (; k < whole; k += 4) {
    s += (a[from + k] as number) * (b[start + k] as number);
    t += (a[from + k + 1] as number) * (b[start + k + 1] as number);
    u += (a[from + k + 2] as number) * (b[start + k + 2] as number);
    v += (a[from + k + 3] as number) * (b[start + k + 3] as number);
  }
  for (; k < length; k++) s += (a[from + k] as number) * (b[start + k] as number);
  return s + t + (u + v);
}

function largest(values: Float64Array): number {
  let top = 0;
  for (let n = 0; n < values.length; n++) top = Math.max(top, Math.abs(values[n] as number));
  return top;
}

/** The operand's values with the last of `order` running fastest; its own storage where it lies so already. */
function gather(a: Operand, order: readonly FreeIndex[], sizeOf: SizeOf): Float64Array {
  const size = volume(order, sizeOf);
  const wanted = rowMajor(order, sizeOf);
  if (order.every((i) => sizeOf(i) === 1 || a.strides.get(i) === wanted.get(i))) {
    return a.values.subarray(a.offset, a.offset + size);
  }
  const values = new Float64Array(size);
  const strides = order.map((i) => a.strides.get(i) ?? 0);
  const inner = order.length - 1;
  const innerSize = sizeOf(order[inner] as FreeIndex);
  const innerStride = strides[inner] as number;
  const at = order.map(() => 0);
  let from = a.offset;
  for (let out = 0; out < size; out += innerSize) {
    for (let k = 0; k < innerSize; k++) values[out + k] = a.values[from + k * innerStride] as number;
    for (let n = inner - 1; n >= 0; n--) {
      from += strides[n] as number;
      at[n] = (at[n] as number) + 1;
      if ((at[n] as number) < sizeOf(order[n] as FreeIndex)) break;
      from -= (strides[n] as number) * (at[n] as number);
      at[n] = 0;
    }
  }
  return values;
}
