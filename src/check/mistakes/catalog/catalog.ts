/**
 * The catalog of mistakes in formulas, in the order in which they are tried: the most specific explanation comes first,
 * and the first whose repair makes the line true is the diagnosis. A mistake is a row in the file of its kind.
 */
import { AXES, MEANS, ORDERS, ofArrays, TRANSPOSES } from './arrays.js';
import { COMPLEMENTS, HALF_SLOPES, SLOPES } from './derivatives.js';
import { DIVISORS, extraFactors, missingFactors, TERMS } from './factors.js';
import {
  otherNames,
  otherNamesThroughout,
  otherUnits,
  passedBack,
  shiftedNumbers,
  twoNames,
  unitForUnit,
} from './indices.js';
import { eachPlace, type Kind } from './mistake.js';
import { EXPONENTS, SQUARES } from './powers.js';
import { SIGN_OF_WHOLE, SIGNS } from './signs.js';
import { OFF_DIAGONAL, SOFTMAX } from './softmax.js';
import { STEPS } from './updates.js';
import {
  missingFactorArrays,
  missingSlopeArrays,
  otherArrays,
  otherProducts,
  penaltyArrays,
  unsummedSamples,
  wrongSlopeArrays,
} from './whole-arrays.js';

/** Signs may be wrong beside anything else. */
export const SIGN_KINDS: readonly Kind[] = [eachPlace(SIGNS), eachPlace(SIGN_OF_WHOLE)];

export const CATALOG: readonly Kind[] = [
  ...[AXES, TRANSPOSES, ORDERS, STEPS].map(ofArrays),
  eachPlace(MEANS),
  eachPlace(HALF_SLOPES),
  ...SIGN_KINDS,
  ...[SLOPES, SQUARES].map(eachPlace),
  eachPlace(OFF_DIAGONAL),
  passedBack,
  extraFactors,
  ...[DIVISORS, TERMS, EXPONENTS].map(eachPlace),
  missingSlopeArrays,
  penaltyArrays,
  otherArrays,
  wrongSlopeArrays,
  unsummedSamples,
  missingFactorArrays,
  otherProducts,
  missingFactors,
  otherNames,
  otherUnits,
  otherNamesThroughout,
  twoNames,
  shiftedNumbers,
  unitForUnit,
  ...[SOFTMAX, COMPLEMENTS].map(eachPlace),
];
