/** What a false line is repaired with, and in what. */
import type { Expr } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import type { Sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import type { Written, WrittenName } from '../written/written.js';
import type { ArrayQuantity } from './array-quantities.js';
import type { MistakeCode } from './codes.js';
import type { Place } from './places.js';
import type { Quantity } from './quantities.js';

/** What a mistake is, and the piece that it is in. */
export interface Finding {
  readonly code: MistakeCode;
  readonly sentence: Sentence;
  readonly at: Span;
}

/** A side with one thing put right. */
export interface Repair {
  readonly side: Written;
  readonly finding: Finding;
}

/** What repairs are looked for in. */
export interface Wrong {
  readonly head: Written;
  readonly previous: Written;
  /** The side that is false, `h(1 - h)` as a product. */
  readonly side: Written;
  readonly names: Names;
  readonly quantities: readonly Quantity[];
  /** Whole arrays, where the side speaks of such; else none. */
  readonly arrays: readonly ArrayQuantity[];
  /** How many samples the loss is of, where it is of several. */
  readonly samples: number | undefined;
  /** Whether the head is a new value. */
  readonly isUpdate: boolean;
  /** What the head stands for. */
  readonly asked: Expr | undefined;
  /** What the head differentiates by. */
  readonly by: Expr | undefined;
  /** The array by which it differentiates. */
  readonly byArray: ArrayQuantity | undefined;
  /** Whether the loss takes the logarithm of what the last activation puts out. */
  readonly cancelsSlope: boolean;
  /** Whether some definition has an absolute value. */
  readonly hasAbsolutes: boolean;
  /** Whether two quantities are the factors of a product in some definition. */
  areFactors(a: Expr, b: Expr): boolean;
  /** Whether what the head stands for is divided by it. */
  divides(e: Expr): boolean;
  /** Whether it is a weight or a bias. */
  isParameter(e: Expr): boolean;
  /** The only quantity that a name stands for. */
  meaningOf(w: Written): Expr | undefined;
  /** The quantities that, put at a place, make the line true, as far as one world tells; undefined: any may. */
  fitting(place: Place, among: readonly Quantity[]): readonly Quantity[];
  /** The same for two names that are factors of a product: others that play the same parts. */
  fittingPairs(
    place: Place,
    pair: readonly [WrittenName, WrittenName],
    among: readonly Quantity[],
  ): readonly (readonly [Quantity, Quantity])[];
  /** What belongs to a unit, and what belongs to another of its layer, in the same order. */
  readonly units: readonly (readonly [from: readonly Expr[], to: readonly Expr[]])[];
  /** The outputs of each softmax. */
  readonly softmaxes: readonly (readonly Expr[])[];
  /** The quantities by which the piece at a place must be multiplied. */
  factorsAt(
    place: Place,
    among: readonly Quantity[],
  ): readonly { readonly by: Quantity; readonly isDivided: boolean }[];
  nameOf(e: Expr): string;
  /** The whole array that a piece stands for. */
  arrayAt(w: Written): ArrayQuantity | undefined;
  /** The names of an array as it may lie in the document. */
  namesOf(array: ArrayQuantity): readonly WrittenName[];
  arrayName(array: ArrayQuantity): string;
  shown(w: WrittenName): string;
}

export const repair = (side: Written, code: MistakeCode, at: Span, sentence: Sentence): Repair => ({
  side,
  finding: { code, sentence, at },
});
