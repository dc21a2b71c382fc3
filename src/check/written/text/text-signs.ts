/** Signs in a line of text or code: operators, powers, roots, brackets, attributes. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import type { Token } from '../token.js';
import { attribute } from './attributes.js';
import type { Scanning } from './scanning.js';
import { raisedOrLowered } from './text-indices.js';
import { OPERATORS, SUBSCRIPT } from './unicode.js';

/** The sign that comes next, with what belongs to it; undefined where none does. Throws Unreadable. */
export function signs(s: Scanning, before: readonly Token[]): readonly Token[] | undefined {
  const [written, text] = OPERATORS.find(([w]) => s.at.isAt(w)) ?? [];
  if (written === undefined || text === undefined) return undefined;
  const start = s.at.position;
  s.at.take(written.length);
  const span = s.at.spanFrom(start);
  if (isNoEquation(text, before.at(-1)?.span.end === span.start))
    s.at.fail(sentence('noEquation'), start, written.length);
  switch (text) {
    case '^':
      return superscript(s, written, start, before);
    case '+':
      return [isMark(s, before.at(-1), span) ? above({ kind: 'sign', text, span }) : { kind: 'sign', text, span }];
    case '√':
      return root(s, start);
    case '.':
      return isDotBetween(s, start) ? [{ kind: 'sign', text: '*', span }] : attribute(s, start, before);
    case 'arrow':
      return arrow(s, start);
    case '[':
      return [
        { kind: 'sign', text, span },
        ...s.until(']'),
        { kind: 'sign', text: ']', span: s.at.spanFrom(s.at.position - 1) },
      ];
    default:
      return [{ kind: 'sign', text: s.notation === 'code' ? inCode(s, text, start) : text, span }];
  }
}

/** `0.5 . 0.3`: a dot with spaces on both sides multiplies; a full stop has none before it. */
const isDotBetween = ({ at, notation }: Scanning, start: number): boolean =>
  notation === 'text' && /\s$/u.test(at.text.slice(0, start)) && at.match(/\s+[\p{L}\d(\-−∂√]/uy) !== undefined;

/** Quotation marks that are no primes, and `+=`. */
const isNoEquation = (text: string, isBehindName: boolean): boolean =>
  text === '"' || (text === "'" && !isBehindName) || text === '+=';

/** `w5+ = …`: the new value. */
const isMark = (s: Scanning, last: Token | undefined, { start }: Span): boolean =>
  (last?.kind === 'word' || last?.kind === 'scripts') &&
  last.span.end === start &&
  s.at.match(/\s*(?::?=(?!=)|←)/uy) !== undefined;

const above = (mark: Token): Token => ({ kind: 'scripts', sub: [], sup: [mark], span: mark.span });

/** What a sign of a text says in a program. */
function inCode(s: Scanning, text: string, start: number): string {
  if (text === '%') s.at.fail(sentence('remainderNotRead'), start, 1);
  if (text === 'approx') s.at.fail(sentence('signNotRead', '~'), start, 1);
  return text === '*' ? 'odot' : text;
}

/** An arrow of several dashes. */
function arrow({ at }: Scanning, start: number): readonly Token[] {
  while (/[\s>-]/.test(at.text[at.position] ?? '') && /[->]/.test(at.text.slice(at.position).trimStart()[0] ?? ''))
    at.take(1);
  return [{ kind: 'sign', text: '->', span: at.spanFrom(start) }];
}

function root(s: Scanning, start: number): readonly Token[] {
  s.at.spaces();
  const inside = operand(s) ?? s.at.fail(sentence('rootOfWhat'), start, 1);
  return [{ kind: 'root', inside, span: s.at.spanFrom(start) }];
}

/** Brackets around a power do not belong to it, but those around a layer's number do. */
function superscript(s: Scanning, written: string, start: number, before: readonly Token[]): readonly Token[] {
  s.at.spaces();
  const { here: open = '', position: from } = s.at;
  const inside = operand(s) ?? s.at.fail(sentence('exponentMissing'), start, 1);
  const base = before.at(-1);
  const isOnName =
    (base?.kind === 'word' && base.text !== 'e') || base?.kind === 'scripts' || base?.kind === 'accented';
  const isLayer = written === '^' && (open === '(' || open === '[') && isOnName && inside.length === 1;
  const at = (position: number): Span => ({ start: s.at.offset + position, end: s.at.offset + position + 1 });
  const sup: readonly Token[] = isLayer
    ? [
        { kind: 'sign', text: open, span: at(from) },
        ...inside,
        { kind: 'sign', text: open === '(' ? ')' : ']', span: at(s.at.position - 1) },
      ]
    : // What a program raises to a power it raises entry by entry.
      [...(s.notation === 'code' ? [{ kind: 'sign', text: 'odot', span: at(from) } as const] : []), ...inside];
  return [{ kind: 'scripts', sub: [], sup, span: s.at.spanFrom(start) }];
}

/** What a root or an exponent takes: brackets, or a sign and one name or number. */
function operand(s: Scanning): readonly Token[] | undefined {
  const { here } = s.at;
  const close = here === undefined ? undefined : { '(': ')', '{': '}', '[': ']' }[here];
  if (close !== undefined) {
    s.at.take(1);
    return s.until(close);
  }
  if (here === '-' || here === '−' || here === '+') return signedOperand(s, here);
  if (here === undefined || !/[\p{L}\d.]/u.test(here)) return undefined;
  const tokens = [...s.next([])];
  while (s.at.here !== undefined && SUBSCRIPT.test(s.at.here)) tokens.push(...(raisedOrLowered(s) ?? []));
  return tokens;
}

/** A sign alone is a mark above a name. */
function signedOperand(s: Scanning, here: string): readonly Token[] | undefined {
  const start = s.at.position;
  s.at.take(1);
  const sign: Token = { kind: 'sign', text: here === '+' ? '+' : '-', span: s.at.spanFrom(start) };
  if (s.at.here === undefined || !/[\p{L}\d(]/u.test(s.at.here)) return [sign];
  const rest = operand(s);
  return rest && [sign, ...rest];
}
