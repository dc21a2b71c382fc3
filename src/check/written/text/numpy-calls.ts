/** Calls of NumPy: `np.dot(a, b)`, `np.sum(a, axis=1, keepdims=True)`, `a.sum()`, `sqrt(x)`. */
import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import type { Fold, Token } from '../token.js';
import { split } from '../token-lists.js';
import { Unreadable } from '../written.js';
import { asOneFactor, type Scanning } from './scanning.js';
import type { TextCursor } from './text-cursor.js';

const SAME_IN_NUMPY: ReadonlySet<string> = new Set([
  ...['exp', 'log', 'tanh', 'abs', 'maximum', 'minimum', 'sin', 'cos'],
  ...['sigmoid', 'relu', 'sign'],
]);

const FOLDS: ReadonlyMap<string, Fold['operator']> = new Map([
  ['sum', 'sum'],
  ['mean', 'mean'],
  ['average', 'mean'],
  ['max', 'max'],
  ['amax', 'max'],
  ['min', 'min'],
]);

type Parts = readonly Token[];

/** What a function makes of its arguments, which are as many as it takes. */
type Call = (span: Span, ...args: readonly Parts[]) => Parts;

const sign = (text: string, span: Span): Token => ({ kind: 'sign', text, span });
const raised = (sup: Parts, span: Span): Token => ({ kind: 'scripts', sub: [], sup, span });

const transposed = (span: Span): Token => raised([{ kind: 'word', text: 'T', span }], span);

/** What only says of what kind its argument is. */
const transparent: Call = (span, a = []) => (a.length > 0 ? a : asOneFactor(a, span));

/** Functions of two arguments that are signs between them. */
const between =
  (text: string): Call =>
  (span, a = [], b = []) =>
    asOneFactor([...asOneFactor(a, span), sign(text, span), ...asOneFactor(b, span)], span);

const CALLS: ReadonlyMap<string, { readonly takes: 1 | 2; readonly call: Call }> = new Map([
  ['dot', { takes: 2, call: between('@') }],
  ['matmul', { takes: 2, call: between('@') }],
  ['mm', { takes: 2, call: between('@') }],
  ['multiply', { takes: 2, call: between('odot') }],
  ['divide', { takes: 2, call: between('/') }],
  ['add', { takes: 2, call: between('+') }],
  ['subtract', { takes: 2, call: between('-') }],
  ['outer', { takes: 2, call: outer }],
  ['power', { takes: 2, call: (span, a = [], b = []) => power(span, a, b) }],
  ['square', { takes: 1, call: (span, a = []) => power(span, a, [{ kind: 'number', text: '2', span }]) }],
  ['sqrt', { takes: 1, call: (span, a = []) => [{ kind: 'root', inside: a, span }] }],
  ['transpose', { takes: 1, call: (span, a = []) => [...asOneFactor(a, span), transposed(span)] }],
  ['array', { takes: 1, call: transparent }],
  ['tensor', { takes: 1, call: transparent }],
  ['asarray', { takes: 1, call: transparent }],
  ['matrix', { takes: 1, call: transparent }],
  ['float', { takes: 1, call: transparent }],
]);

function power(span: Span, a: Parts, exponent: Parts): Parts {
  return asOneFactor([...asOneFactor(a, span), raised([sign('odot', span), ...exponent], span)], span);
}

function outer(span: Span, a: Parts = [], b: Parts = []): Parts {
  return asOneFactor([...asOneFactor(a, span), sign('@', span), ...asOneFactor(b, span), transposed(span)], span);
}

/** Whether brackets stand right behind the word that comes next. */
export const isCalled = ({ text, position }: TextCursor, word: string): boolean => text[position + word.length] === '(';

/**
 * The call of a function that NumPy has, its name coming next and beginning, with its module, at `start`; undefined for
 * an ordinary function. Throws Unreadable for one that is not known, or takes other arguments.
 */
export function numpyCall(s: Scanning, name: string, isOfModule: boolean, start: number): Parts | undefined {
  const fold = FOLDS.get(name);
  // `sum` by itself is a sign; `mean` is a function wherever it is applied.
  if ((isOfModule || name === 'mean') && fold && isCalled(s.at, name)) return foldCall(s, name, fold, start);
  const known = CALLS.get(name);
  if (isOfModule && !known && !SAME_IN_NUMPY.has(name)) s.at.fail(sentence('numpyNotRead', name), start, name.length);
  if (!known || !isCalled(s.at, name)) return undefined;
  s.at.take(name.length + 1);
  const args = split(s.until(')'), ',');
  if (args.length !== known.takes) s.at.fail(sentence('numpyArguments', name), start, name.length);
  return known.call(s.at.spanFrom(start), ...args);
}

/** `np.sum(a, axis=1, keepdims=True)` */
function foldCall(s: Scanning, name: string, operator: Fold['operator'], start: number): Parts {
  s.at.take(name.length + 1);
  const args = split(s.until(')'), ',');
  return folded(operator, args, s.at.spanFrom(start));
}

const folded = (operator: Fold['operator'], [of = [], ...options]: readonly Parts[], span: Span): Parts => [
  ...asOneFactor(of, span),
  foldToken(operator, options, span),
];

/** What a function of the module makes of its arguments; undefined where it is not known, or takes others. */
export function numpyOf(name: string, args: readonly Parts[], span: Span): Parts | undefined {
  const fold = FOLDS.get(name);
  if (fold) return folded(fold, args, span);
  const known = CALLS.get(name);
  return known && known.takes === args.length ? known.call(span, ...args) : undefined;
}

/** The options of `.sum(` or `.mean(`, whose bracket has been taken. */
export function foldMethod(s: Scanning, operator: Fold['operator'], start: number): Token {
  const options = split(s.until(')'), ',').filter((option) => option.length > 0);
  return foldToken(operator, options, s.at.spanFrom(start));
}

/** `axis=1`, `keepdims=True`; the last of two axes is the second. Throws Unreadable for other options. */
function foldToken(operator: Fold['operator'], options: readonly Parts[], span: Span): Token {
  let fold: Fold = { operator, axis: undefined, keepsAxis: false };
  for (const option of options) {
    // PyTorch calls an axis a dimension.
    const said = option
      .map((t) => ('text' in t ? t.text : ''))
      .join('')
      .replace(/^dim=/, 'axis=')
      .replace(/^keepdim=/, 'keepdims=');
    if (said === 'axis=0' || said === '0') fold = { ...fold, axis: 0 };
    else if (said === 'axis=1' || said === 'axis=-1' || said === '1') fold = { ...fold, axis: 1 };
    else if (/^keepdims=(?:True|1)$/i.test(said)) fold = { ...fold, keepsAxis: true };
    else if (!/^(?:keepdims=(?:False|0)|axis=None)$/i.test(said))
      throw new Unreadable(sentence('numpyArguments', operator), span);
  }
  return { kind: 'fold', fold, span };
}
