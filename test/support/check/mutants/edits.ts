/** Small mistakes: what may be changed in a line, a row a kind. */
import type { Random } from '../../random.js';

export interface Edit {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

interface Kind {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly by: (found: string) => string;
}

const otherDigit = (digit: string, by: number): string => String((Number(digit) + by) % 10);

const KINDS: readonly Kind[] = [
  { kind: 'sign', pattern: / [+-] |(?<=[\w})])[+-](?=[\w\\({])/g, by: (s) => (s.includes('+') ? '-' : '+') },
  { kind: 'sign', pattern: /(?<=(?:=|\\approx|\\left\(|\() ?)-/g, by: () => '' },
  { kind: 'sign', pattern: /(?<== )(?=[\da-z\\])(?!\\begin|\\sum)/g, by: () => '-' },
  { kind: 'index', pattern: /(?<=_\{?\d?)\d(?=[^.\d])/g, by: (i) => (i === '1' ? '2' : '1') },
  { kind: 'layer', pattern: /(?<=\^\{?[([])\d(?=[)\]])/g, by: (l) => (l === '1' ? '2' : '1') },
  { kind: 'exponent', pattern: /\^\{?2/g, by: (power) => power.replace('2', '3') },
  { kind: 'exponent', pattern: /\^(?:2|\{2\})/g, by: () => '' },
  { kind: 'factor', pattern: /\\left\([^()]*\\right\)/g, by: () => '' },
  { kind: 'factor', pattern: / \\cdot [\w.]+(?![\w.{^])/g, by: () => '' },
  { kind: 'factor', pattern: / \\cdot [\w.]+(?![\w.{^])/g, by: (factor) => factor + factor },
  { kind: 'digit', pattern: /(?<=\.\d*|\{,\}\d*)\d/g, by: (d) => otherDigit(d, 4) },
  { kind: 'digit', pattern: /(?<=(?:\.|\{,\})\d*)\d(?!\d)/g, by: (d) => otherDigit(d, 1) },
  { kind: 'digit', pattern: /(?<![\d._^{])\d(?=\.\d|\{,\}\d)/g, by: (d) => otherDigit(d, 1) },
];

/** What may be changed in a piece of LaTeX that begins at `from`, a list a kind. */
export const editsOf = (latex: string, from: number): readonly (readonly Edit[])[] =>
  KINDS.map(({ kind, pattern, by }) =>
    [...latex.matchAll(pattern)].map(({ 0: found, index }) => {
      const start = from + index;
      return { kind, start, end: start + found.length, by: spacedAs(found, by(found)) };
    }),
  ).filter((edits) => edits.length > 0);

const spacedAs = (old: string, by: string): string => (/^ [+-] $/.test(old) ? ` ${by} ` : by);

/** An edit each of some claims, of any kind that they allow, in the order of the text. */
export function inDifferentClaims(
  claims: readonly (readonly (readonly Edit[])[])[],
  count: number,
  random: Random,
): readonly Edit[] {
  const chosen = new Set(Array.from({ length: count }, () => random.pick(claims)));
  return [...chosen].map((kinds) => random.pick(random.pick(kinds))).sort((a, b) => a.start - b.start);
}

/** The text with all of these edits, and where each of them begins in it. */
export function withEdits(
  text: string,
  edits: readonly Edit[],
): { readonly text: string; readonly places: readonly number[] } {
  let edited = '';
  let from = 0;
  const places = edits.map(({ start, end, by }) => {
    edited += text.slice(from, start);
    from = end;
    const place = edited.length;
    edited += by;
    return place;
  });
  return { text: edited + text.slice(from), places };
}
