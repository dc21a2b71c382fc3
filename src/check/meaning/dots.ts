/** Arrays of which only the first and the last rows or columns are written, with dots between. */
import { type Expr, sym } from '../../language/expr.js';
import { type Arr, isScalar } from './array.js';

/** What stands for dots; of what is made of it nobody knows what it is. */
export const DOTS: Expr = sym('…');

export const isHidden = (e: Expr): boolean => e === DOTS || e.parts.some(isHidden);

/** How many lines of an array are written before its dots, and after them. */
interface Ends {
  readonly before: number;
  readonly after: number;
}

type Axis = 0 | 1;

/**
 * The arrays with dots wherever one of them has some: beside [1 … 9] five numbers are the first and the last. The same
 * where none has dots, or where one has fewer entries than are written of another.
 */
export const alike = (arrays: readonly Arr[]): readonly Arr[] =>
  arrays.some(({ entries }) => entries.some(isHidden)) ? alikeAlong(alikeAlong(arrays, 0), 1) : arrays;

function alikeAlong(arrays: readonly Arr[], axis: Axis): readonly Arr[] {
  const ends = arrays.flatMap((a) => endsAlong(a, axis) ?? []);
  if (ends.length === 0) return arrays;
  const before = Math.min(...ends.map((e) => e.before));
  const after = Math.min(...ends.map((e) => e.after));
  const whole = arrays.filter((a) => endsAlong(a, axis) === undefined);
  if (whole.some((a) => !isScalar(a) && lengthOf(a, axis) < before + after)) return arrays;
  return arrays.map((a) => (isScalar(a) ? a : shortened(a, axis, { before, after })));
}

const lengthOf = ({ shape }: Arr, axis: Axis): number => shape[axis] ?? 1;

/** The entries of each row, or of each column. */
function linesOf(a: Arr, axis: Axis): readonly (readonly Expr[])[] {
  const columns = lengthOf(a, 1);
  const lineOf = (n: number): number => (axis === 0 ? Math.floor(n / columns) : n % columns);
  return Array.from({ length: lengthOf(a, axis) }, (_, line) => a.entries.filter((_e, n) => lineOf(n) === line));
}

/** Undefined where no line along the axis is one of dots. */
function endsAlong(a: Arr, axis: Axis): Ends | undefined {
  const lines = linesOf(a, axis);
  const isOfDots = (line: readonly Expr[]): boolean => line.every(isHidden);
  const before = lines.findIndex(isOfDots);
  if (lines.length < 2 || before < 0) return undefined;
  return { before, after: lines.length - 1 - lines.findLastIndex(isOfDots) };
}

function shortened(a: Arr, axis: Axis, { before, after }: Ends): Arr {
  const lines = linesOf(a, axis);
  const dots = (lines[0] as readonly Expr[]).map(() => DOTS);
  const kept = [...lines.slice(0, before), dots, ...lines.slice(lines.length - after)];
  const entries = axis === 0 ? kept.flat() : dots.flatMap((_, row) => kept.map((line) => line[row] as Expr));
  return { shape: a.shape.map((length, n) => (n === axis ? kept.length : length)), entries };
}
