/** Letters in a line of text or code: names, the d of a derivative, words in between, calls. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { isSign, type Token } from '../token.js';
import { MARKS_BEFORE, NEW_MARKS } from '../update-marks.js';
import { identifier } from './identifiers.js';
import { isCalled, numpyCall } from './numpy-calls.js';
import { BETWEEN, CONDITIONS } from './prose.js';
import type { Scanning } from './scanning.js';
import { indicesBelow, withIndices } from './text-indices.js';
import { GREEK } from './unicode.js';

const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['\u0302', 'hat'],
  ['\u0304', 'bar'],
  ['\u0305', 'bar'],
  ['\u0303', 'tilde'],
  ['\u0307', 'dot'],
]);

const LATIN =
  /(?:(?![\u02b0-\u02b8\u02e0-\u02e4\u2070-\u209c\u1d2c-\u1d6a\u1d9c-\u1dbf\u2c7c\u2c7d])\p{Script=Latin})+/uy;
const MODULE = /(?:torch\.nn\.functional|np|numpy|jnp|math|torch|F)\.(?=[a-z])/y;
const WITH_DIGITS = /\p{L}+\d+\p{L}[\p{L}\d]*/uy;
const OF_DICTIONARY = /\p{L}\w*\[(['"])(\w+)\1\]/uy;
const DERIVATIVE = /d(?:\p{L}[\p{L}\p{N}_]{0,40})?\s{0,4}\/\s{0,4}d\p{L}/uy;

/** What begins with a letter, behind the tokens `before`; undefined where none comes next. Throws Unreadable. */
export function letters(s: Scanning, before: readonly Token[]): readonly Token[] | undefined {
  const { here = '', position: start } = s.at;
  const greek = GREEK.get(here);
  if (greek !== undefined) return greekLetter(s, here, greek);
  if (!/\p{L}/u.test(here)) return undefined;
  const entry = differential(s, before) ?? entryOfDictionary(s);
  if (entry) return entry;
  const module = s.at.match(MODULE);
  if (module) s.at.take(module[0].length);
  const run = s.at.match(LATIN)?.[0] ?? (s.at.here as string);
  const known = nameWithDigits(s);
  if (known) return known;
  const called = module || isCalled(s.at, run) ? numpyCall(s, run, module !== undefined, start) : undefined;
  return called ?? timesSign(s, run, before) ?? identifier(s) ?? name(s, run);
}

/** A name of the spec with digits between its letters. */
function nameWithDigits(s: Scanning): readonly Token[] | undefined {
  const { position: start } = s.at;
  const [whole = ''] = s.at.match(WITH_DIGITS) ?? [];
  if (!s.vocabulary.words.has(whole)) return undefined;
  s.at.take(whole.length);
  const bare: Token = { kind: 'word', text: whole, span: s.at.spanFrom(start) };
  return withIndices(s, [withMarkBehind(s, bare), ...indicesBelow(s)]);
}

/** A d of `dL/dw`: the one above, or the one below. */
function differential(s: Scanning, before: readonly Token[]): readonly Token[] | undefined {
  const { position: start } = s.at;
  const isBelow = s.inDerivative && s.at.isAt('d') && isSign(before.at(-1), '/');
  if (!isBelow && !s.at.match(DERIVATIVE)) return undefined;
  s.inDerivative = !isBelow;
  s.at.take(1);
  return [{ kind: 'word', text: 'd', span: s.at.spanFrom(start) }];
}

/** `grads['dW1']`: the name that is its key. */
function entryOfDictionary(s: Scanning): readonly Token[] | undefined {
  const [whole, , key] = s.at.match(OF_DICTIONARY) ?? [];
  if (whole === undefined || key === undefined) return undefined;
  const { position: start, offset } = s.at;
  const tokens = s.within(key, offset + start + whole.indexOf(key, whole.indexOf('[')));
  s.at.take(whole.length);
  const [first, ...rest] = tokens;
  if (first?.kind !== 'word' || rest.some((t) => t.kind !== 'scripts'))
    s.at.fail(sentence('keyNoName'), start, whole.length);
  return tokens;
}

function greekLetter(s: Scanning, here: string, text: string): readonly Token[] {
  const start = s.at.position;
  s.at.take(here.length);
  const bare: Token = { kind: 'word', text, span: s.at.spanFrom(start) };
  return [withMarkBehind(s, bare), ...indicesBelow(s)];
}

/** `2 x 3`, `dL/dz x dz/dw`: between numbers of a text, and between derivatives, an x multiplies. */
function timesSign({ at, notation }: Scanning, run: string, before: readonly Token[]): readonly Token[] | undefined {
  const start = at.position;
  if (notation !== 'text' || run !== 'x') return undefined;
  const isBetweenNumbers = before.at(-1)?.kind === 'number' && /^x\s*[\d(.-]/.test(at.text.slice(start, start + 4));
  if (!isBetweenNumbers && !(BEHIND_DERIVATIVE.test(at.text.slice(0, start)) && at.match(TIMES_DERIVATIVE)))
    return undefined;
  at.take(1);
  return [{ kind: 'sign', text: 'times', span: at.spanFrom(start) }];
}

const BEHIND_DERIVATIVE = /[d∂][^\s/]+\/[d∂][^\s/]+\s+$/u;
const TIMES_DERIVATIVE = /x\s+[d∂][^\s/]+\/[d∂]/uy;

/** A name with its indices; a word of a text is a gap. */
function name(s: Scanning, run: string): readonly Token[] {
  const start = s.at.position;
  s.at.take(run.length);
  const span = s.at.spanFrom(start);
  if (s.notation === 'text' && run.length > 1) {
    const word = run.toLowerCase();
    if (CONDITIONS.has(word)) s.at.fail(sentence('condition', run), start, run.length);
    if (BETWEEN.has(word)) return [{ kind: 'gap', words: run, span }];
  }
  const unit = s.notation === 'text' ? s.at.match(UNIT)?.[0] : undefined;
  if (UNIT_NAME.test(run) && unit !== undefined) return unitName(s, run, start, unit);
  if (MARKS_BEFORE.has(run) && s.at.match(SPELLED_BEFORE)) {
    s.at.take(1);
    return [{ kind: 'word', text: run, span }];
  }
  const [, parameter, mark] = NEW_PARAMETER.exec(run) ?? [];
  if (parameter !== undefined && mark !== undefined) return newParameter(span, parameter, mark);
  const [letter = '', accentMark = '', ...more] = run.normalize('NFD');
  const accent = more.length === 0 ? ACCENTS.get(accentMark) : undefined;
  const bare: Token = { kind: 'word', text: accent ? letter : run, span };
  const token: Token = accent ? { kind: 'accented', accent, inside: [bare], span } : withMarkBehind(s, bare);
  return withIndices(s, [token, ...indicesBelow(s)]);
}

/** `ah1`, `ao2`: what the hidden unit 1 puts out, or the output 2. */
function unitName(s: Scanning, [letter = '', kind = '']: string, start: number, unit: string): readonly Token[] {
  const { offset } = s.at;
  s.at.take(unit.length);
  const at = (from: number, to: number): Span => ({ start: offset + from, end: offset + to });
  const end = s.at.position;
  const sub: readonly Token[] = [
    { kind: 'word', text: kind, span: at(start + 1, start + 2) },
    { kind: 'number', text: unit, span: at(start + 2, end) },
  ];
  return [
    { kind: 'word', text: letter, span: at(start, start + 1) },
    { kind: 'scripts', sub, sup: [], span: at(start + 1, end) },
  ];
}

/** `wnew` */
function newParameter(span: Span, parameter: string, mark: string): readonly Token[] {
  const end = span.start + parameter.length;
  const below: Token = { kind: 'word', text: mark.toLowerCase(), span: { start: end, end: span.end } };
  return [
    { kind: 'word', text: parameter, span: { start: span.start, end } },
    { kind: 'scripts', sub: [below], sup: [], span: below.span },
  ];
}

const NEW_PARAMETER = new RegExp(`^([bBuUvVwW])(${NEW_MARKS.join('|')})$`, 'i');
/** `new_w5` */
const SPELLED_BEFORE = /_\p{L}/uy;
const UNIT_NAME = /^[abiswxyz][ho]$/u;
const UNIT = /\d(?![\w.])/y;

/** A combining mark behind a letter. */
function withMarkBehind({ at }: Scanning, bare: Token): Token {
  const accent = ACCENTS.get(at.here ?? '');
  if (accent === undefined) return bare;
  at.take(1);
  const span = { start: bare.span.start, end: at.offset + at.position };
  return { kind: 'accented', accent, inside: [bare], span };
}
