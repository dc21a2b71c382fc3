import type { Rounding } from '../../../language/rounding.js';

/** How values are rounded, and what a calculation by hand that goes on from rounded values comes to. */

export const drift = {
  byHand: (rounding: Rounding | undefined): string =>
    `This sheet calculates as one does by hand: every value is rounded${to(rounding)} when it is written down, and the calculation goes on from the rounded value.`,
  both: (rounding: Rounding | undefined): string =>
    `This sheet calculates with exact values. What a calculation by hand comes to, which rounds every value${to(rounding)} and goes on from the rounded one, stands beside them.`,
  /** What the optimizer keeps is rounded in another way than all other values. */
  memory: (rounding: Rounding): string => `By hand, what the optimizer keeps is rounded${to(rounding)}.`,
  intro: 'These values come out otherwise by hand, where the calculation goes on from rounded values.',
  none: 'By hand, going on from rounded values, every value of the forward and the backward pass comes to the same rounded number.',
  table: 'Exact and by hand',
  columns: { quantity: 'Quantity', exact: 'Exact', byHand: 'By hand', difference: 'Difference' },
};

/** Undefined: sections have roundings of their own. */
function to(rounding: Rounding | undefined): string {
  if (rounding === undefined) return '';
  const { kind, digits, ties } = rounding;
  const noun = kind === 'decimals' ? 'decimal' : 'significant digit';
  return ` to ${digits} ${noun}${digits === 1 ? '' : 's'}${ties === 'even' ? ' (ties to the even digit)' : ''}`;
}
