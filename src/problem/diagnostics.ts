/** Diagnostics as people read them. */
import type { Diagnostic, InputError, Span } from '../language/source.js';
import { MAX_MISTAKES } from './limits.js';

/** How much of a long line is shown on each side of the place. */
const MARGIN = 60;
const MAX_MESSAGE = 600;

/**
 * `FILE:LINE:COLUMN: what is wrong`, the line with a caret under the place, and what would be right: for each mistake
 * of the input, in the order of the file.
 */
export function printDiagnostics({ diagnostics, source }: InputError): string {
  const placeOf = placesIn(source.text);
  const shown = diagnostics
    .slice(0, MAX_MISTAKES)
    .map((d) => printDiagnostic(d, source.name, placeOf(d.span.start)).join('\n'));
  const left = diagnostics.length - shown.length;
  return [...shown, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
}

/** Where and what; the line; the caret; and where it is known, what would be right. */
export function printDiagnostic(
  { span, message, hint }: Pick<Diagnostic, 'span' | 'message' | 'hint'>,
  name: string,
  { line, column, text }: Place,
): readonly string[] {
  const { shown, lead, width } = excerpt(text, column - 1, span);
  const place = `${name}:${line}:${column}: ${cut(message)}`;
  const caret = `${lead.replaceAll(/[^\t]/gu, ' ')}${'^'.repeat(width)}`;
  return [place, `  ${shown}`, `  ${caret}`, ...(hint === undefined ? [] : [`  ${hint}`])];
}

/** A message may quote what stands in the file, however long that is. */
const cut = (message: string): string =>
  message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE / 2)}…${message.slice(-MAX_MESSAGE / 2)}` : message;

/** The part of the line that is shown, what of it stands before the place, and how wide the caret is. */
function excerpt(text: string, at: number, span: Span): { shown: string; lead: string; width: number } {
  const characters = [...text];
  const from = characters.length > 2 * MARGIN && at > MARGIN ? at - MARGIN : 0;
  const to = characters.length > 2 * MARGIN ? Math.max(from + 2 * MARGIN, at + 1) : characters.length;
  const lead = `${from > 0 ? '…' : ''}${characters.slice(from, at).join('')}`;
  const rest = `${characters.slice(at, to).join('')}${to < characters.length ? '…' : ''}`;
  const width = Math.max(1, Math.min(span.end - span.start, characters.slice(at, to).length));
  return { shown: lead + rest, lead, width };
}

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** The whole line. */
  readonly text: string;
}

/** Tells the line and column of an offset into `text`. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let n = text.indexOf('\n'); n >= 0; n = text.indexOf('\n', n + 1)) starts.push(n + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    const start = starts[low] as number;
    const line = text.slice(start, (starts[low + 1] ?? text.length + 1) - 1).replace(/\r$/, '');
    return { line: low + 1, column: [...text.slice(start, offset)].length + 1, text: line };
  };
}
