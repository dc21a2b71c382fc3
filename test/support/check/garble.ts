/** What machines make of handwriting: a formula with one slip of the reader in it. */
import type { Random } from '../random.js';

/** How a slip changes a formula; undefined where there is nothing in it that it could change. */
type Slip = (formula: string, random: Random) => string | undefined;

/** One of the places that a pattern finds, read otherwise. */
const at =
  (pattern: RegExp, read: (found: string, random: Random) => string): Slip =>
  (formula, random) => {
    const found = [...formula.matchAll(pattern)];
    if (found.length === 0) return undefined;
    const { 0: text, index } = random.pick(found);
    return `${formula.slice(0, index)}${read(text, random)}${formula.slice(index + text.length)}`;
  };

const LIKE_DIGIT: Readonly<Record<string, string>> = {
  0: '6',
  1: '7',
  2: '7',
  3: '8',
  4: '9',
  5: '6',
  6: '0',
  7: '1',
  8: '3',
  9: '4',
};
const LIKE_LETTER: Readonly<Record<string, string>> = {
  y: '9',
  z: '2',
  x: '\\times ',
  w: 'N',
  h: 'b',
  a: 'd',
  t: '+',
  E: 'B',
  L: '2',
  v: 'r',
};

/** By name: the slips that leave another formula, or none. */
export const SLIPS: Readonly<Record<string, Slip>> = {
  'an index lost': at(/_(?:\{[^{}]*\}|\w)/g, () => ''),
  'another index': at(/(?<=_\{?)\d/g, (digit) => LIKE_DIGIT[digit] as string),
  'a neighbouring index': at(/(?<=_\{?)[123]/g, (digit) => (digit === '1' ? '2' : '1')),
  'a letter for a digit': at(/[01](?!\d*\})/g, (digit) => (digit === '1' ? 'l' : 'O')),
  'a hat lost': at(/\\hat\{(\w)\}/g, (hat) => hat.slice(5, -1)),
  'a minus for an equals sign': at(/ = /g, () => ' - '),
  'a minus lost': at(/-/g, () => ''),
  'another digit': at(/(?<=\d\.\d*)\d/g, (digit) => LIKE_DIGIT[digit] as string),
  'a digit lost': at(/(?<=\d\.\d*)\d/g, () => ''),
  'a point lost': at(/(?<=\d)\.(?=\d)/g, () => ''),
  'another letter': at(/(?<![\\A-Za-z])[yzxwhatELv](?![A-Za-z])/g, (letter) => LIKE_LETTER[letter] as string),
  'a power for a layer': at(/\^\{\(\d\)\}/g, (layer) => `^${layer[3]}`),
  'a bracket lost': at(/[()]/g, () => ''),
  'a fraction torn': at(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, (fraction) => fraction.replace(/^\\frac/, '')),
  'a factor again': at(/\\frac\{\\partial [^{}]*\}\{\\partial [^{}]*\}/g, (factor) => `${factor} \\times ${factor}`),
  'an end lost': (formula) => formula.slice(0, Math.ceil(formula.length * 0.7)),
};

/** The formula with one slip, and which. */
export function garbled(formula: string, random: Random): { readonly slip: string; readonly text: string } {
  for (;;) {
    const slip = random.pick(Object.keys(SLIPS));
    const text = SLIPS[slip]?.(formula, random);
    if (text !== undefined && text !== formula) return { slip, text };
  }
}
