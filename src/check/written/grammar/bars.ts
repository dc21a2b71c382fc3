/** `|x|` and `||x||`: absolute values and norms. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { isSign, type Token } from '../token.js';
import { textsOf } from '../token-lists.js';
import { Unreadable, type Written } from '../written.js';
import type { Cursor } from './cursor.js';
import type { Grammar } from './grammar.js';

/** Whether a bar is next that another one closes. */
export const opensBars = ({ next, rest }: Cursor): boolean =>
  next?.kind === 'sign' && isBar(next) && rest.slice(1).some((t) => isSign(t, next.text));

export const isBar = (token: Token | undefined): token is Token & { kind: 'sign' } => isSign(token, '|', '||');

/** What stands between bars. Throws Unreadable where they are not closed. */
export function betweenBars(g: Grammar, bar: Token & { kind: 'sign' }): Written {
  const [, ...rest] = g.at.rest;
  const length = rest.findIndex((t) => isSign(t, bar.text));
  const close = rest[length];
  if (close === undefined) throw new Unreadable(sentence('barNotClosed'), bar.span);
  g.at.skip(length + 2);
  const span = { start: bar.span.start, end: close.span.end };
  const of = g.inside(rest.slice(0, length), span);
  return bar.text === '||' ? norm(g.at, of, span) : { kind: 'absolute', of, span };
}

/** The root of the sum of squares; a 2 or an F below it says no more. */
function norm(at: Cursor, of: Written, span: Span): Written {
  const { next } = at;
  if (next?.kind === 'scripts' && next.sub.length > 0) {
    const [which, ...more] = textsOf(next.sub);
    if (more.length > 0 || (which !== '2' && which !== 'F')) throw new Unreadable(sentence('normNotRead'), span);
    at.skip();
  }
  const squares: Written = { kind: 'product', factors: [of, of], signs: ['hadamard'], span };
  const fold = { operator: 'sum', axis: undefined, keepsAxis: false } as const;
  const sum: Written = { kind: 'folded', of: squares, fold, span };
  if (next?.kind !== 'scripts' || next.sup.length === 0) return { kind: 'root', of: sum, span };
  const [power, ...more] = next.sup;
  if (power?.kind !== 'number' || power.text !== '2' || more.length > 0)
    throw new Unreadable(sentence('normNotRead'), span);
  if (at.next === next) at.skip();
  return sum;
}
