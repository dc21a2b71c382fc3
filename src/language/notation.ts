/** How the names of a problem are printed: data that typesetting looks things up in. */
import type { Index, Sym } from './expr.js';
import { GREEK } from './greek.js';
import { brackets, identifier, infix, joined, type Layout, number, row, script, superscript } from './layout.js';

/** How a name prints with its indices; without any, where it stands for a whole vector or matrix, or is a scalar. */
export type Naming = (indices: readonly Index[]) => Layout;

export interface Notation {
  /** How symbols print, by their names, where the spelling alone would not do. */
  readonly names: ReadonlyMap<string, Naming>;
  /** How a function's name prints: a Greek letter by name (`sigma`) or a word (`ReLU`). */
  readonly functions: ReadonlyMap<string, string>;
  /** Letters for the indices along an axis, in order of preference. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
  readonly log: 'log' | 'ln';
  /** e^z, or exp(z) where `e` is a name of the problem's own. */
  readonly exponential: 'power' | 'function';
  /** Between two numbers. */
  readonly times: '×' | '·';
  /** The d of a total derivative; ∂ where nothing is ambiguous without the distinction. */
  readonly total: '∂' | 'd';
  /** Before the condition of a case, and in place of the last one's. */
  readonly cases: { readonly condition: string; readonly otherwise: string };
}

export const plainNotation: Notation = {
  names: new Map(),
  functions: new Map([['sigmoid', 'sigma']]),
  letters: new Map(),
  log: 'log',
  exponential: 'power',
  times: '×',
  total: '∂',
  cases: { condition: 'if', otherwise: 'otherwise' },
};

const SPELLING = /^(\p{L}+?)(hat|bar|tilde)?(\d*)('*)$/u;
type Accent = 'hat' | 'bar' | 'tilde';
/** Whether a name is printed as one letter. */
export const isLetter = (name: string): boolean => [...name].length === 1 || GREEK.has(name);
const isAccent = (part: string | undefined): part is Accent => part === 'hat' || part === 'bar' || part === 'tilde';

/** A name as its spelling suggests: `w1` w₁, `theta` θ, `yhat` ŷ, `delta_z4` δ with subscript z₄. */
export function spelled(name: string): Layout {
  const [head = name, ...parts] = name.split('_').filter((part) => part !== '');
  const [, letters = head, suffix, digits = '', primes = ''] = SPELLING.exec(head) ?? [];
  const spelledAccent = isAccent(suffix) && isLetter(letters) ? suffix : undefined;
  const accent = spelledAccent ?? (isLetter(letters) && isAccent(parts[0]) ? parts.shift() : undefined);
  const base = identifier(spelledAccent ? letters : `${letters}${suffix ?? ''}`);
  const accented: Layout = isAccent(accent) ? { kind: 'accent', accent, body: base } : base;
  const areWords = parts.some((part) => /^\p{L}{3,}$/u.test(part) && !GREEK.has(part));
  const spelledPart = (part: string): Layout =>
    areWords && /^[a-z]{2}$/.test(part) ? identifier(part, true) : spelledSubscript(part);
  const subs = [...(digits === '' ? [] : [number(digits)]), ...parts.map(spelledPart)];
  return script(accented, {
    ...(subs.length > 0 && { sub: joined(subs, infix(',')) }),
    ...(primes !== '' && { sup: identifier('′'.repeat(primes.length)) }),
  });
}

/** In a subscript two letters are two indices (`w_ij`), except among words, and a longer word is a word (`x_max`). */
function spelledSubscript(part: string): Layout {
  if (/^\d+$/.test(part)) return number(part);
  if (/^\p{L}{2}$/u.test(part) && !GREEK.has(part)) return row(...[...part].map((letter) => identifier(letter)));
  return /^\p{L}{3,}$/u.test(part) && !GREEK.has(part) ? identifier(part, true) : spelled(part);
}

/** `base` with the number of its layer: W⁽¹⁾. */
export const layered = (base: Layout, layer: number | string): Layout =>
  superscript(base, brackets(number(String(layer))));

/** A name as it is spelled. Beside indices a trailing number is the layer's: below, it would read as one more index. */
export const spelledNaming = (name: string): Naming => {
  const array = arrayNaming(name);
  return (indices) => (indices.length === 0 ? spelled(name) : array(indices));
};

/** The same for a name that stands for a whole array where it has no indices. */
export function arrayNaming(name: string): Naming {
  const plain = spelled(name);
  const head =
    plain.kind === 'script' && plain.sub?.kind === 'number' && !plain.sup ? layered(plain.base, plain.sub.text) : plain;
  return (indices) => withIndices(head, indices);
}

export const indexLayout = (i: Index): Layout => (typeof i === 'number' ? number(String(i)) : spelled(i.name));
const isOneCharacter = (i: Index): boolean => (typeof i === 'number' ? i >= 0 && i < 10 : [...i.name].length === 1);

/** Indices side by side; commas as soon as one of them is longer than a character. */
export const indicesLayout = (indices: readonly Index[]): Layout =>
  indices.every(isOneCharacter) ? row(...indices.map(indexLayout)) : joined(indices.map(indexLayout), infix(','));

/** `head` with the indices in the subscript, behind what stands there. */
export const withIndices = (head: Layout, indices: readonly Index[]): Layout =>
  indices.length === 0 ? head : withScripts(head, { sub: indicesLayout(indices) });

export interface Scripts {
  readonly sub?: Layout | undefined;
  readonly sup?: Layout | undefined;
}

/** `head` with more in its subscript and its superscript, behind what stands there. */
export function withScripts(head: Layout, { sub, sup }: Scripts): Layout {
  if (head.kind !== 'script') return script(head, { ...(sub && { sub }), ...(sup && { sup }) });
  const below = head.sub && sub ? row(head.sub, infix(','), sub) : (sub ?? head.sub);
  const above = head.sup && sup ? row(head.sup, sup) : (sup ?? head.sup);
  return script(head.base, { ...(below && { sub: below }), ...(above && { sup: above }) });
}

/** A symbol as it prints. */
export const symbolLayout = ({ name, indices }: Sym, notation: Pick<Notation, 'names'>): Layout =>
  (notation.names.get(name) ?? spelledNaming(name))(indices);

/** A function's name: Greek letters and single letters slant, words stand upright; primes follow. */
export function functionLayout(fn: string, notation: Notation): Layout {
  const print = notation.functions.get(fn) ?? fn;
  const primes = /'*$/.exec(print)?.[0].length ?? 0;
  const name = primes > 0 ? print.slice(0, -primes) : print;
  const head = identifier(name.replaceAll('_', '-'), !isLetter(name));
  return primes > 0 ? superscript(head, identifier('′'.repeat(primes))) : head;
}

const LETTERS: readonly string[] = ['i', 'j', 'k', 'l', 'm', 'n', 'p', 'q', 'r', 's'];

/** A letter for an index along `range` that is not among `used`. */
export function freshLetter(range: string, used: ReadonlySet<string>, notation: Notation): string {
  const preferred = notation.letters.get(range) ?? LETTERS;
  const letter = [...preferred, ...LETTERS].find((l) => !used.has(l));
  if (letter !== undefined) return letter;
  const [first = 'i'] = preferred;
  let n = 1;
  while (used.has(`${first}${n}`)) n++;
  return `${first}${n}`;
}
