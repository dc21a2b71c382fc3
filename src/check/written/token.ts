/** What a formula is parsed from, whether it was LaTeX, text or code. */
import type { Span } from '../../language/source.js';

export type Token = { readonly span: Span } /** Bold, 1 may be a vector of ones. */ & (
  | { readonly kind: 'number'; readonly text: string; readonly isBold?: boolean }
  /** A letter, a Greek letter by its name, or a whole word. */
  | { readonly kind: 'word'; readonly text: string }
  /** `+ - * / @ odot ( ) [ ] { } | , ; ' ! %`, relations (see chain.ts), `dots`. */
  | { readonly kind: 'sign'; readonly text: string }
  /** What hangs on the token before. */
  | { readonly kind: 'scripts'; readonly sub: readonly Token[]; readonly sup: readonly Token[] }
  | { readonly kind: 'accented'; readonly accent: string; readonly inside: readonly Token[] }
  | { readonly kind: 'fraction'; readonly over: readonly Token[]; readonly under: readonly Token[] }
  | { readonly kind: 'root'; readonly inside: readonly Token[] }
  | { readonly kind: 'array'; readonly open: string; readonly rows: readonly (readonly (readonly Token[])[])[] }
  /** The sum or the mean of what stands before it, over an axis (all where none is said) that may be kept. */
  | { readonly kind: 'fold'; readonly fold: Fold }
  /** A function of what stands before it, as a program applies it behind a full stop, and of `args`. */
  | { readonly kind: 'method'; readonly name: string; readonly args: readonly Token[] }
  /** A wide space, or words in between: what stands on its two sides need not belong together. */
  | { readonly kind: 'gap'; readonly words: string }
);

/** What NumPy makes of an array: over its rows (axis 0), over its columns, or all of it. */
export interface Fold {
  readonly operator: 'sum' | 'mean' | 'max' | 'min';
  readonly axis: 0 | 1 | undefined;
  readonly keepsAxis: boolean;
}

/** What the reader has to know of words before it knows what they mean. */
export interface Vocabulary {
  /** Whether a word is a function's name, so that its argument may follow without brackets. */
  isFunction(word: string): boolean;
  /** Names of several letters, which LaTeX writes like a product of letters. */
  readonly words: ReadonlySet<string>;
}

export const isSign = (token: Token | undefined, ...texts: readonly string[]): boolean =>
  token?.kind === 'sign' && texts.includes(token.text);

export const isWord = (token: Token | undefined, ...texts: readonly string[]): boolean =>
  token?.kind === 'word' && texts.includes(token.text);

/** Whether it works on what stands before it. */
export const isOperation = ({ kind }: Token): boolean => kind === 'fold' || kind === 'method';

/** From the first token to the last. */
export const spanOf = (tokens: readonly Token[], otherwise: Span): Span => {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? { start: first.span.start, end: Math.max(first.span.end, last.span.end) } : otherwise;
};
