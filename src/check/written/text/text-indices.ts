/** What stands below a name in a line of text: `w₁`, `w_ij`, `h1`, `W[0, 1]`, `y_hat`. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import type { Token, Vocabulary } from '../token.js';
import { MARKS } from '../update-marks.js';
import type { Scanning } from './scanning.js';
import { GREEK, SUBSCRIPT, SUPERSCRIPT } from './unicode.js';

const BELOW = /[\p{L}\d]+/uy;
const WORD = /\p{L}+/uy;
const SPELLED_ACCENTS: ReadonlySet<string> = new Set(['hat', 'bar', 'tilde']);

/** Characters that are raised or lowered by themselves, if such come next. Throws Unreadable, as all of these do. */
export function raisedOrLowered(s: Scanning): readonly Token[] | undefined {
  const { position: start } = s.at;
  const raised = runOf(SUPERSCRIPT, s.at);
  const below = runOf(SUBSCRIPT, s.at);
  if (raised === '' && below === '') return undefined;
  const span = s.at.spanFrom(start);
  const sup = raised === '' ? [] : s.within(raised).map((t) => ({ ...t, span }));
  return [{ kind: 'scripts', sub: lowered(below, span, s.vocabulary), sup, span }];
}

/** Characters of a kind, taken, as they are where they stand by themselves. */
function runOf(kind: RegExp, at: Scanning['at']): string {
  const { position: start } = at;
  while (at.here !== undefined && kind.test(at.here)) at.take(at.here.length);
  return at.text.slice(start, at.position).normalize('NFKC');
}

/** A subscript: words that are known, else letter by letter, as in w_ij. */
function lowered(text: string, span: Span, { words }: Vocabulary): readonly Token[] {
  const pieces = text.match(/\p{Script=Latin}+|\d+|[^\s\p{Script=Latin}\d]/gu) ?? [];
  return pieces.flatMap((piece): readonly Token[] => {
    if (/^\d/.test(piece)) return [{ kind: 'number', text: piece, span }];
    const greek = GREEK.get(piece);
    if (greek) return [{ kind: 'word', text: greek, span }];
    if (!/^\p{L}/u.test(piece)) return [{ kind: 'sign', text: piece === '−' ? '-' : piece, span }];
    const mark = piece.toLowerCase();
    const spelled = words.has(piece) ? [piece] : MARKS.has(mark) ? [mark] : [...piece];
    return spelled.map((word) => ({ kind: 'word', text: word, span }));
  });
}

/** Digits right behind a name, and what `_` puts below it. */
export function indicesBelow(s: Scanning): readonly Token[] {
  const start = s.at.position;
  const sub: Token[] = [];
  const digits = s.at.match(/\d+/y);
  if (digits) {
    s.at.take(digits[0].length);
    sub.push({ kind: 'number', text: digits[0], span: s.at.spanFrom(start) });
    sub.push(...markBehind(s));
  }
  while (s.at.isAt('_')) {
    const at = s.at.position;
    s.at.take(1);
    if (sub.length > 0) sub.push({ kind: 'sign', text: ',', span: s.at.spanFrom(at) });
    const text = s.at.isAt('{') ? braced(s) : bareIndex(s, at);
    sub.push(...lowered(text, s.at.spanFrom(at), s.vocabulary));
  }
  return sub.length === 0 ? [] : [{ kind: 'scripts', sub, sup: [], span: s.at.spanFrom(start) }];
}

/** `w5new` */
function markBehind(s: Scanning): readonly Token[] {
  const { position: start } = s.at;
  const run = s.at.match(WORD)?.[0] ?? '';
  if (!MARKS.has(run.toLowerCase())) return [];
  s.at.take(run.length);
  return lowered(run, s.at.spanFrom(start), s.vocabulary);
}

function braced({ at }: Scanning): string {
  at.take(1);
  const from = at.position;
  const end = at.text.indexOf('}', from);
  if (end < 0) at.fail(sentence('bracketNotClosed'), from - 1, 1);
  return at.take(end - from + 1).slice(0, -1);
}

function bareIndex({ at }: Scanning, underscore: number): string {
  const run = at.match(BELOW)?.[0] ?? at.fail(sentence('subscriptMissing'), underscore, 1);
  return at.take(run.length);
}

/** A name whose subscript spells an accent, `y_hat`; or that has an index in brackets behind it. */
export function withIndices(s: Scanning, tokens: readonly Token[]): readonly Token[] {
  const [name, scripts] = tokens;
  const spelled = scripts?.kind === 'scripts' ? scripts.sub.map((t) => ('text' in t ? t.text : '')).join('') : '';
  if (name?.kind === 'word' && SPELLED_ACCENTS.has(spelled)) {
    return [{ kind: 'accented', accent: spelled, inside: [name], span: s.at.spanFrom(name.span.start - s.at.offset) }];
  }
  return s.at.isAt('[') ? [...tokens, entryIndex(s)] : tokens;
}

/** `[0, 1]` of a program, which counts from 0. */
function entryIndex({ at, notation }: Scanning): Token {
  const start = at.position;
  const index = at.match(/\[\s*\d+(?:\s*,\s*\d+)*\s*\]/y) ?? at.fail(sentence('indexNotRead'), start, 1);
  at.take(index[0].length);
  const span = at.spanFrom(start);
  const first = notation === 'code' ? 1 : 0;
  const sub = (index[0].match(/\d+/g) ?? []).flatMap((n, k): readonly Token[] => [
    ...(k > 0 ? [{ kind: 'sign', text: ',', span } as const] : []),
    { kind: 'number', text: String(Number(n) + first), span },
  ]);
  return { kind: 'scripts', sub, sup: [], span };
}
