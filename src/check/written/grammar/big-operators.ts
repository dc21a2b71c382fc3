/** Sums, products, the largest and the least, with their limits. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { isSign, type Token } from '../token.js';
import { split } from '../token-lists.js';
import { type BigOperator, Unreadable, type Written } from '../written.js';
import type { Grammar } from './grammar.js';

/** The operator that a word is where it stands; the largest of something says of what below it. */
export function bigOperatorAt(word: string, behind: Token | undefined): BigOperator | undefined {
  if (word === 'sum' || word === 'prod') return word;
  const isOverRange = behind?.kind === 'scripts' && behind.sub.length > 0;
  return isOverRange && (word === 'max' || word === 'min') ? word : undefined;
}

/** `\sum_{i=1}^{n} …`, whose sign is next. Throws Unreadable. */
export function bigOperator(g: Grammar, operator: BigOperator, { span }: Token): Written {
  g.at.skip();
  const { next } = g.at;
  const scripts = next?.kind === 'scripts' ? next : undefined;
  if (scripts) g.at.skip();
  const range = rangeOf(g, scripts?.sub ?? [], span);
  const to = scripts && scripts.sup.length > 0 ? g.inside(scripts.sup, scripts.span) : undefined;
  const body = g.product();
  return { kind: 'big', operator, ...range, to, body, span: { start: span.start, end: body.span.end } };
}

type Range = Pick<Written & { readonly kind: 'big' }, 'index' | 'from' | 'except'>;

/** `i`, `i = 1`, `i \ne j`, `i = 1, i \ne j`. */
function rangeOf(g: Grammar, sub: readonly Token[], span: Span): Range {
  const [first = [], second, ...more] = split(sub, ',', ':');
  if (second === undefined) return bound(g, first, span);
  const [range, other] = [bound(g, first, span), bound(g, second, span)];
  if (more.length > 0 || range.index !== other.index || other.from) throw new Unreadable(sentence('sumRange'), span);
  return { ...range, except: range.except ?? other.except };
}

function bound(g: Grammar, [letter, sign, ...rest]: readonly Token[], span: Span): Range {
  if (letter === undefined) return { index: undefined, from: undefined, except: undefined };
  if (letter.kind !== 'word') throw new Unreadable(sentence('sumLetter'), letter.span);
  const range: Range = { index: letter.text, from: undefined, except: undefined };
  if (sign === undefined) return range;
  if (isSign(sign, '=')) return { ...range, from: g.inside(rest, span) };
  if (isSign(sign, '!=')) return { ...range, except: g.inside(rest, span) };
  throw new Unreadable(sentence('sumRange'), sign.span);
}
