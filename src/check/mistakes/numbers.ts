/** A number that is not what it should be, and what is known of how it may have come about. */
import { toNumber } from '../../language/rational.js';
import { lastDigitOf } from '../judge/figures.js';
import type { Sentence } from '../messages/sentence.js';
import type { WrittenNumber } from '../written/written.js';
import type { MistakeCode } from './codes.js';
import type { Quantity } from './quantities.js';

/** A number that some other way of working leads to, and what that way is. */
export interface OtherWay {
  readonly value: number;
  /** What is only carried along in it: the old value of a parameter beside its step. */
  readonly beside?: number;
  /** Whether a number of few digits tells it too, if it is exactly this. */
  readonly isExact?: true;
  readonly code: MistakeCode;
  readonly sentence: Sentence;
}

/** A quantity with its value. */
interface OtherValue {
  readonly quantity: Quantity;
  readonly value: number;
  /** What it is to take it for the one that is asked for. */
  readonly code: MistakeCode;
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
  /** How many samples the problem has, where it has several. */
  readonly samples: number | undefined;
  /** What the numbers that stand before it on the line give; undefined where it is not computed from numbers alone. */
  readonly computed: number | undefined;
  /** Likely ways of working, then whatever else has a value. */
  readonly ways: Iterable<OtherWay>;
  readonly others: readonly OtherValue[];
  /** The value with what it is computed from rounded to so many decimals. */
  roundedBefore(decimals: number): number | undefined;
  nameOf(q: Quantity): string;
}

/** How many digits a number is written with, leading zeros left out. */
export function significantDigits(n: WrittenNumber): number {
  const size = Math.abs(toNumber(n.value)) / (lastDigitOf(n) || 1);
  return size < 1 ? 0 : Math.floor(Math.log10(size) + 1e-9) + 1;
}

/** So many significant digits, without an exponent. */
export function shownNumber(x: number, digits: number): string {
  if (x === 0 || !Number.isFinite(x)) return String(x);
  const decimals = Math.min(20, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(x)))));
  return withZeros(x.toFixed(decimals), x).replace('-', '−');
}

/** A number that was rounded keeps the zeros at its end; an exact one has none. */
export function withZeros(text: string, value: number): string {
  const isExact = Math.abs(Number(text) - value) <= NOISE * Math.abs(value);
  return isExact && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** What doubles make of a value. */
const NOISE = 1e-12;
