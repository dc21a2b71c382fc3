/** Stretches of a text that are read in a way of their own, and what is left without them. */
import type { Span } from '../../language/source.js';

/** The text with spaces for what stands in the ranges, so that everything else stays where it stands. */
export function without(text: string, ranges: readonly Span[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= position) continue;
    const from = Math.max(start, position);
    pieces.push(text.slice(position, from), spaces(text.slice(from, end)));
    position = end;
  }
  return `${pieces.join('')}${text.slice(position)}`;
}

const spaces = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The ranges that a pattern finds. */
export const rangesOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** What stands between an opening and the closing that belongs to it. A closing that is missing is looked for once. */
export function rangesBetween(
  text: string,
  opening: RegExp,
  closingOf: (match: RegExpMatchArray) => string,
): readonly Span[] {
  const ranges: Span[] = [];
  const absent = new Set<string>();
  let position = 0;
  for (const match of text.matchAll(opening)) {
    const closing = closingOf(match);
    if (match.index < position || absent.has(closing)) continue;
    const end = text.indexOf(closing, match.index + match[0].length);
    if (end < 0) absent.add(closing);
    else {
      position = end + closing.length;
      ranges.push({ start: match.index, end: position });
    }
  }
  return ranges;
}

export interface Line extends Span {
  readonly text: string;
}

/** The lines of a text, without their ends. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const whole of text.split('\n')) {
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    lines.push({ text: line, start, end: start + line.length });
    start += whole.length + 1;
  }
  return lines;
}
