/** Brackets: what they hold together, and the lists that square ones spell. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { isSign, type Token } from '../token.js';
import { notExpected, split } from '../token-lists.js';
import { Unreadable, type Written } from '../written.js';
import type { Cursor } from './cursor.js';
import type { Grammar } from './grammar.js';
import { isTransposeMark } from './superscript.js';

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

export const opensBracket = (token: Token | undefined): token is Token & { kind: 'sign' } =>
  token?.kind === 'sign' && CLOSING.has(token.text);

/** `( … )`: takes them and gives the tokens inside. Throws Unreadable where they are not closed. */
export function bracketed(at: Cursor): { readonly tokens: readonly Token[]; readonly span: Span } {
  const [open, ...rest] = at.rest as [Token & { kind: 'sign' }, ...Token[]];
  let depth = 1;
  const length = rest.findIndex((t) => {
    if (isSign(t, '(', '[', '{')) depth++;
    else if (isSign(t, ')', ']', '}')) depth--;
    return depth === 0;
  });
  const close = rest[length];
  if (close === undefined) throw new Unreadable(sentence('bracketNotClosed'), open.span);
  if (!isSign(close, CLOSING.get(open.text) as string)) throw new Unreadable(notExpected(close), close.span);
  at.skip(length + 2);
  return { tokens: rest.slice(0, length), span: { start: open.span.start, end: close.span.end } };
}

/** A formula in brackets, a matrix as a list of its rows, or a vector as a tuple of its entries. */
export function inBrackets(g: Grammar): Written {
  const { isAtStart } = g.at;
  const isSquare = isSign(g.at.next, '[');
  const { tokens, span } = bracketed(g.at);
  const rows = isSquare ? listed(tokens, g.at.next) : tuple(tokens, isAtStart, g.at.next);
  if (rows) {
    const isList = !isSquare && rows.length > 1;
    return {
      kind: 'matrix',
      rows: rows.map((r) => r.map((cell) => g.inside(cell, span))),
      span,
      ...(isList && { isList }),
    };
  }
  const inner = { ...g.inside(tokens, span), span };
  // As a product of its own: what stands behind these brackets is of all of h(1-h).
  const isProduct = inner.kind === 'applied' && !g.vocabulary.isFunction(inner.head.base);
  return isProduct ? { kind: 'product', factors: [inner], signs: [], span } : inner;
}

/**
 * `(1, -2)^T`: the row that is transposed; without a mark the vector itself. Undefined for what is none: names behind a
 * name are the arguments of a function, and a comma that touches the digits on its two sides may be a decimal mark.
 */
function tuple(
  tokens: readonly Token[],
  isAtStart: boolean,
  behind: Token | undefined,
): readonly (readonly (readonly Token[])[])[] | undefined {
  const items = split(tokens, ',', ';');
  if (items.length < 2 || items.some((item) => item.length === 0)) return undefined;
  if (isTransposed(behind)) return [items];
  const isOfNames = items.every((item) => item.every((t) => t.kind === 'word' || t.kind === 'scripts'));
  if (!isAtStart && (isOfNames || mayBeDecimal(items))) return undefined;
  return items.map((item) => [item]);
}

/** `0,5` */
function mayBeDecimal(items: readonly (readonly Token[])[]): boolean {
  const [[whole, ...more], [digits, ...others], ...rest] = items as [Token[], Token[], ...Token[][]];
  if (rest.length + more.length + others.length > 0 || whole?.kind !== 'number' || digits?.kind !== 'number')
    return false;
  return digits.span.start - whole.span.end <= ','.length;
}

const isTransposed = (behind: Token | undefined): boolean => behind?.kind === 'scripts' && isTransposeMark(behind.sup);

/** `[[1, 2], [3, 4]]`, `[1, 2]` and `[1, 2]^T`; undefined for brackets around one thing. */
function listed(
  tokens: readonly Token[],
  behind: Token | undefined,
): readonly (readonly (readonly Token[])[])[] | undefined {
  const items = split(tokens, ',');
  const isRow = (item: readonly Token[]): boolean => isSign(item[0], '[') && isSign(item.at(-1), ']');
  if (items.every(isRow)) return items.map((item) => split(item.slice(1, -1), ','));
  if (items.length === 1) return undefined;
  return isTransposed(behind) ? [items] : items.map((item) => [item]);
}
