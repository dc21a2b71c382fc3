/** Transposes: kept few, at the leaves where that is possible; and vectors that are arranged as rows. */
import { type Matrix, times } from './form.js';

/** The transpose, pushed through products and to the leaves, and through all else where that leaves fewer of them. */
export function transposed(m: Matrix): Matrix {
  switch (m.kind) {
    case 'transpose':
      return m.of;
    case 'product':
      return { kind: 'product', parts: m.parts.toReversed().map(transposed) };
    case 'hadamard':
      return { kind: 'hadamard', parts: m.parts.map(transposed) };
    case 'diagonal':
    case 'identity':
      return m;
    default: {
      const inside = turnedInside(m);
      return inside && transposesIn(inside) <= transposesIn(m) ? inside : { kind: 'transpose', of: m };
    }
  }
}

/** The transpose of what is done entry by entry, as that of its parts. */
export function turnedInside(m: Matrix): Matrix | undefined {
  switch (m.kind) {
    case 'applied':
      return { ...m, to: transposed(m.to) };
    case 'sum':
    case 'hadamard':
      return { ...m, parts: m.parts.map(transposed) };
    case 'scaled':
      return { ...m, of: m.of && transposed(m.of) };
    default:
      return undefined;
  }
}

/** `m` with the vectors that are arranged as rows turned into rows, each under a transpose. */
export function turned(m: Matrix, isRow: (range: string) => boolean): Matrix {
  const inside = (part: Matrix): Matrix => turned(part, isRow);
  switch (m.kind) {
    case 'entries': {
      const [axis, second] = m.axes;
      const isTurned = axis !== undefined && second === undefined && isRow(axis.range);
      return isTurned ? { kind: 'transpose', of: { ...m, axes: [undefined, axis] } } : m;
    }
    case 'identity':
    case 'ones':
      return m;
    case 'transpose':
      return transposed(inside(m.of));
    case 'diagonal': {
      const of = inside(m.of);
      return { kind: 'diagonal', of: of.kind === 'transpose' ? of.of : of };
    }
    case 'product':
      return m.parts.map(inside).reduce(times);
    case 'applied':
      return underOneTranspose({ ...m, to: inside(m.to) });
    case 'hadamard':
    case 'sum':
      return underOneTranspose({ ...m, parts: m.parts.map(inside) });
    case 'scaled':
      return underOneTranspose({ ...m, dots: m.dots.map(inside), of: m.of && inside(m.of) });
  }
}

/** uᵀ ⊙ vᵀ as (u ⊙ v)ᵀ. */
function underOneTranspose(m: Matrix): Matrix {
  const inside = turnedInside(m);
  return inside && transposesIn(inside) + 1 < transposesIn(m) ? { kind: 'transpose', of: inside } : m;
}

/** How many transposes a form has. */
function transposesIn(m: Matrix): number {
  const within = (parts: readonly Matrix[]): number => parts.reduce((count, part) => count + transposesIn(part), 0);
  switch (m.kind) {
    case 'transpose':
      return 1 + transposesIn(m.of);
    case 'diagonal':
      return transposesIn(m.of);
    case 'applied':
      return transposesIn(m.to);
    case 'product':
    case 'hadamard':
    case 'sum':
      return within(m.parts);
    case 'scaled':
      return within(m.of ? [m.of] : []);
    default:
      return 0;
  }
}
