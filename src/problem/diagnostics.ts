/** Diagnostics as people read them. */
import { columnsOf } from '../language/columns.js';
import type { Diagnostic, InputError, Span } from '../language/source.js';
import { MAX_MISTAKES } from './limits.js';

/** So much of a long line is shown, half of it on each side of the place. */
const WIDTH = 120;
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

/** Where and what; the line, at most `width` characters of it; the caret; and where it is known, what would be right. */
export function printDiagnostic(
  { span, message, hint }: Pick<Diagnostic, 'span' | 'message' | 'hint'>,
  name: string,
  { line, column, text }: Place,
  width = WIDTH,
): readonly string[] {
  const { shown, lead, piece } = excerpt(text, column - 1, span, width);
  const place = `${name}:${line}:${column}: ${cut(message)}`;
  // A tab stands below a tab: only the terminal knows how wide it is.
  const below = lead.replaceAll(/[^\t]+/g, (text) => ' '.repeat(columnsOf(text)));
  const caret = `${below}${'^'.repeat(Math.max(1, columnsOf(piece)))}`;
  return [place, `  ${shown}`, `  ${caret}`, ...(hint === undefined ? [] : [`  ${hint}`])].map(harmless);
}

/** A message may quote what stands in the file, however long that is. */
const cut = (message: string): string =>
  message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE / 2)}…${message.slice(-MAX_MESSAGE / 2)}` : message;

/** A stranger's text must not steer the terminal. */
const harmless = (text: string): string => text.replaceAll(/[^\P{Cc}\t]/gu, '\ufffd');

/** The part of the line that is shown, what of it stands before the place, and the piece that the caret is under. */
function excerpt(
  text: string,
  at: number,
  span: Span,
  width: number,
): { readonly shown: string; readonly lead: string; readonly piece: string } {
  const characters = [...text];
  const half = Math.max(10, Math.floor(width / 2));
  const from = characters.length > 2 * half && at > half ? at - half : 0;
  const to = characters.length > 2 * half ? Math.max(from + 2 * half, at + 1) : characters.length;
  const lead = `${from > 0 ? '…' : ''}${characters.slice(from, at).join('')}`;
  const rest = `${characters.slice(at, to).join('')}${to < characters.length ? '…' : ''}`;
  const marked = [...text.slice(0, characters.slice(0, at).join('').length + span.end - span.start)].length;
  return { shown: lead + rest, lead, piece: characters.slice(at, Math.min(to, marked)).join('') };
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
