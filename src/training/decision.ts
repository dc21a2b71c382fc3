/** What the network says over the plane of its two inputs. */
import { type DataSet, matrix } from '../data/data-set.js';
import type { Trainer } from './trainer.js';

/** Values on a lattice, row by row from below; each row from left to right. */
export interface Lattice {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly outputs: Float64Array;
  /** How many outputs there are at each point. */
  readonly columns: number;
}

/** The outputs over a rectangle, `steps` + 1 points along each side. The network has two inputs. */
export function outputsOver(
  trainer: Trainer,
  set: DataSet,
  [left, right]: readonly [number, number],
  [bottom, top]: readonly [number, number],
  steps: number,
): Lattice {
  const x = Array.from({ length: steps + 1 }, (_, n) => left + ((right - left) * n) / steps);
  const y = Array.from({ length: steps + 1 }, (_, n) => bottom + ((top - bottom) * n) / steps);
  const points = y.flatMap((v) => x.flatMap((u) => [u, v]));
  const inputs = matrix(2, Float64Array.from(points));
  const targets = matrix(set.targets.columns, new Float64Array(inputs.rows * set.targets.columns));
  const outputs = trainer.pass({ ...set, inputs, targets }, 'loss').outputs();
  return { x, y, outputs: outputs.values, columns: outputs.columns };
}
