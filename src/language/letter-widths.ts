/** How wide the letters of Computer Modern are, in em: those of mathematics in italics and upright, in both printings. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** In thousandths, in the order of the alphabet; with what a slanted letter leans over its end. */
const ITALIC = [
  529, 429, 433, 520, 466, 598, 513, 576, 345, 469, 552, 318, 878, 600, 485, 503, 482, 479, 469, 361, 572, 521, 743,
  572, 526, 509, 750, 809, 787, 856, 796, 782, 786, 912, 518, 651, 921, 681, 1079, 912, 791, 781, 791, 767, 671, 723,
  792, 805, 1083, 906, 803, 755,
];
const UPRIGHT = [
  500, 556, 444, 556, 444, 306, 500, 556, 278, 306, 528, 278, 833, 556, 500, 556, 528, 392, 394, 389, 556, 528, 722,
  528, 528, 444, 750, 708, 722, 764, 681, 653, 785, 750, 361, 514, 778, 625, 917, 750, 778, 681, 778, 736, 556, 722,
  750, 750, 1028, 750, 750, 611,
];
const GREEK_LETTERS: Readonly<Record<string, number>> = {
  alpha: 644,
  beta: 619,
  gamma: 574,
  delta: 482,
  epsilon: 406,
  zeta: 512,
  eta: 533,
  theta: 497,
  iota: 354,
  kappa: 576,
  lambda: 583,
  mu: 603,
  nu: 558,
  xi: 484,
  pi: 606,
  rho: 517,
  sigma: 607,
  tau: 550,
  upsilon: 576,
  phi: 596,
  chi: 626,
  psi: 687,
  omega: 658,
};
/** Digits; the capitals of other alphabets are wider than their small letters. */
const DIGIT = 0.5;
const OTHER = { capital: 0.83, small: 0.56 };

const byLetter = (thousandths: readonly number[]): ReadonlyMap<string, number> =>
  new Map([...ALPHABET].map((letter, n) => [letter, (thousandths[n] as number) / 1000]));
const LETTERS = { italic: byLetter(ITALIC), upright: byLetter(UPRIGHT) };
const GREEK_WIDTHS = new Map(Object.entries(GREEK_LETTERS).map(([name, width]) => [name, width / 1000]));

/** A Greek letter by its name. */
export const greekWidth = (name: string): number => GREEK_WIDTHS.get(name) ?? OTHER.capital;

export const wordWidth = (word: string, face: keyof typeof LETTERS): number =>
  [...word].reduce((sum, letter) => sum + letterWidth(letter, face), 0);

function letterWidth(letter: string, face: keyof typeof LETTERS): number {
  const width = LETTERS[face].get(letter);
  if (width !== undefined) return width;
  if (/\p{Lu}/u.test(letter)) return OTHER.capital;
  if (/\p{M}/u.test(letter)) return 0;
  return /[ ,.:;'|]/.test(letter) ? 0.34 : /[\p{L}]/u.test(letter) ? OTHER.small : DIGIT + 0.06;
}
