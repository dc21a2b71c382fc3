/** What the shape of a function of one variable is: found from its formula and its derived derivative, in numbers. */

/** A function of a number; undefined where it has no value. */
export type Plain = (z: number) => number | undefined;

export interface FunctionShape {
  /** Between what all values lie; undefined where that could not be found out. */
  readonly bounds: Bounds | undefined;
  /** The greatest |f′|, and where it is, if at one place only; undefined where the slope has no bound. */
  readonly steepest: { readonly slope: number; readonly at: number | undefined } | undefined;
  /** From here on outwards |f′| stays below 1 % of its greatest value; undefined where it does not. */
  readonly flatBelow: number | undefined;
  readonly flatAbove: number | undefined;
}
/** Without one, there is no bound on that side. */
export interface Bounds {
  readonly least?: Bound;
  readonly most?: Bound;
}
/** `reached`: some value is the bound. */
export interface Bound {
  readonly value: number;
  readonly reached: boolean;
}

/** What counts as flat, in comparison with the steepest place. */
const FLAT = 0.01;
/** So far out, in steps of a quarter, the function is looked at. Beyond it does as it did up to there. */
const REACH = 32;
const STEP = 0.25;
const GRID: readonly number[] = Array.from({ length: (2 * REACH) / STEP + 1 }, (_, n) => n * STEP - REACH);
/** Where a bound that is only approached is still told from one that is reached. */
const NEAR = 8;

/** The shape of a function with its derivative; undefined where one of them lacks values on the way. */
export function shapeOf(f: Plain, slope: Plain): FunctionShape | undefined {
  const slopes = GRID.map(slope);
  if (!areNumbers(slopes) || !areNumbers(GRID.map(f))) return undefined;
  const sizes = slopes.map(Math.abs);
  const greatest = Math.max(...sizes);
  const grows = [1, -1].some((side) => sizeAt(slope, side * REACH) > sizeAt(slope, (side * REACH) / 2) * 1.001);
  if (greatest === 0 || grows) {
    return { bounds: undefined, steepest: undefined, flatBelow: undefined, flatAbove: undefined };
  }
  const steepest = steepestPlace(slope, sizes, greatest);
  const isFlat = (z: number): boolean => sizeAt(slope, z) < FLAT * steepest.slope;
  return {
    bounds: boundsOf(f, slope, slopes, isFlat),
    steepest,
    flatBelow: boundary(isFlat, GRID),
    flatAbove: boundary(isFlat, GRID.toReversed()),
  };
}

const sizeAt = (slope: Plain, z: number): number => Math.abs(slope(z) ?? Number.NaN);

/** The best place of the grid, made finer by thirds. */
function steepestPlace(
  slope: Plain,
  sizes: readonly number[],
  greatest: number,
): { slope: number; at: number | undefined } {
  const tops = GRID.filter((_, n) => (sizes[n] as number) > greatest * (1 - 1e-9));
  const [top, another] = tops as [number, number?];
  if (another !== undefined) return { slope: greatest, at: undefined };
  let [low, high] = [top - STEP, top + STEP];
  for (let k = 0; k < 60; k++) {
    const third = (high - low) / 3;
    if (sizeAt(slope, low + third) < sizeAt(slope, high - third)) low += third;
    else high -= third;
  }
  const at = snapped((low + high) / 2, 1e-6);
  return { slope: sizeAt(slope, at), at };
}

/** Found from where the function goes far out, and from where it turns. */
function boundsOf(
  f: Plain,
  slope: Plain,
  slopes: readonly number[],
  isFlat: (z: number) => boolean,
): Bounds | undefined {
  const turns = turningPoints(slope, slopes).flatMap((z): Bound[] => {
    const value = f(z);
    return value === undefined ? [] : [{ value, reached: true }];
  });
  const ends = [-1, 1].map((side) => farOut(f, slope, side, isFlat(side * REACH)));
  if (ends.includes(undefined)) return undefined;
  const known = [...turns, ...ends.flatMap((end) => (typeof end === 'object' ? [end] : []))];
  const extreme = (sign: 1 | -1): Bound | undefined =>
    ends.includes(sign) ? undefined : known.toSorted((a, b) => sign * (b.value - a.value))[0];
  const [least, most] = [extreme(-1), extreme(1)];
  return { ...(least && { least }), ...(most && { most }) };
}

/** The bound that the function comes to on a side; 1 or -1 where it rises or falls without one; undefined where neither shows. */
function farOut(f: Plain, slope: Plain, side: number, isFlat: boolean): Bound | 1 | -1 | undefined {
  const [far, half] = [f(side * REACH) as number, f((side * REACH) / 2) as number];
  if (isFlat) {
    const value = snapped(far);
    return Math.abs(far - half) < 1e-5 ? { value, reached: f(side * NEAR) === value } : undefined;
  }
  const isSteady = sizeAt(slope, side * REACH) > sizeAt(slope, (side * REACH) / 2) * 0.999;
  if (!isSteady) return undefined;
  return far > half ? 1 : -1;
}

const areNumbers = (values: readonly (number | undefined)[]): values is readonly number[] =>
  values.every((value) => value !== undefined);

/** Where `isFlat`, true at the first place, first ceases to be; undefined where it is not true there, or never ceases. */
function boundary(isFlat: (z: number) => boolean, grid: readonly number[]): number | undefined {
  const n = grid.findIndex((z) => !isFlat(z));
  if (n <= 0) return undefined;
  let [flat, steep] = [grid[n - 1] as number, grid[n] as number];
  for (let k = 0; k < 40; k++) {
    const middle = (flat + steep) / 2;
    if (isFlat(middle)) flat = middle;
    else steep = middle;
  }
  return snapped(flat);
}

/** Numbers found by halving, where they are round. */
const snapped = (value: number, tolerance = 1e-9): number => {
  const near = Math.round(value / STEP) * STEP + 0;
  return Math.abs(value - near) < tolerance ? near : value;
};

function turningPoints(slope: Plain, slopes: readonly number[]): readonly number[] {
  return slopes.flatMap((before, n) => {
    const after = slopes[n + 1];
    if (after === undefined || before * after >= 0) return [];
    let [low, high] = [GRID[n] as number, GRID[n + 1] as number];
    for (let k = 0; k < 50; k++) {
      const middle = (low + high) / 2;
      if ((slope(middle) ?? 0) * before > 0) low = middle;
      else high = middle;
    }
    return [low];
  });
}
