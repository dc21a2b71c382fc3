/** At the end of a training: the derived gradient against differences of the loss, at the parameters that it led to. */
import { newRandom } from '../data/random.js';
import type { Run } from './run.js';

export interface DifferenceCheck {
  /** How far the two are apart at the entry where they are farthest, relative to the length of the gradient. */
  readonly worst: number;
  readonly entries: number;
}

/** So many entries of the gradient are tried. */
const TRIED = 50;
/** The third root of the rounding of doubles: there the error of a central difference is least. */
const STEP = 2 ** -17;

/**
 * (L(w + h) − L(w − h))/2h for entries w that are drawn by lot. The loss is computed by the forward formulas alone, so
 * nothing of the derivation is in it. To some nine digits the two agree where the loss is smooth.
 */
export function checkAtTheEnd({ trainer, rows }: Run, seed: number): DifferenceCheck {
  const gradients = trainer.pass(rows, 'gradients').gradients();
  const places = [...trainer.parameters].flatMap(([name, { values }]) =>
    [...values.keys()].map((place) => ({ name, place })),
  );
  const order = newRandom(seed, 'entries of the check').order(places.length).subarray(0, TRIED);
  const length = Math.hypot(...[...gradients.values()].flatMap((values) => [...values]));
  let worst = 0;
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
    worst = Math.max(worst, Math.abs(difference - (gradients.get(name)?.[place] as number)) / length);
  }
  return { worst, entries: order.length };
}
