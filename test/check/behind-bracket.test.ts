/** `h(1-h)^2`: whose square is it? */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);

it.each([
  ['a_4(1-a_4)^2 = a_4(1-a_4)(1-a_4)', 'correct'],
  ['a_4(1-a_4)^2 = a_4 (1-a_4)^2', 'correct'],
  ['a_4(1-a_4)^2 = a_4^2(1-a_4)^2', 'wrong'],
  ['(a_4(1-a_4))^2 = a_4^2(1-a_4)^2', 'correct'],
  ['\\left[a_4(1-a_4)\\right]^2 = a_4^2(1-a_4)^2', 'correct'],
  ['(a_4(1-a_4))^2 = a_4(1-a_4)^2', 'wrong'],
  ['2a_4(1-a_4)^2 = 2(1-a_4)^2 a_4', 'correct'],
  ['\\sigma(z_4)^2 = a_4^2', 'correct'],
  ['(\\sigma(z_4))^2 = a_4^2', 'correct'],
])('%s is %s', (line, verdict) => {
  expect(checkDocument(parts, `$$${line}$$`).claims.map((c) => c.verdict)).toEqual([verdict]);
});
