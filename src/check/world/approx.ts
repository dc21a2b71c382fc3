/**
 * A number as far as it is known: `mid`, give or take `slack`. The slack of exact work is what doubles round away;
 * that of a literal which is a rounded number is what rounding may have hidden. Two numbers that lie farther apart
 * than their slacks are different numbers.
 */
export interface Approx {
  readonly mid: number;
  readonly slack: number;
}

/** What one operation on doubles may round away, with some to spare for functions that libraries round less well. */
const ROUNDING = 2 ** -51;
const TINY = Number.MIN_VALUE;

const rounded = (mid: number, slack: number): Approx => ({ mid, slack: slack + Math.abs(mid) * ROUNDING + TINY });

/** Nothing is known of it, or it does not exist. */
export const UNKNOWN: Approx = { mid: Number.NaN, slack: Number.POSITIVE_INFINITY };

export const exactly = (mid: number): Approx => ({ mid, slack: 0 });
export const nearly = (mid: number, slack: number): Approx => rounded(mid, slack);

export const plus = (a: Approx, b: Approx): Approx => rounded(a.mid + b.mid, a.slack + b.slack);
export const minus = (a: Approx): Approx => ({ mid: -a.mid, slack: a.slack });

export function times(a: Approx, b: Approx): Approx {
  if ((a.mid === 0 && a.slack === 0) || (b.mid === 0 && b.slack === 0)) return exactly(0);
  return rounded(a.mid * b.mid, Math.abs(a.mid) * b.slack + Math.abs(b.mid) * a.slack + a.slack * b.slack);
}

/** Where the divisor may be 0 nothing is known. */
export function over(a: Approx, b: Approx): Approx {
  const nearest = Math.abs(b.mid) - b.slack;
  if (!(nearest > 0)) return UNKNOWN;
  const quotient = a.mid / b.mid;
  return rounded(quotient, (a.slack + Math.abs(quotient) * b.slack) / nearest);
}

/** `f` where it neither jumps nor turns within the slack. */
export function through(f: (x: number) => number, a: Approx): Approx {
  const mid = f(a.mid);
  if (a.slack === 0) return rounded(mid, 0);
  const slack = Math.max(Math.abs(f(a.mid + a.slack) - mid), Math.abs(f(a.mid - a.slack) - mid));
  return Number.isNaN(slack) ? { mid, slack: Number.POSITIVE_INFINITY } : rounded(mid, slack);
}

export function raised(a: Approx, n: Approx): Approx {
  if (n.slack === 0 && Number.isInteger(n.mid)) {
    if (n.mid === 0) return exactly(1);
    const hasZero = Math.abs(a.mid) <= a.slack;
    if (n.mid < 0 && hasZero) return UNKNOWN;
    const { mid, slack } = through((x) => x ** n.mid, a);
    // What is less than the last bit of the base is more than that of a power; and an even power turns at 0.
    const whole = slack + Math.abs(n.mid * mid) * (ROUNDING / 2);
    return { mid, slack: hasZero ? Math.max(whole, Math.abs(mid)) : whole };
  }
  const mid = a.mid ** n.mid;
  const ends = [a.mid - a.slack, a.mid + a.slack].flatMap((x) => [n.mid - n.slack, n.mid + n.slack].map((y) => x ** y));
  const slack = Math.max(...ends.map((end) => Math.abs(end - mid)));
  return Number.isNaN(slack) ? { mid, slack: Number.POSITIVE_INFINITY } : rounded(mid, slack);
}

/** Everything that is in one of them. */
export function hull(a: Approx, b: Approx): Approx {
  const low = Math.min(a.mid - a.slack, b.mid - b.slack);
  const high = Math.max(a.mid + a.slack, b.mid + b.slack);
  return { mid: (low + high) / 2, slack: (high - low) / 2 };
}

/** Whether it is known well enough to tell numbers apart that people would. */
export const isSharp = ({ mid, slack }: Approx): boolean => Number.isFinite(mid) && slack <= SHARP * Math.abs(mid);
const SHARP = 1e-7;

export const mayBeEqual = (a: Approx, b: Approx): boolean => Math.abs(a.mid - b.mid) <= a.slack + b.slack;
export const isKnown = ({ mid, slack }: Approx): boolean => Number.isFinite(mid) && Number.isFinite(slack);
