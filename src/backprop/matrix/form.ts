/** Expressions in vectors and matrices, with their shapes. */
import type { Expr, FreeIndex } from '../../language/expr.js';

export type Matrix =
  /** An expression read entry by entry, its rows along the first axis and its columns along the second (undefined: 1). */
  | { readonly kind: 'entries'; readonly expr: Expr; readonly axes: readonly (FreeIndex | undefined)[] }
  /** A function applied to each entry. */
  | { readonly kind: 'applied'; readonly fn: string; readonly to: Matrix }
  | { readonly kind: 'identity' | 'ones'; readonly range: string }
  | { readonly kind: 'transpose' | 'diagonal'; readonly of: Matrix }
  | { readonly kind: 'product' | 'hadamard' | 'sum'; readonly parts: readonly Matrix[] }
  /** A number (scalars and inner products) times a matrix; without a matrix a number alone. */
  | {
      readonly kind: 'scaled';
      readonly scale: Expr;
      readonly dots: readonly Matrix[];
      readonly of: Matrix | undefined;
    };

/** Rows and columns as axes; undefined is 1. */
export interface Shape {
  readonly rows: string | undefined;
  readonly columns: string | undefined;
}

/** The shape of a matrix form. */
export function shapeOf(m: Matrix): Shape {
  switch (m.kind) {
    case 'entries':
      return { rows: m.axes[0]?.range, columns: m.axes[1]?.range };
    case 'applied':
      return shapeOf(m.to);
    case 'identity':
      return { rows: m.range, columns: m.range };
    case 'ones':
      return { rows: m.range, columns: undefined };
    case 'transpose': {
      const { rows, columns } = shapeOf(m.of);
      return { rows: columns, columns: rows };
    }
    case 'diagonal': {
      const { rows } = shapeOf(m.of);
      return { rows, columns: rows };
    }
    case 'product':
      return { rows: shapeOf(m.parts[0] as Matrix).rows, columns: shapeOf(m.parts.at(-1) as Matrix).columns };
    case 'hadamard':
    case 'sum':
      return shapeOf(m.parts[0] as Matrix);
    case 'scaled':
      return m.of ? shapeOf(m.of) : { rows: undefined, columns: undefined };
  }
}

const partsOf = (kind: 'product' | 'hadamard', m: Matrix): readonly Matrix[] => (m.kind === kind ? m.parts : [m]);
/** The matrix product, in which neither factor is a bracket. */
export const times = (a: Matrix, b: Matrix): Matrix => ({
  kind: 'product',
  parts: [...partsOf('product', a), ...partsOf('product', b)],
});

/** The product entry by entry, in which neither factor is a bracket. */
export const hadamard = (a: Matrix, b: Matrix): Matrix => ({
  kind: 'hadamard',
  parts: [...partsOf('hadamard', a), ...partsOf('hadamard', b)],
});
