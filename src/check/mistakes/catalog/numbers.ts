/** The catalog of mistakes in numbers: how a wrong number may have come from the right one. */
import { toNumber } from '../../../language/rational.js';
import { isRoundedOrCut, lastDigitOf } from '../../judge/figures.js';
import { sentence } from '../../messages/sentence.js';
import { exactly } from '../../world/approx.js';
import { shownNumber, significantDigits, type WrongNumber } from '../numbers.js';
import type { Quantity } from '../quantities.js';
import type { Finding } from '../repair.js';

/** A wrong number beside the right one. */
interface Slip extends WrongNumber {
  readonly written: number;
  readonly digits: number;
  /** Whether it has enough digits to tell where it is from. */
  readonly isTelling: boolean;
  /** Whether the right numbers stand on the line, and were only worked out wrongly. */
  readonly isMiscalculated: boolean;
  /** What was written, and what is right, for people. */
  readonly shown: string;
  readonly right: string;
  /** The same digit by digit, both to the last place that was written. */
  readonly typed: string;
  readonly meant: string;
  /** Whether it is this value, rounded or cut. */
  isWritten(value: number): boolean;
}

/** What happened to the number, if it was that. */
type NumberMistake = (slip: Slip) => Omit<Finding, 'at'> | undefined;

/** Rounded numbers that lead to the right one come as near as this. */
const ROUGHLY = 0.02;
/** So near is what rounding too early leads to. */
const NEAR = 0.05;
/** With fewer digits, a number is near too many others to tell where it is from. */
const TELLING = 3;
/** So many places the point is moved at most. */
const SHIFTS = [1, -1, 2, -2, 3, -3, 4, -4];
/** To so many decimals numbers are rounded on the way. */
const DECIMALS = [4, 3, 2, 1];

const signIsLost: NumberMistake = ({ value, isWritten, right }) =>
  value !== 0 && isWritten(-value) ? { code: 'sign', sentence: sentence('signOfNumber', right) } : undefined;

const pointIsMoved: NumberMistake = ({ number, value, written, digits, shown, right }) => {
  const step = lastDigitOf(number) || 1;
  const isShifted = SHIFTS.map((n) => 10 ** n).some((scale) =>
    isRoundedOrCut(exactly(value), written / scale, step / scale),
  );
  return value !== 0 && digits >= 2 && isShifted
    ? { code: 'decimal-shift', sentence: sentence('decimalShift', shown, right) }
    : undefined;
};

const isWorkedOutOtherwise: NumberMistake = ({ isTelling, isMiscalculated, ways, isWritten, written, number }) => {
  if (isMiscalculated) return undefined;
  const digitsBeside = (x: number): number => Math.log10(Math.abs(written - x) / (lastDigitOf(number) || 1));
  for (const { value, beside, isExact, code, sentence } of ways) {
    const tells = beside === undefined ? isTelling : digitsBeside(beside) > TELLING - 1;
    if (tells ? isWritten(value) : isExact && value === written) return { code, sentence };
  }
  return undefined;
};

/** Data are short; among themselves they are easily taken for each other. */
const isOtherDatum: NumberMistake = ({ isGiven, asked, others, written, digits, right, nameOf }) => {
  if (!isGiven || asked === undefined) return undefined;
  const same = others.filter((o) => o.value === written);
  const data = same.find(({ quantity }) => isData(quantity));
  if (data) return { code: 'stale-value', sentence: sentence('isOtherValue', nameOf(data.quantity), asked, right) };
  const parameter = same.find(({ quantity }) => isParameter(quantity));
  return parameter && digits >= 1
    ? { code: 'index-slip', sentence: sentence('isOtherValue', nameOf(parameter.quantity), asked, right) }
    : undefined;
};

const isOtherSum: NumberMistake = ({ others, asked, written, right, nameOf }) => {
  const sibling = others.find((o) => o.isAlike && Math.abs(o.value - written) <= 1e-9 * Math.abs(written));
  return sibling && asked !== undefined
    ? { code: 'stale-value', sentence: sentence('isOtherValue', nameOf(sibling.quantity), asked, right) }
    : undefined;
};

const isMistyped: NumberMistake = ({ typed, meant, isTelling, isMiscalculated, shown, right }) => {
  const slip = typingSlip(typed, meant);
  return slip && isTelling
    ? { code: isMiscalculated ? 'arithmetic' : 'wrong-value', sentence: sentence(slip, shown, right) }
    : undefined;
};

