/** At the end of a training: the derived gradient against differences of the loss, at the parameters that it led to. */
import { pickRows } from '../data/data-set.js';
import { newRandom } from '../data/random.js';
import { norm, type Run } from './run.js';

export interface DifferenceCheck {
  /** How far the two are apart at the entry where they are farthest, relative to the length of the gradient. */
  readonly worst: number;
  /** The same as it is. */
  readonly apart: number;
  /** Whether rounding alone may be so large: of a gradient that is nearly 0 differences tell no more. */
  readonly isNoise: boolean;
  readonly entries: number;
  /** Over how many rows, where not over all. */
  readonly rows: number | undefined;
}

/** So many entries of the gradient are tried. */
const TRIED = 50;
/** Over so many rows, the first ones: a loss over thousands takes long. */
const MOST_ROWS = 500;
/** The third root of the rounding of doubles: there the error of a central difference is least. */
const STEP = 2 ** -17;
/** What rounding leaves of a difference, as a share of the loss: many times the last bit over the step. */
const NOISE = 1e-9;
/** In the place of the length of a gradient that is 0. */
const LEAST = 1e-30;

/**
 * (L(w + h) − L(w − h))/2h for entries w that are drawn by lot. The loss is computed by the forward formulas alone, so
 * nothing of the derivation is in it. To some nine digits the two agree where the loss is smooth.
 */
export function checkAtTheEnd({ trainer, rows: all }: Run, seed: number): DifferenceCheck {
  const isShort = all.inputs.rows <= MOST_ROWS;
  const rows = isShort
    ? all
    : pickRows(
        all,
        Int32Array.from({ length: MOST_ROWS }, (_, n) => n),
      );
  const pass = trainer.pass(rows, 'gradients');
  const gradients = pass.gradients();
  const noise = NOISE * Math.max(1, Math.abs(pass.loss));
  const places = [...trainer.parameters].flatMap(([name, { values }]) =>
    [...values.keys()].map((place) => ({ name, place })),
  );
  const order = newRandom(seed, 'entries of the check').order(places.length).subarray(0, TRIED);
  const length = Math.hypot(...[...gradients.values()].map(norm));
  let apart = 0;
  for (const n of order) {
    const { name, place } = places[n] as (typeof places)[number];
    const values = trainer.parameters.get(name)?.values as Float64Array;
    const before = values[place] as number;
    const step = STEP * Math.max(1, Math.abs(before));
    const lossAt = (x: number): number => {
      values[place] = x;
      return trainer.pass(rows, 'loss').loss;
    };
    const difference = (lossAt(before + step) - lossAt(before - step)) / (2 * step);
    values[place] = before;
    apart = Math.max(apart, Math.abs(difference - (gradients.get(name)?.[place] as number)));
  }
  return {
    worst: apart / Math.max(length, LEAST),
    apart,
    isNoise: apart < noise,
    entries: order.length,
    rows: isShort ? undefined : MOST_ROWS,
  };
}
