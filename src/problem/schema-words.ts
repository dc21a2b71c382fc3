/** What several parts of the schema are made of. */
import { z } from 'zod';
import { OPTIMIZERS } from '../catalog/optimizers.js';

export const list = (names: readonly { readonly name: string }[]): string => names.map((row) => row.name).join(', ');

export const expression = z.union([z.string(), z.number()], 'an expression is expected').describe('An expression.');
export const number = z
  .union([z.number(), z.string()], 'a number is expected')
  .describe('A number, or an expression of numbers such as 1/3 or sqrt(2).');

export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) => {
  const message = `a whole number from ${least} ${most < Number.MAX_SAFE_INTEGER ? `to ${most}` : 'on'} is expected`;
  return z.int(message).min(least, message).max(most, message);
};
export const truth = z.boolean('`true` or `false` is expected');
export const share = z
  .number('a share of the rows is expected, such as 0.2')
  .min(0, 'a share of the rows is expected, such as 0.2')
  .lt(1, 'a share of the rows is expected, such as 0.2');
export const optimizerName = z.string(`the name of an optimizer is expected: ${list(OPTIMIZERS)}`);