const isOtherValue: NumberMistake = ({ isTelling, isMiscalculated, others, asked, right, isWritten, nameOf }) => {
  if (!isTelling || isMiscalculated || asked === undefined) return undefined;
  const other = others.find((o) => isWritten(o.value));
  if (other?.code === 'updated-weight-used') return { code: other.code, sentence: sentence('newForOld', asked) };
  return other && { code: other.code, sentence: sentence('isOtherValue', nameOf(other.quantity), asked, right) };
};

const isMultiple: NumberMistake = ({ isTelling, isMiscalculated, isGiven, value, samples, isWritten }) => {
  if (!isTelling || isMiscalculated || isGiven || value === 0) return undefined;
  const counts = samples === undefined || samples === 2 ? [2] : [2, samples];
  const missing = counts.find((n) => isWritten(value / n));
  const tooMany = counts.find((n) => isWritten(value * n));
  const factor = missing ? `${missing}` : tooMany ? `1/${tooMany}` : undefined;
  return factor === undefined ? undefined : { code: 'constant-factor', sentence: sentence('constant', factor) };
};

const isMisquoted: NumberMistake = ({ isGiven, asked, right }) =>
  isGiven && asked !== undefined ? { code: 'wrong-value', sentence: sentence('misquoted', asked, right) } : undefined;

const isRoundedTooEarly: NumberMistake = ({ written, value, right, roundedBefore, isWritten }) => {
  if (Math.abs(written - value) > NEAR * Math.abs(value)) return undefined;
  const isIt = DECIMALS.some((decimals) => {
    const rough = roundedBefore(decimals);
    return rough !== undefined && isWritten(rough);
  });
  return isIt ? { code: 'rounded-too-early', sentence: sentence('roundedTooEarly', right) } : undefined;
};

const isMiscalculatedFrom: NumberMistake = ({ computed, digits, isWritten }) =>
  computed !== undefined && !isWritten(computed)
    ? { code: 'arithmetic', sentence: sentence('arithmetic', shownNumber(computed, Math.max(digits, TELLING))) }
    : undefined;

const isTooPrecise: NumberMistake = ({ typed, meant, digits, right }) => {
  const common = commonDigits(typed, meant);
  return common >= TELLING && digits >= common + 2
    ? { code: 'false-precision', sentence: sentence('falsePrecision', right, String(common)) }
    : undefined;
};

/** The most specific cause first. */
const NUMBER_MISTAKES: readonly NumberMistake[] = [
  signIsLost,
  pointIsMoved,
  isWorkedOutOtherwise,
  isOtherDatum,
  isOtherSum,
  isMistyped,
  isOtherValue,
  isMultiple,
  isMisquoted,
  isRoundedTooEarly,
  isMiscalculatedFrom,
  isTooPrecise,
];

/** The most specific of the ways in which the number may have come about. */
export function numberSlip(wrong: WrongNumber): Finding {
  const slip = slipIn(wrong);
  for (const mistake of NUMBER_MISTAKES) {
    const found = mistake(slip);
    if (found) return { ...found, at: wrong.number.span };
  }
  return { code: 'other', sentence: sentence('other', slip.right), at: wrong.number.span };
}

function slipIn(wrong: WrongNumber): Slip {
  const { number, value, computed } = wrong;
  const written = toNumber(number.value) * (wrong.isNegative ? -1 : 1);
  const digits = significantDigits(number);
  const toLastPlace = (x: number): string => x.toFixed(Math.min(20, Math.max(0, -(number.lastPlace ?? 0))));
  return {
    ...wrong,
    written,
    digits,
    isTelling: digits >= TELLING,
    isMiscalculated: computed !== undefined && Math.abs(computed - value) <= ROUGHLY * Math.abs(value),
    shown: shownNumber(written, Math.max(digits, 1)),
    right: shownNumber(value, Math.max(digits, TELLING)),
    typed: toLastPlace(written),
    meant: toLastPlace(value),
    isWritten: (x) => isRoundedOrCut(exactly(x), written, lastDigitOf(number)),
  };
}

const isParameter = ({ role }: Quantity): boolean => role === 'weight' || role === 'bias';
const isData = ({ role }: Quantity): boolean => role === 'input' || role === 'target' || role === 'given';

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
