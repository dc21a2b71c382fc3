/** What is true only with the given values is correct, with a note where they hide a mistake. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { textOf } from '../support/shipped.js';

const { raw } = String;
const AGREE = 'only with the given values it makes no difference';

// x_1 = 0; in the second spec every weight is 1, and h_1 = h_2.
it.each([
  [
    'sigmoid-hidden',
    raw`\frac{\partial L}{\partial w_{11}} = (y-t)y(1-y)w_{y2}h_1(1-h_1)x_1`,
    'w_y₂ stands where w_y₁ belongs',
  ],
  [
    'sigmoid-hidden',
    raw`\frac{\partial L}{\partial w_{11}} = (y-t)w_{y1}h_1(1-h_1)x_1`,
    'the factor ∂y/∂z_y, the derivative of the activation, is missing',
  ],
  [
    'unit-weights',
    raw`\frac{\partial L}{\partial w_1} = 2(o_1-y)o_1(1-o_1)w_6h_1(1-h_1)x_1`,
    'w₆ stands where w₁₁⁽²⁾ belongs',
  ],
])('%s: %s', (spec, line, mistake) => {
  const { lines } = check(textOf(spec), `$$${line}$$`);
  expect(lines).toMatchObject([
    { verdict: 'correct', diagnosis: { code: 'given-values', says: `${mistake}; ${AGREE}` } },
  ]);
});

it.each([
  ['sigmoid-hidden', raw`\frac{\partial L}{\partial w_{11}} = (y-t)y(1-y)w_{y1}h_1(1-h_1)x_1`],
  // A target, an input that is 0, an active unit and weights of 1 are made use of, not mistaken.
  ['sigmoid-hidden', raw`\frac{\partial L}{\partial w_{y1}} = (y-1)y(1-y)h_1`],
  ['sigmoid-hidden', raw`z_{h_1} = w_{12}x_2 + b_1`],
  ['sigmoid-hidden', raw`\frac{\partial L}{\partial w_{11}} = (y-t)y(1-y)w_{y1}h_1(1-h_1) \cdot 0`],
  ['unit-weights', raw`z_3 = h_1 + h_2`],
  ['unit-weights', raw`h_1 = h_2`],
])('nothing is noted: %s: %s', (spec, line) => {
  const { lines } = check(textOf(spec), `$$${line}$$`);
  expect(lines.map(({ verdict, diagnosis }) => [verdict, diagnosis])).toEqual([['correct', undefined]]);
});

it('what is noted of a link is noted of its chain', () => {
  const line = raw`$$\frac{\partial L}{\partial w_{11}} = \frac{\partial L}{\partial z_{h1}} x_1 = (y-t)w_{y1}h_1(1-h_1)x_1 = 0$$`;
  const { lines } = check(textOf('sigmoid-hidden'), line);
  expect(lines).toMatchObject([{ verdict: 'correct', diagnosis: { code: 'given-values' } }]);
});
