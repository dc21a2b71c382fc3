/** The normal distribution in doubles, to within a few units in the last place: for nets too large for exact digits. */

/** e^(-x²/2)/√(2π). Its relative error is below (4 + x²)·2^-53. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) * 0.3989422804014327;

/**
 * The share of the normal distribution below x. Up to |x| = 2 by the series 1/2 + φ(x)(x + x³/3 + x⁵/(3·5) + …), beyond
 * by the continued fraction φ(x)/(x + 1/(x + 2/(x + …))) (Abramowitz and Stegun 26.2.11 and 26.2.14).
 */
export function normalShare(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) <= 2) {
    let term = x;
    let total = x;
    for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
      term *= (x * x) / k;
      total += term;
    }
    return 0.5 + normalDensity(x) * total;
  }
  const far = Math.abs(x);
  let fraction = far;
  for (let k = 200; k >= 1; k--) fraction = far + k / fraction;
  const tail = normalDensity(far) / fraction;
  return x < 0 ? tail : 1 - tail;
}

/** A bound on the error of `normalShare` at a double. */
export const normalShareError = (share: number, x: number): number =>
  ((24 + 2 * x * x) * share + (Math.abs(x) <= 2 ? 6 : 0)) * 2 ** -53;
