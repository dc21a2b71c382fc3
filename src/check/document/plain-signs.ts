/** HTML, marks of Markdown and styled letters in the lines of a text, as the plain signs that they stand for. */
import type { Span } from '../../language/source.js';

/** A text made of another one, with the place of each of its characters in that. */
export interface Placed {
  readonly text: string;
  readonly offsetOf: (at: number) => number;
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  thinsp: ' ',
  ensp: ' ',
  emsp: ' ',
  times: '×',
  middot: '·',
  sdot: '·',
  minus: '−',
  frac12: '½',
  part: '∂',
  sigma: 'σ',
  eta: 'η',
  delta: 'δ',
  theta: 'θ',
  prime: '′',
  rarr: '→',
  asymp: '≈',
  lt: '<',
  gt: '>',
  amp: '&',
};
const OPENING: Readonly<Record<string, string>> = { sub: '_{', sup: '^{' };

const HTML = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,12})(?:\s[^<>]{0,200})?\/?>|&([a-z][a-z0-9]{1,8});/g;
/** `**z** = 0.4`, `= **0.5**`; between two factors stars are signs. */
const BOLD = /(?<![\p{L}\p{N})\]}])(\*\*|__)(?=[^\s*_])(?:(?!\1)[^\n])+(?<=\S)\1(?![\p{L}\p{N}(])/gu;
/** `*z* = 0.4` */
const SLANTED = /(?<=^\s*)([*_])(?=[^\s*_])[^*_\n]+?(?<=\S)\1(?=\s*[=≈])/gu;
const CODE = /(`)[^`\n]+`/g;
/** Slanted and bold letters of Unicode, as word processors put them into formulas. */
const STYLED = /[\u{1d400}-\u{1d7ff}\u210e]/gu;

/** A stretch of a text, and what it says in plain signs. */
interface Said extends Span {
  readonly says: string;
}

/**
 * A line as plain signs: without tags and marks of bold, slanted and typewritten text, but for what is lower and higher;
 * entities and letters of a style are what they stand for.
 */
export function inPlainSigns(text: string): Placed {
  const all = [
    ...[...text.matchAll(HTML)].map(htmlSaid),
    ...[BOLD, SLANTED, CODE].flatMap((marks) => [...text.matchAll(marks)].flatMap(withoutMarks)),
    ...[...text.matchAll(STYLED)].map((m) => said(m.index, m[0], m[0].normalize('NFKC'))),
  ].sort((a, b) => a.start - b.start);
  let out = '';
  const offsets: number[] = [];
  const put = (what: string, at: number, step: 0 | 1): void => {
    for (let n = 0; n < what.length; n++) offsets.push(at + n * step);
    out += what;
  };
  let position = 0;
  for (const { start, end, says } of all) {
    put(text.slice(position, start), position, 1);
    put(says, start, 0);
    position = end;
  }
  put(text.slice(position), position, 1);
  const end = (offsets.at(-1) ?? -1) + 1;
  return { text: out, offsetOf: (at) => offsets[at] ?? end };
}

const said = (start: number, whole: string, says: string): Said => ({ start, end: start + whole.length, says });

function htmlSaid({ index, 0: whole, 1: slash, 2: tag = '', 3: entity }: RegExpExecArray): Said {
  const opening = OPENING[tag.toLowerCase()];
  return said(index, whole, entity ? (ENTITIES[entity] ?? whole) : slash && opening ? '}' : (opening ?? ''));
}

const withoutMarks = ({ index, 0: whole, 1: mark = '' }: RegExpExecArray): readonly Said[] => [
  said(index, mark, ''),
  said(index + whole.length - mark.length, mark, ''),
];
