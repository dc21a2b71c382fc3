/** `\mathbb{1}[z > 0]`, `1_{z > 0}`, `I(z > 0)`, `(Z1 > 0)` of a program: 1 where a comparison holds, else 0, as cases. */
import { isSign, isWord, type Token } from './token.js';

const ORDER = ['<', '>', '<=', '>='];
const ANY = [...ORDER, '=', '!=', '=='];
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The same tokens with each indicator as one. */
export function withIndicators(tokens: readonly Token[]): readonly Token[] {
  const out: Token[] = [];
  for (let n = 0; n < tokens.length; ) {
    const found = indicatorAt(tokens, n);
    out.push(found?.token ?? (tokens[n] as Token));
    n += found?.length ?? 1;
  }
  return out;
}

interface Found {
  readonly token: Token;
  readonly length: number;
}

function indicatorAt(tokens: readonly Token[], n: number): Found | undefined {
  const [first, second] = [tokens[n] as Token, tokens[n + 1]];
  const isNamed = first.kind === 'number' ? first.text === '1' : isWord(first, 'I');
  if (!isNamed) return isFactor(tokens[n - 1]) ? inBrackets(tokens, n, ORDER) : undefined;
  if (second?.kind === 'scripts' && second.sup.length === 0 && compares(second.sub, ANY))
    return { token: caseOf(second.sub, first, second), length: 2 };
  // `1 (z > 0)` is a product all the same, and `1 (z = 0)` has a remark; `1[i = j]` and `1(i = j)` are neither.
  const isMarked = first.kind === 'word' || (first.kind === 'number' && first.isBold);
  const isRightBehind = second !== undefined && second.span.start <= first.span.end;
  const behind = isMarked || isRightBehind ? inBrackets(tokens, n + 1, ANY) : undefined;
  return behind && { ...behind, length: behind.length + 1 };
}

/** Longer comparisons are no indicators. */
const LONGEST = 60;

/** Brackets right behind a name are those of a function. */
const isFactor = (before: Token | undefined): boolean => before?.kind !== 'word' && !isSign(before, "'");

function inBrackets(tokens: readonly Token[], n: number, signs: readonly string[]): Found | undefined {
  const open = tokens[n];
  const closing = open?.kind === 'sign' ? CLOSING[open.text] : undefined;
  const length = closing ? tokens.slice(n + 1, n + LONGEST).findIndex((t) => isSign(t, closing)) : -1;
  const inside = tokens.slice(n + 1, n + 1 + length);
  if (open === undefined || length < 3 || !compares(inside, signs)) return undefined;
  return { token: caseOf(inside, open, tokens[n + 1 + length] as Token), length: length + 2 };
}

/** Whether there is one comparison in it, and nothing in brackets of its own. */
function compares(tokens: readonly Token[], signs: readonly string[]): boolean {
  const relations = tokens.filter((t) => isSign(t, ...ANY));
  return relations.length === 1 && isSign(relations[0], ...signs) && !tokens.some((t) => isSign(t, '(', '[', '{'));
}

function caseOf(comparison: readonly Token[], from: Token, to: Token): Token {
  const span = { start: from.span.start, end: to.span.end };
  const number = (text: string): readonly Token[] => [{ kind: 'number', text, span }];
  return { kind: 'array', open: '{', rows: [[number('1'), comparison], [number('0')]], span };
}
