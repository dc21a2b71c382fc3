/** Quantities that a document puts between those of the spec: derivatives of them and by them are along its own graph. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const DEFINED = ['r = y - a_4', 'E = \\frac12 r^2', 'u = 1 + e^{-z_4}', 'a_4 = \\frac{1}{u}'];

it.each([
  ['\\frac{\\partial E}{\\partial r} = r', 'correct'],
  ['\\frac{\\partial E}{\\partial r} = 0.0255', 'rounded'],
  ['\\frac{\\partial r}{\\partial a_4} = -1', 'correct'],
  ['\\frac{\\partial a_4}{\\partial u} = -\\frac{1}{u^2}', 'correct'],
  ['\\frac{\\partial E}{\\partial u} = -\\frac{\\partial E}{\\partial r}\\frac{\\partial a_4}{\\partial u}', 'correct'],
  ['\\frac{\\partial a_4}{\\partial u} = \\frac{1}{u^2}', 'unread'],
  ['\\frac{\\partial E}{\\partial a_4} = r', 'wrong'],
])('%s is %s', (line, verdict) => {
  const document = [...DEFINED, line].map((l) => `$$${l}$$`).join('\n\n');
  const { claims } = checkDocument(readProblems(textOf('one-step'), 'one-step').slice(0, 1), document);
  expect(claims.at(-1)?.verdict).toBe(verdict);
});

it('what was said wrongly is no graph', () => {
  const lines = ['z_4 = w_7 a_1 + w_8 a_2 + w_9 a_3 - b_4', '\\frac{\\partial z_4}{\\partial b_4} = -1'];
  const document = lines.map((l) => `$$${l}$$`).join('\n\n');
  const { claims } = checkDocument(readProblems(textOf('one-step'), 'one-step').slice(0, 1), document);
  expect(claims.map((c) => c.verdict)).not.toContain('correct');
});
