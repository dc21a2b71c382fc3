/** Sums and products with their limits. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { isSign, type Token } from '../token.js';
import { Unreadable, type Written } from '../written.js';
import type { Grammar } from './grammar.js';

/** `\sum_{i=1}^{n} …`, whose sign is next. Throws Unreadable. */
export function bigOperator(g: Grammar, operator: 'sum' | 'prod', { span }: Token): Written {
  g.at.skip();
  const { next } = g.at;
  const scripts = next?.kind === 'scripts' ? next : undefined;
  if (scripts) g.at.skip();
  const [index, from] = range(g, scripts?.sub ?? [], span);
  const to = scripts && scripts.sup.length > 0 ? g.inside(scripts.sup, scripts.span) : undefined;
  const body = g.product();
  return { kind: 'big', operator, index, from, to, body, span: { start: span.start, end: body.span.end } };
}

/** `i`, `i = 1`. */
function range(
  g: Grammar,
  [letter, sign, ...from]: readonly Token[],
  span: Span,
): readonly [index: string | undefined, from: Written | undefined] {
  if (letter === undefined) return [undefined, undefined];
  if (letter.kind !== 'word') throw new Unreadable(sentence('sumLetter'), letter.span);
  if (sign === undefined) return [letter.text, undefined];
  if (!isSign(sign, '=')) throw new Unreadable(sentence('sumRange'), sign.span);
  return [letter.text, g.inside(from, span)];
}
