/** The training of 2-3-3-1 on two moons as somebody writes it for this one network: what any other way is measured by. */

/** Numbers row by row. */
export interface Moons {
  readonly x: Float64Array;
  readonly t: Float64Array;
  readonly w: { readonly W1: number[][]; b1: number[]; W2: number[][]; b2: number[]; W3: number[][]; b3: number[] };
}

/** Full batches, the loss summed over the samples. Gives the loss before the last epoch. */
export function trainByHand({ x, t, w }: Moons, epochs: number, rate: number): number {
  const [W1, b1] = [Float64Array.from(w.W1.flat()), Float64Array.from(w.b1)];
  const [W2, b2] = [Float64Array.from(w.W2.flat()), Float64Array.from(w.b2)];
  const [W3, b3] = [Float64Array.from(w.W3.flat()), Float64Array.from(w.b3)];
  const [dW1, db1, dW2, db2, dW3] = [6, 3, 9, 3, 3].map((n) => new Float64Array(n)) as Float64Array[] as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [a1, a2, d1, d2] = [3, 3, 3, 3].map((n) => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const at = (a: Float64Array, n: number): number => a[n] as number;
  let loss = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    loss = 0;
    let db3 = 0;
    for (const sum of [dW1, db1, dW2, db2, dW3]) sum.fill(0);
    for (let n = 0; n < t.length; n++) {
      for (let i = 0; i < 3; i++) {
        a1[i] = Math.tanh(at(b1, i) + at(W1, 2 * i) * at(x, 2 * n) + at(W1, 2 * i + 1) * at(x, 2 * n + 1));
      }
      for (let i = 0; i < 3; i++) {
        let z = at(b2, i);
        for (let j = 0; j < 3; j++) z += at(W2, 3 * i + j) * at(a1, j);
        a2[i] = Math.tanh(z);
      }
      let z = at(b3, 0);
      for (let j = 0; j < 3; j++) z += at(W3, j) * at(a2, j);
      const p = 1 / (1 + Math.exp(-z));
      loss -= at(t, n) * Math.log(p) + (1 - at(t, n)) * Math.log(1 - p);
      const d3 = p - at(t, n);
      db3 += d3;
      for (let j = 0; j < 3; j++) {
        dW3[j] = at(dW3, j) + d3 * at(a2, j);
        d2[j] = d3 * at(W3, j) * (1 - at(a2, j) ** 2);
        db2[j] = at(db2, j) + at(d2, j);
      }
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let i = 0; i < 3; i++) {
          dW2[3 * i + j] = at(dW2, 3 * i + j) + at(d2, i) * at(a1, j);
          sum += at(d2, i) * at(W2, 3 * i + j);
        }
        d1[j] = sum * (1 - at(a1, j) ** 2);
        db1[j] = at(db1, j) + at(d1, j);
      }
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 2; j++) dW1[2 * i + j] = at(dW1, 2 * i + j) + at(d1, i) * at(x, 2 * n + j);
      }
    }
    for (const [w, dw] of [
      [W1, dW1] as const,
      [b1, db1] as const,
      [W2, dW2] as const,
      [b2, db2] as const,
      [W3, dW3] as const,
    ]) {
      for (let k = 0; k < w.length; k++) w[k] = at(w, k) - rate * at(dw, k);
    }
    b3[0] = at(b3, 0) - rate * db3;
  }
  return loss;
}
