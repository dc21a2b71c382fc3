/** Who writes 0,25 for 0.25 does so all through a document. */
import type { Formula } from './formula.js';

/** The formulas with points for the commas of numbers, in a document that writes more numbers with commas than with points. */
export function withDecimalPoints(formulas: readonly Formula[]): readonly Formula[] {
  const written = formulas.filter(({ notation }) => notation !== 'code');
  const count = (numbers: RegExp): number =>
    written.reduce((sum, { text }) => sum + [...withoutLists(text).matchAll(numbers)].length, 0);
  if (count(SURELY_COMMA) <= count(POINT)) return formulas;
  return formulas.map((f) => (f.notation === 'code' ? f : { ...f, text: f.text.replace(COMMA, withPoint) }));
}

/** In subscripts and between brackets a comma may set numbers apart. */
const withoutLists = (text: string): string => text.replace(SUBSCRIPT, '').replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');

const withPoint = (found: string, whole: string | undefined, digits: string | undefined): string =>
  whole === undefined ? found : `${whole}.${digits}`;

const SUBSCRIPT = /_\{[^{}]*\}/g;
/** `0,6`, `12,25`: no list of whole numbers, no thousands. */
const SURELY_COMMA = /(?<![\p{L}\d_.,])(?:0,\d+|\d+,(?:\d\d|\d{4,}))(?![\d,.]*\d)/gu;
const POINT = /\d\.\d/g;
/** A number with a comma in it, that a longer list does not go on with; or a subscript, which is left as it is. */
const COMMA = /_\{[^{}]*\}|(?<![\p{L}\d_.,])(\d+),(\d+)(?![,.]?\d)/gu;
