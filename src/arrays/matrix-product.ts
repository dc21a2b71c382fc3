/** The one loop that most of the work is: rows of one matrix times rows of another. */

/** How large a product is: `batch` of them, each of `rows` × `columns` entries, each a sum of `length` products. */
export interface ProductSize {
  readonly batch: number;
  readonly rows: number;
  readonly columns: number;
  readonly length: number;
}

/**
 * out[n, r, c] = Σ_k a[n, r, k]·b[n, c, k], all of them without gaps. Two rows and two columns at a time: four sums
 * side by side share their loads, and the processor does not wait for one addition to start the next. The order of
 * each sum is fixed, so that the same numbers come out on any machine.
 */
export function multiplyRows(
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  { batch, rows, columns, length }: ProductSize,
): void {
  for (let n = 0; n < batch; n++) {
    const ofA = n * rows * length;
    const ofB = n * columns * length;
    const ofOut = n * rows * columns;
    let r = 0;
    for (; r + 1 < rows; r += 2) {
      const row = ofA + r * length;
      const to = ofOut + r * columns;
      let c = 0;
      for (; c + 1 < columns; c += 2) twoByTwo(a, row, b, ofB + c * length, length, out, to + c, columns);
      if (c < columns) {
        out[to + c] = dot(a, row, b, ofB + c * length, length);
        out[to + columns + c] = dot(a, row + length, b, ofB + c * length, length);
      }
    }
    if (r < rows) {
      for (let c = 0; c < columns; c++)
        out[ofOut + r * columns + c] = dot(a, ofA + r * length, b, ofB + c * length, length);
    }
  }
}

function twoByTwo(
  a: Float64Array,
  row: number,
  b: Float64Array,
  column: number,
  length: number,
  out: Float64Array,
  to: number,
  columns: number,
): void {
  let p = 0;
  let q = 0;
  let s = 0;
  let t = 0;
  for (let k = 0; k < length; k++) {
    const x = a[row + k] as number;
    const y = a[row + length + k] as number;
    const u = b[column + k] as number;
    const v = b[column + length + k] as number;
    p += x * u;
    q += x * v;
    s += y * u;
    t += y * v;
  }
  out[to] = p;
  out[to + 1] = q;
  out[to + columns] = s;
  out[to + columns + 1] = t;
}

/** In the same order as two by two, so that a value does not depend on where it stands. */
function dot(a: Float64Array, row: number, b: Float64Array, column: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += (a[row + k] as number) * (b[column + k] as number);
  return sum;
}
