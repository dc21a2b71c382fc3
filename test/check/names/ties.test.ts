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
