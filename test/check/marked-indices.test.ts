/** Indices with a mark of their own: j′ runs beside j, j* is one that a sentence has chosen. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';

const SPEC = readProblems(
  `
define:
  - u[j] = sum(i, W[i,j]*h[i])
  - y[j] = exp(u[j]) / sum(m, exp(u[m]))
loss: {name: E, is: "-sum(j, t[j]*log(y[j]))"}
assume: [sum(j, t[j]) = 1]
sizes: {i: 2, j: 3, m: 3}
wrt: [W]`,
  'words',
);
const verdictsOf = (...lines: readonly string[]): readonly string[] =>
  checkDocument(SPEC, lines.map((line) => `$$${line}$$`).join('\n\n')).claims.map((c) => c.verdict);

it.each([
  ["y_j = \\frac{\\exp(u_j)}{\\sum_{j'=1}^3 \\exp(u_{j'})}", 'correct'],
  ["y_j = \\frac{\\exp(u_j)}{\\sum_{j'} \\exp(u_{j'})}", 'correct'],
  ["y_j = \\frac{1}{\\sum_{j'=1}^3 \\exp(u_{j'})}", 'wrong'],
  [
    "\\frac{\\partial E}{\\partial u_j} = -\\sum_{j'} \\frac{t_{j'}}{y_{j'}} \\frac{\\partial y_{j'}}{\\partial u_j}",
    'correct',
  ],
  ['E = -\\log y_{j^*}', 'unread'],
  ['E = -u_{j^*} + \\log\\sum_j \\exp(u_j)', 'unread'],
])('%s is %s', (line, verdict) => {
  expect(verdictsOf(line)).toEqual([verdict]);
});

it.each([
  ['g_i', ['correct', 'correct'], 'y_j - t_j'],
  ['\\mathrm{EH}_i', ['correct', 'correct'], 'y_j - t_j'],
  ['\\mathrm{EH}_i', ['wrong', 'follows'], 't_j - y_j'],
])('what stands behind `:=` is called %s from there on', (name, verdicts, error) => {
  const lines = [
    `\\frac{\\partial E}{\\partial h_i} = \\sum_j (${error}) W_{ij} := ${name}`,
    `\\frac{\\partial E}{\\partial h_i} = ${name}`,
  ];
  expect(verdictsOf(...lines)).toEqual(verdicts);
});

// What the spec knows by a name with a prime has its marks of time beside it.
it.each([
  ["w_{ij}'^{(new)} = w_{ij}'^{(old)} - \\eta (y_j - t_j) h_i", 'correct'],
  ["w_{ij}'^{(new)} = w_{ij}'^{(old)} + \\eta (y_j - t_j) h_i", 'wrong'],
  ["\\frac{\\partial E}{\\partial w'_{ij}} = (y_j - t_j) h_i", 'correct'],
])('with an alias that has a prime %s is %s', (line, verdict) => {
  const spec = { define: ['u[j] = sum(i, W[i,j]*h[i])', 'y[j] = softmax(j, u[j])'], aliases: { "w'_{ij}": 'W[i,j]' } };
  const loss = { loss: { name: 'E', is: '-sum(j, t[j]*log(y[j]))' }, assume: ['sum(j, t[j]) = 1'] };
  const problems = readProblems(JSON.stringify({ ...spec, ...loss, sizes: { i: 2, j: 3 }, wrt: ['W'] }), 'spec');
  expect(checkDocument(problems, `$$${line}$$`).claims.map((c) => c.verdict)).toEqual([verdict]);
});

it('a letter may tell how far an index runs', () => {
  expect(verdictsOf('u_j = \\sum_{i=1}^N W_{ij} h_i', 'N = 2')).toEqual(['correct', 'correct']);
  expect(verdictsOf('u_j = \\sum_{i=1}^N W_{ij} h_i', 'N = 5')).toEqual(['correct', 'wrong']);
});
