/** Letters that a document leaves open: q and r may be the target and the output, or the other way round. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const OPEN = [
  'E = \\frac12 (q - r)^2',
  '\\frac{\\partial E}{\\partial q} = q - r',
  '\\frac{\\partial E}{\\partial r} = q - r',
];
const KNOWN = ['z_1 = w_1 x_1 + w_2 x_2 + b_1', 'a_1 = \\sigma(z_1)'];

const checked = (lines: readonly string[]) =>
  checkDocument(readProblems(textOf('one-step'), 'one-step').slice(0, 1), lines.map((l) => `$$${l}$$`).join('\n\n'))
    .claims;

it('what is right in each of the ways is right, of anything else it is told what is open', () => {
  const claims = checked([...KNOWN, ...OPEN]);
  expect(claims.map((c) => c.verdict)).toEqual(['correct', 'correct', 'correct', 'correct', 'undecided']);
  expect(claims.at(-1)?.diagnosis).toMatchObject({ code: 'ambiguous-name' });
  expect(claims.at(-1)?.diagnosis?.says).toMatch(/read r as the (outputs|targets), or r as the (outputs|targets)$/);
});

it('a line that tells them apart settles them', () => {
  const claims = checked([...KNOWN, ...OPEN, 'q = \\sigma(z_4)']);
  expect(claims.map((c) => c.verdict).slice(2)).toEqual(['correct', 'correct', 'wrong', 'correct']);
});

it('weights whose indices stand in both orders are open in either', () => {
  const spec = `
network:
  inputs: 2
  layers:
    - {units: 2, activation: tanh}
    - {units: 1, activation: sigmoid}
  target: 1
loss: binary-cross-entropy
`;
  const sums = [
    's_j = \\sum_i U_{ij} x_i + c_j',
    '\\frac{\\partial L}{\\partial U_{ji}} = (p - t) v_j (1 - h_j^2) x_i',
  ];
  const lines = ['h_j = \\tanh(s_j)', 'p = \\sigma(\\sum_j v_j h_j + d)'];
  const verdictsOf = (all: readonly string[]) =>
    checkDocument(readProblems(spec, 'spec'), all.map((l) => `$$${l}$$`).join('\n\n')).claims.map((c) => c.verdict);
  expect(verdictsOf([...lines, ...sums])).toEqual(['correct', 'correct', 'undecided', 'undecided']);
  const third = '\\frac{\\partial L}{\\partial U_{12}} = (p - t) v_2 (1 - h_2^2) x_1';
  expect(verdictsOf([...lines, ...sums, third])).toEqual(['correct', 'correct', 'correct', 'wrong', 'correct']);
});

// In the notation of the spec a are the weighted sums and h the outputs.
it('a letter of the spec for what the document has the large one for is open', () => {
  const lines = ['A^{[1]} = g^{[1]}(Z^{[1]})', 'a^{[1]} = g(z^{[1]})'];
  const { claims } = checkDocument(
    readProblems(textOf('relu-softmax'), 'spec'),
    lines.map((line) => `$$${line}$$`).join('\n\n'),
  );
  expect(claims.map((c) => c.verdict)).toEqual(['correct', 'undecided']);
});
