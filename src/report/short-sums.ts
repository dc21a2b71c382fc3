/** Short sums written out, so that their numbers can be put in: Σ_i (t_i − y_i)² as (t₁ − y₁)² + (t₂ − y₂)². */
import type { Expr } from '../language/expr.js';
import type { Problem } from '../problem/problem.js';
import { newWritingOut, writeOut } from '../problem/write-out.js';

/** More terms than this are not written out. */
const MOST_TERMS = 6;

/** `e` with the terms of each sum that has few of them. */
export const withShortSums = (e: Expr, { axes }: Problem): Expr =>
  writeOut(
    e,
    (axis) => {
      const size = axes.get(axis)?.size;
      return size !== undefined && size <= MOST_TERMS ? size : undefined;
    },
    newWritingOut(),
  );
