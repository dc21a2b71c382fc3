/** What code computes, in no programming language yet: arrays with their operations, and loops over their entries. */
import type { Relation } from '../language/expr.js';
import { type Rational, rational } from '../language/rational.js';

/** Where an array is read along one of its axes: all of it, an entry (from 0), a loop's index, or a new axis of length 1. */
export type Place = 'all' | 'new' | number | { readonly index: string };

export interface CodeBranch {
  readonly left: Code;
  readonly relation: Relation;
  readonly right: Code;
  readonly value: Code;
}

export type Code =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'entry'; readonly of: Code; readonly places: readonly Place[] }
  | { readonly kind: 'add' | 'mul'; readonly parts: readonly Code[] }
  | { readonly kind: 'pow'; readonly base: Code; readonly exponent: Code }
  /** A function of the language that expressions are written in, applied to each entry. */
  | { readonly kind: 'call'; readonly fn: string; readonly args: readonly Code[] }
  | { readonly kind: 'cases'; readonly branches: readonly CodeBranch[]; readonly otherwise: Code }
  | { readonly kind: 'matmul' | 'outer'; readonly left: Code; readonly right: Code }
  /** The axis `order[n]` becomes the nth. */
  | { readonly kind: 'transposed'; readonly of: Code; readonly order: readonly number[] }
  /** Summed over some of its `rank` axes, which are kept with length 1 or dropped. */
  | {
      readonly kind: 'summed';
      readonly of: Code;
      readonly rank: number;
      readonly axes: readonly number[];
      readonly keep: boolean;
    }
  | { readonly kind: 'einsum'; readonly letters: string; readonly parts: readonly Code[] }
  | { readonly kind: 'identity'; readonly size: number }
  | { readonly kind: 'repeated'; readonly of: Code; readonly shape: readonly number[] }
  | { readonly kind: 'stacked'; readonly parts: readonly Code[]; readonly axis: number }
  /** Entry by entry: an array of what `body` is for each value of a loop's index, or the sum of that. */
  | { readonly kind: 'table' | 'total'; readonly index: string; readonly size: number; readonly body: Code };

export const numberCode = (value: number): Code => ({ kind: 'number', value: rational(value) });

/** The product of some; nothing is 1. */
export const timesCode = (parts: readonly Code[]): Code =>
  parts.length === 1 ? (parts[0] as Code) : parts.length === 0 ? numberCode(1) : { kind: 'mul', parts };

/** Whether it is made of numbers alone, without a function or a root. */
export function isConstant(code: Code): boolean {
  switch (code.kind) {
    case 'number':
      return true;
    case 'add':
    case 'mul':
      return code.parts.every(isConstant);
    case 'pow':
      return isConstant(code.base) && code.exponent.kind === 'number' && code.exponent.value.d === 1n;
    default:
      return false;
  }
}
