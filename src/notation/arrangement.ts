/** How the vectors and matrices of a problem lie on the page: columns or rows, weights to-from or from-to, samples. */
import type { Arrangement } from '../backprop/matrix/read.js';
import { gradientName } from '../backprop/solution.js';
import { updatedName } from '../backprop/update.js';
import type { Problem } from '../problem/problem.js';
import { SAMPLES } from '../problem/samples.js';

/** The arrangement that a problem's notation asks for. */
export function arrangementOf({ loss, network, presentation }: Problem): Arrangement {
  const { vectors, samples, weight_order } = presentation.notation;
  const weights = new Set(
    weight_order === 'from-to'
      ? network?.layers.flatMap(({ names: { weights: w } }) => [w, gradientName(loss, w), updatedName(w)])
      : [],
  );
  return {
    axesOf: ({ name, free }) => {
      const isTurned = free[0]?.range === SAMPLES ? samples === 'columns' : weights.has(name);
      return isTurned && free.length === 2 ? free.toReversed() : free;
    },
    // The samples lie across the units.
    isRow: (range) => (range === SAMPLES ? samples === 'columns' : vectors === 'rows'),
  };
}
