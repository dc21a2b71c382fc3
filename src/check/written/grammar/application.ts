/** `\sigma(z)`, `\tanh^2 z`, `h(1-h)`: what a name is applied to, or multiplied by. */
import type { Span } from '../../../language/source.js';
import { isSign, type Token } from '../token.js';
import { split } from '../token-lists.js';
import type { Written, WrittenName } from '../written.js';
import { bracketed } from './brackets.js';
import type { Grammar } from './grammar.js';

/** Brackets right behind a name, or what follows a function's name; undefined where the name stands alone. */
export function application(g: Grammar, head: WrittenName, powerOnHead: Written | undefined): Written | undefined {
  const { next } = g.at;
  const isFunction = g.vocabulary.isFunction(head.base);
  if (isSign(next, '(') || (isFunction && isSign(next, '[', '{'))) {
    // A prime is no part of the letter's span.
    const isBeside = touching(head, next) || head.primes > 0 || hasNamesBehindBraces(g, head);
    if (!isFunction && (powerOnHead !== undefined || !isBeside)) return undefined;
    const inside = bracketed(g.at);
    const args = split(inside.tokens, ',', ';').map((arg) => g.inside(arg, inside.span));
    return { kind: 'applied', head, args, powerOnHead, span: { start: head.span.start, end: inside.span.end } };
  }
  if (!isFunction || next === undefined || !g.beginsFactor()) return undefined;
  const argument = bareArgument(g);
  const span = { start: head.span.start, end: argument.span.end };
  return { kind: 'applied', head, args: [argument], powerOnHead, span };
}

/** `f_{w,b}(x)`: the braces of the scripts are no part of their place. */
function hasNamesBehindBraces({ at }: Grammar, head: WrittenName): boolean {
  if (head.sub.length + head.sup.length === 0 || at.start - head.span.end > MOST_BRACES) return false;
  const inside = at.rest.slice(
    1,
    at.rest.findIndex((t) => isSign(t, ')')),
  );
  return inside.every((t) => ['word', 'scripts', 'accented'].includes(t.kind) || isSign(t, ',', ';'));
}

/** Behind a name: `}}` */
const MOST_BRACES = 2;

/** `\tanh z_1 w_2`? Only what stands next to the function's name: a name with its scripts, a number, a fraction. */
function bareArgument(g: Grammar): Written {
  const factor = g.primary();
  return g.at.next?.kind === 'scripts' ? g.raised(factor) : factor;
}

/** Whether nothing stands between a piece and the token behind it. */
export const touching = (a: { readonly span: Span }, b: Token | undefined): boolean =>
  b !== undefined && a.span.end >= b.span.start;
