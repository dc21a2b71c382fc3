/** Lines that count the units of several layers with one letter. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';

const SPEC = (sizes: string): string => `
define:
  - h[j] = tanh(sum(k, w[j,k]*x[k]) + b[j])
  - o[i] = tanh(sum(j, v[i,j]*h[j]) + c[i])
  - y = sum(i, u[i]*o[i])
loss: {name: E, is: (y - t)^2/2}
${sizes}
wrt: [u, v, c, w, b]
`;
const EQUAL = SPEC('sizes: {i: 3, j: 3, k: 3}');
const OPEN = SPEC('');

it.each<[spec: string, line: string, verdict: string]>([
  // Each unit reaches the output through all of the next layer.
  [EQUAL, '\\frac{dE}{db_i} = (y - t)u_i(1 - o_i^2)v_i(1 - h_i^2)', 'wrong missing-path'],
  [OPEN, '\\frac{dE}{db_i} = (y - t)u_i(1 - o_i^2)v_i(1 - h_i^2)', 'wrong missing-path'],
  [OPEN, '\\frac{dE}{dv_i} = (y - t)u_i(1 - h_i^2)h_i', 'wrong index-slip'],
  // It may be meant of v_{ii}.
  [EQUAL, '\\frac{dE}{dv_i} = (y - t)u_i(1 - o_i^2)h_i', 'unread unknown-name'],
  [OPEN, '\\frac{dE}{dv_i} = (y - t)u_i(1 - o_i^2)h_i', 'undecided shapes'],
  [OPEN, '\\frac{dE}{dv_{ij}} = (y - t)u_i(1 - o_i^2)h_j', 'correct undefined'],
])('%s$$%s$$: %s', (spec, line, verdict) => {
  const [claim] = checkDocument(readProblems(spec, 'spec'), `$$${line}$$`).claims;
  expect(`${claim?.verdict} ${claim?.diagnosis?.code}`).toBe(verdict);
});
