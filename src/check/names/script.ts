/** A name in one spelling, whatever braces, spaces and underscores it is written with. */
import { integerOf } from '../written/literals.js';
import type { Written, WrittenName } from '../written/written.js';

/** Letters and digits alone: `w_{j1}`, `w_j1` and `wj1` are one name. */
export const plainKey = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** The key of a name's letter with its accents, without scripts: `\hat t` is `that`. */
export const headKey = ({ base, accents }: WrittenName): string => plainKey(base + accents.join(''));

/** The key of a name with what stands below it. */
export const fullKey = (name: WrittenName): string => headKey(name) + plainKey(name.sub.join(''));

/** The marks above a name without their brackets: `(2)` is `2`. */
export const marksAbove = ({ sup }: WrittenName): readonly string[] => sup.filter((text) => !/^[()[\]]$/.test(text));

/** An index as it is written: a number, or a letter. */
export type WrittenIndex = number | string;

/**
 * The indices that scripts spell, when there should be so many: `1,2`, `ij`, `12`. Undefined where they spell another
 * count, or something else.
 */
export function indicesIn(texts: readonly string[], count: number): readonly WrittenIndex[] | undefined {
  const items = texts.filter((text) => text !== ',' && text !== '[' && text !== ']');
  const digits = items.flatMap((text) => (/^\d+$/.test(text) && items.length < count ? [...text] : [text]));
  if (digits.length !== count) return undefined;
  const indices = digits.map((text): WrittenIndex | undefined => {
    if (/^\d+$/.test(text)) return Number(text);
    return /^\p{L}$/u.test(text) ? text : undefined;
  });
  return indices.every((i) => i !== undefined) ? indices : undefined;
}

/** A name with its scripts as one text. */
export function spellingOf(name: WrittenName): string {
  const known = SPELLINGS.get(name);
  if (known !== undefined) return known;
  const { base, accents, sub, sup, primes } = name;
  const spelling = [base, accents.join(), sub.join('\u0001'), sup.join('\u0001'), primes].join('\u0002');
  SPELLINGS.set(name, spelling);
  return spelling;
}

/** A name is met again in every way to read it. */
const SPELLINGS = new WeakMap<WrittenName, string>();

export const isSameName = (a: WrittenName, b: WrittenName): boolean => spellingOf(a) === spellingOf(b);

/** A name as a person reads it. */
export function shownName({ base, accents, sub, sup, primes }: WrittenName): string {
  const scripts = `${sub.length > 0 ? `_${sub.join('')}` : ''}${sup.length > 0 ? `^${sup.join('')}` : ''}`;
  return `${base}${accents.map((a) => `_${a}`).join('')}${scripts}${'′'.repeat(primes)}`;
}

/** `w^2` as the name w of layer 2. */
export function markedName(name: WrittenName, exponent: Written): WrittenName | undefined {
  const texts = scriptTexts(exponent);
  return texts && { ...name, sup: [...name.sup, ...texts] };
}

function scriptTexts(w: Written): readonly string[] | undefined {
  const n = integerOf(w);
  if (n !== undefined) return n < 0 ? ['-', String(-n)] : [String(n)];
  if (w.kind === 'name' && isBareName(w)) return [w.base];
  if (w.kind !== 'sum' || w.terms.length !== 2) return undefined;
  const [a, b] = w.terms.map(scriptTexts);
  return a && b ? [...a, ...(b[0] === '-' ? b : ['+', ...b])] : undefined;
}

/** A letter or word with nothing hanging on it. */
export const isBareName = ({ accents, sub, sup, primes }: WrittenName): boolean =>
  accents.length + sub.length + sup.length + primes === 0;

/** Whether a letter may run over units, samples or steps in time. */
export const isRunning = (letter: string): boolean => /^[i-nt]$/.test(letter);

/** What a single letter tells apart: `d_i`, `r^{(n)}` of samples, and `q_n^{(7)}`, the seventh of its kind. */
export interface LoneLetter {
  readonly letter: string;
  /** The name with a number for the letter. */
  at(n: number): WrittenName;
}

/** Undefined where there is no such letter, or more than one. */
export function loneLetterOf(name: WrittenName): LoneLetter | undefined {
  const [letter, ...others] = [...name.sub, ...marksAbove(name)].filter((text) => !/^\d+$/.test(text));
  if (letter === undefined || others.length > 0) return undefined;
  const put = (texts: readonly string[], n: number): readonly string[] =>
    texts.map((text) => (text === letter ? String(n) : text));
  return { letter, at: (n) => ({ ...name, sub: put(name.sub, n), sup: put(name.sup, n) }) };
}
