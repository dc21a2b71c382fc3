/** Names of several words, as programs have them: `hidden_layer`, `l2_delta`, `d_weights1`; and `d_L_d_w1`, a derivative. */
import type { Span } from '../../../language/source.js';
import type { Token, Vocabulary } from '../token.js';
import { MARKS } from '../update-marks.js';
import type { Scanning } from './scanning.js';

const IDENTIFIER = /\p{L}[\p{L}\d]*(?:_[\p{L}\d]+)+(?![\p{L}\d_])/uy;
const DERIVATIVE = /^(?:d_(?<of>\p{L}[\p{L}\d]*)|d(?<by>\p{L}[\p{L}\d]*))_d_?(?<under>\p{L}[\p{L}\d_]*)$/u;
/** Of these programs write the gradient as a name that begins so. */
const LOSS = /^(?:L|E|J|C|loss)$/;
/** Of a function these words make another one. */
const SLOPE = /(?:^|_)(?:d|deriv\w*|prime|grad|gradient|backward|slope)(?:_|$)/;
const OPERATOR = /^(?:sum|prod)$/;
const WORD = /^\p{L}{3,}$/u;
/** What a letter is of that has a word behind it; other words are places, as in `W_out`. */
const OF_A_LETTER =
  /^(?:pred\w*|true|actual|target|expected|train|batch|samples|examples|grad|gradient|delta|err|error)$/;

/** An identifier as one name, with the number at its end below it; undefined for other names, in a text for all but derivatives and functions. */
export function identifier(s: Scanning): readonly Token[] | undefined {
  const { position: start } = s.at;
  const [whole] = s.at.match(IDENTIFIER) ?? [];
  if (whole === undefined) return undefined;
  const { of, by = of, under } = DERIVATIVE.exec(whole)?.groups ?? {};
  const isDerivative = by !== undefined && (of !== undefined || !LOSS.test(by));
  const isOne = s.notation === 'text' ? s.vocabulary.isFunction(whole) : isOfWords(whole, s.vocabulary);
  if (!isDerivative && !isOne) return undefined;
  s.at.take(whole.length);
  const span = s.at.spanFrom(start);
  return isDerivative ? placedAt(s.within(`d${by}/d${under}`), span) : named(whole, span);
}

function named(whole: string, span: Span): readonly Token[] {
  const [, base = '', mark, number] = /^(.*?)(?:_(\p{L}+))?_?(\d*)$/u.exec(whole) ?? [];
  const isMarked = mark !== undefined && MARKS.has(mark);
  const below: readonly Token[] = [
    ...(isMarked ? [{ kind: 'word', text: mark, span } as const] : []),
    ...(number ? [{ kind: 'number', text: number, span } as const] : []),
  ];
  const text = isMarked || mark === undefined ? base : `${base}_${mark}`;
  const word: Token = { kind: 'word', text, span };
  return below.length === 0 ? [word] : [word, { kind: 'scripts', sub: below, sup: [], span }];
}

/** Whether it is made of words: no letter with its indices, and no slope of a function. */
function isOfWords(whole: string, { isFunction }: Vocabulary): boolean {
  const [first = '', ...rest] = whole.split('_').filter((part) => !MARKS.has(part));
  const words = [first, ...rest].map((part) => part.replace(/\d+$/, '')).filter((part) => WORD.test(part));
  if (words.some(isFunction) && (words.length < 2 || SLOPE.test(whole))) return false;
  // `sum_h1` is no sum.
  if (OPERATOR.test(first)) return true;
  if (/^(?!d)\p{L}$/u.test(first)) return OF_A_LETTER.test(rest.join('_'));
  return words.length > (WORD.test(first) ? 1 : 0);
}

/** The tokens as they stand in one place. */
const placedAt = (tokens: readonly Token[], span: Span): readonly Token[] =>
  tokens.map((t) =>
    t.kind === 'scripts' ? { ...t, sub: placedAt(t.sub, span), sup: placedAt(t.sup, span), span } : { ...t, span },
  );
