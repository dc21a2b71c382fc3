/** What the scanners of names, of signs and of calls need of the whole scanner, which is made of them: text-tokens.ts. */
import type { Span } from '../../../language/source.js';
import type { Token, Vocabulary } from '../token.js';
import type { TextCursor } from './text-cursor.js';

/** In `code` a `*` goes entry by entry, indices count from 0, and there are no words in between. */
export type PlainNotation = 'text' | 'code';

export interface Scanning {
  readonly at: TextCursor;
  readonly notation: PlainNotation;
  readonly vocabulary: Vocabulary;
  /** Whether the d of dL/dw was read, so that the next one is its other half. */
  inDerivative: boolean;
  /** All tokens up to a closing sign, which is taken too. Throws Unreadable, as all of these do. */
  until(close: string): readonly Token[];
  /** What comes next, behind the tokens `before`. */
  next(before: readonly Token[]): readonly Token[];
  /** The tokens of a text of its own; `offset` says where it stands. */
  within(text: string, offset?: number): readonly Token[];
}

/** Tokens as the parser takes them for one factor, though no brackets are written. */
export const asOneFactor = (inside: readonly Token[], span: Span): readonly Token[] => [
  { kind: 'sign', text: '(', span: { start: span.start, end: span.start } },
  ...inside,
  { kind: 'sign', text: ')', span: { start: span.end, end: span.end } },
];
