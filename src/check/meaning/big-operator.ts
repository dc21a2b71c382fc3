/** Sums, products and extremes over a letter, or over all entries. */
import { num, total } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { sentence } from '../messages/sentence.js';
import { extreme } from '../names/functions.js';
import { integerOf } from '../written/literals.js';
import type { BigOperator, Written } from '../written/written.js';
import { type Arr, isScalar, only, scalar } from './array.js';
import { productOfAll, sumOf } from './fitting.js';
import { freeLetters } from './free-letters.js';
import { NotUnderstood } from './not-understood.js';
import type { Letters, Meaning } from './setting.js';

/** Longer sums are not written out. */
const MOST_TERMS = 1000;

type Big = Written & { kind: 'big' };

/** Written out term by term. Throws NotUnderstood. */
export function bigOperator(m: Meaning, w: Big, letters: Letters): Arr {
  const { index, from, to, except, body, operator, span } = w;
  if (index === undefined) return overAll(m, w, letters);
  const first = from ? integerOf(from) : 1;
  const last = (to && integerOf(to)) ?? freeLetters(body, m.setting.names).get(index);
  if (first === undefined || last === undefined)
    throw new NotUnderstood('other', sentence('sumEndUnknown', index), span);
  if (last - first >= MOST_TERMS) throw new NotUnderstood('other', sentence('sumTooLong', String(MOST_TERMS)), span);
  const leftOut = except && m.scalarOf(except, letters);
  const parts: Arr[] = [];
  for (let n = first; n <= last; n++) {
    if (leftOut !== num(n)) parts.push(m.of(body, new Map([...letters, [index, n]])));
  }
  return together(parts, operator, span);
}

/** All parts by a big operator; nothing adds up to 0 and multiplies to 1. */
function together(parts: readonly Arr[], operator: BigOperator, span: Span): Arr {
  const [first, ...rest] = parts;
  if (operator === 'sum') return first ? sumOf(parts, span) : scalar(num(0));
  if (operator === 'prod') return first ? productOfAll([first, ...rest], span) : scalar(num(1));
  if (!first || !parts.every(isScalar)) throw new NotUnderstood('other', sentence('sumOverWhat'), span);
  return scalar(extreme(operator, parts.map(only)));
}

/** `\sum (t - y)^2`: all entries of the array that it is a sum of. */
function overAll(m: Meaning, { body, operator, span }: Big, letters: Letters): Arr {
  const array = m.of(body, letters);
  if (operator !== 'sum' || isScalar(array)) throw new NotUnderstood('other', sentence('sumOverWhat'), span);
  return scalar(total(array.entries));
}
