/** The derivative of softmax by cases: in each where it is said, or all of them on one line. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';

const { raw } = String;
const SPEC = JSON.stringify({
  define: ['p[i] = exp(z[i]) / sum(j, exp(z[j]))'],
  loss: '-sum(i, t[i]*log(p[i]))',
  sizes: { i: 3, j: 3 },
  wrt: ['z'],
});
const D = raw`\frac{\partial p_i}{\partial z_k}`;
const EACH = raw`For $k \ne i$ $$${D} = -p_i p_k$$ and for $k = i$ $$${D} = p_i (1 - p_i)$$ `;
const cases = (other: string): string =>
  raw`$$${D} = \begin{cases} p_i (1 - p_i) & k = i \\ ${other} & k \ne i \end{cases}$$`;

it.each([
  [EACH, 'correct'],
  [cases('-p_i p_k'), 'correct'],
  [cases('p_i p_k'), 'wrong'],
  [EACH + cases('-p_i p_k'), 'correct'],
  // Right for k = i, which is one of its own cases.
  [EACH + cases('p_i p_k'), 'wrong'],
])('%s is %s', (text, verdict) => {
  expect(check(SPEC, text).lines.at(-1)?.verdict).toBe(verdict);
});
