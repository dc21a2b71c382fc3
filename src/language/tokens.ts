/** The tokens of the text language. Any other way to write expressions hands the parser the same kinds of token. */
import type { Span } from './source.js';

export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'relation' | 'open' | 'close' | 'comma' | 'unknown' | 'end';
  readonly text: string;
  readonly span: Span;
}

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['relation', /<=|>=|<|>|=/y],
  ['operator', /[-+*/^]/y],
  ['open', /[([]/y],
  ['close', /[)\]]/y],
  ['comma', /,/y],
];

/** The tokens of `text`, blanks left out, with an `end` token last. What is no token becomes an `unknown` one. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/.test(text[position] as string)) {
      position++;
      continue;
    }
    const token = tokenAt(text, position);
    tokens.push(token);
    position = token.span.end;
  }
  tokens.push({ kind: 'end', text: '', span: { start: text.length, end: text.length } });
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], span: { start, end: start + match[0].length } };
  }
  const character = String.fromCodePoint(text.codePointAt(start) as number);
  return { kind: 'unknown', text: character, span: { start, end: start + character.length } };
}
