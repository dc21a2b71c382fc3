/** The catalog of mistakes in numbers: how a wrong number may have come from the right one. */
import { toNumber } from '../../language/rational.js';
import { isRoundedOrCut, lastDigitOf } from '../judge/figures.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import { exactly } from '../world/approx.js';
import type { WrittenNumber } from '../written/written.js';
import type { MistakeCode } from './codes.js';
import type { Quantity } from './quantities.js';
import type { Finding } from './repair.js';

/** A number that some other way of working leads to, and what that way is. */
export interface OtherWay {
  readonly value: number;
  readonly code: MistakeCode;
  readonly sentence: Sentence;
}

/** A quantity with its value; `isNew`: it is what the one that is asked for becomes in the update. */
interface OtherValue {
  readonly quantity: Quantity;
  readonly value: number;
  readonly isNew: boolean;
  /** Whether it plays the same part. */
  readonly isAlike: boolean;
}

/** A literal that is not what it should be. */
export interface WrongNumber {
  readonly number: WrittenNumber;
  readonly isNegative: boolean;
  /** What it should be. */
  readonly value: number;
  /** Of what, for people; undefined where it has no name. */
  readonly asked: string | undefined;
  /** Whether it is the spec that says what it should be. */
  readonly isGiven: boolean;
  /** What the numbers that stand before it on the line give; undefined where it is not computed from numbers alone. */
  readonly computed: number | undefined;
  /** Likely ways of working, then whatever else has a value. */
  readonly ways: Iterable<OtherWay>;
  readonly others: readonly OtherValue[];
  /** The value with what it is computed from rounded to so many decimals. */
  roundedBefore(decimals: number): number | undefined;
  nameOf(q: Quantity): string;
}

/** Rounded numbers that lead to the right one come as near as this. */
const ROUGHLY = 0.02;

/** With fewer digits, a number is near too many others to tell where it is from. */
const TELLING = 3;

/** The most specific of the ways in which the number may have come about. */
export function numberSlip(wrong: WrongNumber): Finding {
  const { number, value, asked, ways, others, computed } = wrong;
  const written = toNumber(number.value) * (wrong.isNegative ? -1 : 1);
  const digit = lastDigitOf(number);
  const digits = significantDigits(number);
  const right = shownNumber(value, Math.max(digits, TELLING));
  const shown = shownNumber(written, Math.max(digits, 1));
  const isWritten = (x: number): boolean => isRoundedOrCut(exactly(x), written, digit);
  const found = (code: MistakeCode, sentence: Sentence): Finding => ({ code, sentence, at: number.span });

  if (value !== 0 && isWritten(-value)) return found('sign', sentence('signOfNumber', right));
  for (const shift of [1, -1, 2, -2, 3, -3, 4, -4]) {
    const scale = 10 ** shift;
    const isShifted = isRoundedOrCut(exactly(value), written / scale, (digit || 1) / scale);
    if (value !== 0 && digits >= 2 && isShifted) return found('decimal-shift', sentence('decimalShift', shown, right));
  }
  // Who has the right numbers on the line has only worked them out wrongly.
  const isMiscalculated = computed !== undefined && Math.abs(computed - value) <= ROUGHLY * Math.abs(value);
  if (digits >= TELLING && !isMiscalculated) {
    for (const way of ways) if (isWritten(way.value)) return found(way.code, way.sentence);
  }
  // Data are short; among themselves they are easily taken for each other.
  const data = wrong.isGiven && others.find((o) => isData(o.quantity) && o.value === written);
  const parameter = wrong.isGiven && others.find((o) => isParameter(o.quantity) && o.value === written);
  if (data && asked) {
    return found('stale-value', sentence('isOtherValue', wrong.nameOf(data.quantity), asked, right));
  }
  if (parameter && asked && digits >= 1) {
    return found('index-slip', sentence('isOtherValue', wrong.nameOf(parameter.quantity), asked, right));
  }
  const sibling = others.find((o) => o.isAlike && Math.abs(o.value - written) <= 1e-9 * Math.abs(written));
  if (sibling && asked)
    return found('stale-value', sentence('isOtherValue', wrong.nameOf(sibling.quantity), asked, right));
  const [typed, meant] = [written, value].map((x) => x.toFixed(Math.min(20, Math.max(0, -(number.lastPlace ?? 0)))));
  const slip = typed && meant ? typingSlip(typed, meant) : undefined;
  if (slip && digits >= TELLING)
    return found(isMiscalculated ? 'arithmetic' : 'wrong-value', sentence(slip, shown, right));
  if (digits >= TELLING && !isMiscalculated) {
    const other = others.find((o) => isWritten(o.value));
    if (other?.isNew && asked) return found('updated-weight-used', sentence('newForOld', asked));
    if (other && asked) {
      return found('stale-value', sentence('isOtherValue', wrong.nameOf(other.quantity), asked, right));
    }
  }
  if (wrong.isGiven && asked) return found('wrong-value', sentence('misquoted', asked, right));
  const isNear = Math.abs(written - value) <= 0.05 * Math.abs(value);
  if (isNear) {
    for (const decimals of [4, 3, 2, 1]) {
      const rough = wrong.roundedBefore(decimals);
      if (rough !== undefined && isWritten(rough))
        return found('rounded-too-early', sentence('roundedTooEarly', right));
    }
  }
  if (computed !== undefined && !isWritten(computed)) {
    const gives = shownNumber(computed, Math.max(digits, TELLING));
    return found('arithmetic', sentence('arithmetic', gives));
  }
  const common = commonDigits(typed ?? '', meant ?? '');
  if (common >= TELLING && digits >= common + 2) {
    return found('false-precision', sentence('falsePrecision', right, String(common)));
  }
  return found('other', sentence('other', right));
}

const isParameter = ({ role }: Quantity): boolean => role === 'weight' || role === 'bias';
const isData = ({ role }: Quantity): boolean => role === 'input' || role === 'target' || role === 'given';

export function significantDigits(n: WrittenNumber): number {
  const size = Math.abs(toNumber(n.value)) / (lastDigitOf(n) || 1);
  return size < 1 ? 0 : Math.floor(Math.log10(size) + 1e-9) + 1;
}

/** So many significant digits, without an exponent. */
export function shownNumber(x: number, digits: number): string {
  if (x === 0 || !Number.isFinite(x)) return String(x);
  const decimals = Math.min(20, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(x)))));
  const text = x.toFixed(decimals);
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace('-', '−');
}

/** One digit that differs, or two next to each other that are swapped. */
function typingSlip(typed: string, meant: string): 'digit' | 'digitsSwapped' | undefined {
  if (typed.length !== meant.length) return undefined;
  const wrong = [...typed].flatMap((c, n) => (c === meant[n] ? [] : [n]));
  const [a, b] = wrong;
  if (a === undefined) return undefined;
  if (wrong.length === 1) return 'digit';
  const isSwapped = wrong.length === 2 && b === a + 1 && typed[a] === meant[b] && typed[b] === meant[a];
  return isSwapped ? 'digitsSwapped' : undefined;
}

/** How many digits two numbers begin with alike. */
function commonDigits(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return a
    .slice(0, n)
    .replace(/^[-0.]*/, '')
    .replace('.', '').length;
}
