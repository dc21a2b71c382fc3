/** How well outputs fit the classes of their targets. */
import type { Matrix } from '../data/data-set.js';

/** Rows of the confusion matrix are true classes, columns are what was said. */
export interface Metrics {
  readonly accuracy: number;
  readonly confusion: readonly (readonly number[])[];
  readonly byClass: readonly ClassMetrics[];
}

/** NaN where it is a share of nothing. */
export interface ClassMetrics {
  /** Of those said to be of the class, the share that is. */
  readonly precision: number;
  /** Of those that are of the class, the share that was found. */
  readonly recall: number;
  /** The harmonic mean of the two. */
  readonly f1: number;
}

/** What a single output has to be above to stand for the second of two classes. */
export const THRESHOLD = 0.5;

/** The class of each row: the largest of several columns, the first of equals; of one column whether it is above 1/2. */
export function classesOf({ rows, columns, values }: Matrix): Int32Array {
  const classes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (columns === 1) classes[row] = (values[row] as number) > THRESHOLD ? 1 : 0;
    else {
      let best = 0;
      for (let k = 1; k < columns; k++) {
        if ((values[row * columns + k] as number) > (values[row * columns + best] as number)) best = k;
      }
      classes[row] = best;
    }
  }
  return classes;
}

/** The share of rows whose output is of the class of the target. */
export function accuracyOf(outputs: Matrix, targets: Matrix): number {
  const [said, is] = [classesOf(outputs), classesOf(targets)];
  let right = 0;
  for (let row = 0; row < said.length; row++) if (said[row] === is[row]) right++;
  return right / said.length;
}

export function metricsOf(outputs: Matrix, targets: Matrix): Metrics {
  const [said, is] = [classesOf(outputs), classesOf(targets)];
  const count = Math.max(2, targets.columns);
  const confusion = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let row = 0; row < said.length; row++) {
    const line = confusion[is[row] as number] as number[];
    line[said[row] as number] = (line[said[row] as number] as number) + 1;
  }
  const byClass = confusion.map((line, k): ClassMetrics => {
    const found = line[k] as number;
    const precision = found / confusion.reduce((sum, other) => sum + (other[k] as number), 0);
    const recall = found / line.reduce((sum, n) => sum + n, 0);
    return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
  });
  return { accuracy: accuracyOf(outputs, targets), confusion, byClass };
}
