/** A name with all that belongs to it: accents, scripts, primes, marks of a new value; and what it is applied to. */
import { sentence } from '../../messages/sentence.js';
import { isSign, isWord, spanOf, type Token } from '../token.js';
import { textsOf } from '../token-lists.js';
import { MARKS, MARKS_BEFORE, STEP_MARK } from '../update-marks.js';
import { Unreadable, type Written, type WrittenName } from '../written.js';
import { application } from './application.js';
import type { Cursor } from './cursor.js';
import type { Grammar } from './grammar.js';
import { entrywise, marksOnly, ofEntries, superscript } from './superscript.js';

/** A word, taken, with what belongs to it. Throws Unreadable, as all of these do. */
export function word(g: Grammar, token: Token & { kind: 'word' }): Written {
  g.at.skip();
  if (token.text.startsWith('?')) throw new Unreadable(sentence('notRead'), token.span);
  const { next } = g.at;
  if (token.text === STEP_MARK && isWord(next, ...PARAMETERS) && next) {
    g.at.skip();
    const span = { start: token.span.start, end: next.span.end };
    return named(g, { ...bareName((next as typeof token).text, { span }), accents: [STEP_MARK] });
  }
  return named(g, bareName(token.text, token));
}

/** Letters of what an update changes by a Δ. */
const PARAMETERS = ['w', 'W', 'b', 'B', 'v', 'V', 'u', 'U', 'theta', 'Theta', 'beta'];

/** A name with nothing hanging on it yet. */
export const bareName = (base: string, { span }: Pick<Token, 'span'>): WrittenName => ({
  kind: 'name',
  base,
  accents: [],
  sub: [],
  sup: [],
  primes: 0,
  span,
});

/** An accent over one name belongs to it; over more it is not understood. */
export function accented(g: Grammar, token: Token & { kind: 'accented' }): Written {
  g.at.skip();
  const inside = g.inside(token.inside, token.span);
  if (inside.kind !== 'name') throw new Unreadable(sentence('accentNotRead'), token.span);
  const span = {
    start: Math.min(token.span.start, inside.span.start),
    end: Math.max(token.span.end, inside.span.end),
  };
  return named(g, { ...inside, accents: [...inside.accents, token.accent], span });
}

/** What has been read of a name, and the power or transpose above it that is no part of it. */
interface Scripted {
  readonly name: WrittenName;
  readonly power?: Written;
  readonly isOfEntries?: true;
  readonly isTransposed?: boolean;
}

/** A name with its scripts, and what it is applied to. */
export function named(g: Grammar, bare: WrittenName): Written {
  let read: Scripted = { name: bare };
  for (let more: Scripted | undefined = read; more; more = withNext(g, read)) read = more;
  const { name, power, isTransposed, isOfEntries } = read;
  // What is transposed is no function: brackets behind it are the next factor.
  const applied = isTransposed ? undefined : application(g, name, power);
  if (applied) return applied;
  const { span } = name;
  const manner = isOfEntries ? { isOfEntries } : {};
  const raised: Written = power ? { kind: 'power', base: name, exponent: power, span, ...manner } : name;
  return isTransposed ? { kind: 'transpose', of: raised, span } : raised;
}

/** With the prime, the scripts or the mark that come next; undefined where none does. */
function withNext(g: Grammar, read: Scripted): Scripted | undefined {
  const { next } = g.at;
  const { name } = read;
  const { start } = name.span;
  if (isSign(next, "'")) {
    g.at.skip();
    return { ...read, name: { ...name, primes: name.primes + 1, span: { start, end: (next as Token).span.end } } };
  }
  if (next?.kind === 'scripts' && !read.isTransposed && (read.power === undefined || marksOnly(next))) {
    g.at.skip();
    return withScripts(g, read, next);
  }
  const marked = hasMarkInBrackets(g.at) ? g.at.take(3) : isMarkBehind(g.at) ? g.at.take(1) : [];
  const mark = marked.filter((t) => t.kind === 'word');
  const end = marked.at(-1)?.span.end;
  if (end === undefined) return undefined;
  return { ...read, name: { ...name, sup: [...name.sup, ...textsOf(mark)], span: { start, end } } };
}

function withScripts(g: Grammar, { name, ...read }: Scripted, scripts: Token & { kind: 'scripts' }): Scripted {
  const marks = superscript(scripts.sup);
  const comma = name.sub.length > 0 && scripts.sub.length > 0 ? [','] : [];
  const scripted: Scripted = {
    ...read,
    name: {
      ...name,
      sub: [...name.sub, ...comma, ...textsOf(scripts.sub)],
      sup: [...name.sup, ...marks.script],
      primes: name.primes + marks.primes,
      span: { start: name.span.start, end: scripts.span.end },
    },
    isTransposed: marks.isTransposed,
  };
  if (marks.power.length === 0) return scripted;
  return { ...scripted, power: g.inside(ofEntries(marks.power), scripts.span), ...entrywise(marks.power) };
}

/** `w_7(new)` */
function hasMarkInBrackets(at: Cursor): boolean {
  const [open, mark, close] = at.ahead(3);
  return isSign(open, '(') && isWord(mark, ...MARKS) && isSign(close, ')');
}

/** `w_7 new`, where it is not said of what comes then. */
function isMarkBehind(at: Cursor): boolean {
  const [mark, then] = at.ahead(2);
  const isOfNext = then?.kind === 'word' || then?.kind === 'accented' || then?.kind === 'number' || isSign(then, '(');
  return isWord(mark, ...MARKS_BEFORE) && !isOfNext;
}

/** Whether `\text{new}` stands before a name. */
export function isMarkBefore(at: Cursor): boolean {
  const [mark, name] = at.ahead(2);
  return isWord(mark, ...MARKS_BEFORE) && name?.kind === 'word';
}

/** `\text{new } w_7` */
export function markedBefore(g: Grammar, mark: Token & { kind: 'word' }): Written {
  g.at.skip();
  const name = scriptedName(g);
  if (name.kind !== 'name') throw new Unreadable(sentence('nameExpected'), name.span);
  const span = { start: mark.span.start, end: name.span.end };
  return named(g, { ...name, sup: [...name.sup, mark.text], span });
}

/** A name with its scripts; nothing is applied. */
export function scriptedName(g: Grammar): Written {
  const { next, rest } = g.at;
  if (next?.kind !== 'word' && next?.kind !== 'accented')
    throw new Unreadable(sentence('nameExpected'), next?.span ?? g.at.around);
  const end = rest.findIndex((t, n) => n > 0 && t.kind !== 'scripts' && !isSign(t, "'"));
  const tokens = g.at.take(end < 0 ? rest.length : end);
  return g.inside(tokens, spanOf(tokens, g.at.around));
}
