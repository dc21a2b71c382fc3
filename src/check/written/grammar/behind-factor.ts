/** What hangs on a whole factor: powers, transposes, entries, evaluation bars, percent signs, sums over an axis. */
import { GREEK } from '../../../language/greek.js';
import { rational } from '../../../language/rational.js';
import { sentence } from '../../messages/sentence.js';
import { isSign, type Token } from '../token.js';
import { split, textsOf } from '../token-lists.js';
import { MARKS } from '../update-marks.js';
import { Unreadable, type Written, type WrittenName } from '../written.js';
import type { Grammar } from './grammar.js';
import { entrywise, isTransposeMark, ofEntries } from './superscript.js';

/** A factor with all that hangs on it, which is taken. Throws Unreadable. */
export function withAllBehind(g: Grammar, base: Written): Written {
  let written = base;
  for (let more: Written | undefined = base; more; more = withNext(g, written)) written = more;
  return written;
}

/** A factor with the next thing that hangs on it; undefined where nothing more does. */
function withNext(g: Grammar, of: Written): Written | undefined {
  const { next } = g.at;
  if (next?.kind === 'scripts') {
    g.at.skip();
    return withScripts(g, of, next);
  }
  if (next?.kind === 'fold') {
    g.at.skip();
    return { kind: 'folded', of, fold: next.fold, span: { start: of.span.start, end: next.span.end } };
  }
  if (next?.kind === 'method') {
    g.at.skip();
    return applied(g, of, next);
  }
  if (isSign(next, '%')) {
    g.at.skip();
    return of.kind === 'number' ? percentage(of, next as Token) : g.at.fail(sentence('percentOfNumber'));
  }
  return evaluated(g, of);
}

/** `|_{z = 1}`, after a bracket that \left opens or without one. */
function evaluated(g: Grammar, body: Written): Written | undefined {
  const [bar, scripts] = g.at.ahead(2);
  const below = scripts?.kind === 'scripts' ? scripts.sub : [];
  if (!isSign(bar, 'at') && !(isSign(bar, '|') && below.length > 0)) return undefined;
  if (scripts && below.length > 0 && below.every(isOfWords)) throw new Unreadable(sentence('notRead'), scripts.span);
  g.at.skip(scripts?.kind === 'scripts' ? 2 : 1);
  const [name, value, ...more] = split(below, '=');
  const isSaid = name !== undefined && value !== undefined && more.length === 0 && !split(value, ',')[1];
  const at = isSaid && name.length > 0 && value.length > 0 ? g.inside(name, body.span) : undefined;
  const where = at?.kind === 'name' && value ? { at: { name: at, value: g.inside(value, body.span) } } : {};
  return { kind: 'evaluated', body, span: body.span, ...where };
}

/** A word below a bar tells which part is meant, and no place; those of an update tell when. */
const isOfWords = (t: Token): boolean =>
  t.kind === 'gap' || (t.kind === 'word' && t.text.length > 1 && !GREEK.has(t.text) && !MARKS.has(t.text));

/** `x.tanh()` */
function applied(g: Grammar, of: Written, { name, args, span: at }: Token & { kind: 'method' }): Written {
  const span = { start: of.span.start, end: at.end };
  const head: WrittenName = { kind: 'name', base: name, accents: [], sub: [], sup: [], primes: 0, span: at };
  const more = args.length === 0 ? [] : [g.inside(args, at)];
  return { kind: 'applied', head, args: [of, ...more], powerOnHead: undefined, span };
}

const percentage = (n: Written & { kind: 'number' }, sign: Token): Written => ({
  ...n,
  value: rational(n.value.n, n.value.d * 100n),
  lastPlace: (n.lastPlace ?? 0) - 2,
  span: { start: n.span.start, end: sign.span.end },
});

function withScripts(g: Grammar, base: Written, { sub, sup, span: at }: Token & { kind: 'scripts' }): Written {
  const span = { start: base.span.start, end: at.end };
  if (sub.length > 0) {
    const of: Written = { kind: 'entry', of: base, sub: textsOf(sub), span };
    return sup.length === 0 ? of : withScripts(g, of, { kind: 'scripts', sub: [], sup, span: at });
  }
  if (sup.length === 0) return { ...base, span };
  if (isTransposeMark(sup)) return { kind: 'transpose', of: base, span };
  return { kind: 'power', base, exponent: g.inside(ofEntries(sup), at), span, ...entrywise(sup) };
}
