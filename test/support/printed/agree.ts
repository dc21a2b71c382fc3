/** Whether printed numbers may stand for the same thing. */
import { type Interval, NotANumber, type Value } from './intervals.js';
import { canonical, type Hidden, type Names, valueOfLatex } from './latex-value.js';

/** The value of printed mathematics; undefined where it has none. */
export function tryValue(latex: string, names: Names, hidden?: Hidden): Value | undefined {
  try {
    // A derivative written with a slash is one name.
    return names(canonical(latex)) ?? valueOfLatex(latex, names, hidden);
  } catch (error) {
    if (error instanceof NotANumber) return undefined;
    throw error;
  }
}

/** Whether there are numbers that both may stand for, but for the last bits of a double. */
export function agree(a: Value, b: Value): boolean {
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) return false;
  return a.every((row, i) =>
    row.every((x, j) => {
      const y = b[i]?.[j] as Interval;
      const room = 1e-9 * Math.max(Math.abs(x.low), Math.abs(x.high), 1e-3);
      return x.low <= y.high + room && y.low <= x.high + room;
    }),
  );
}
