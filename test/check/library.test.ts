/** `check` of the library. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { InputError } from '../../src/language/source.js';
import { textOf } from '../support/shipped.js';

const SPEC = textOf('one-step');
const ANSWER = '# Part b\n\n$z_1 = 0.6$\n\n$$\\frac{\\partial E}{\\partial z_4} = (y - a_4)\\,a_4(1 - a_4)$$\n';

it('gives what `check --json` prints', () => {
  const { file, summary, lines } = check(SPEC, ANSWER, { file: 'ana.md' });
  expect(file).toBe('ana.md');
  expect(summary).toEqual({ correct: 1, rounded: 0, follows: 0, wrong: 1, undecided: 0, unread: 0 });
  expect(lines[1]).toMatchObject({
    line: 5,
    column: 3,
    verdict: 'wrong',
    diagnosis: { code: 'sign', says: 'this difference is the wrong way round' },
    expected: { text: '(a4 - y)*a4*(1 - a4)' },
  });
  expect(JSON.parse(JSON.stringify(lines))).toEqual(lines);
});

it.each([
  ['a', 'wrong'],
  ['b', 'correct'],
])('judges for part %s', (part, verdict) => {
  expect(check(SPEC, '$z_1 = 0.6$', { part }).lines.map((l) => l.verdict)).toEqual([verdict]);
});

it('reads the format that it is told', () => {
  const tex = 'It is $z_1 = 0.6$. % $z_1 = 0.7$';
  expect(check(SPEC, tex, { part: 'b', format: 'latex' }).lines).toHaveLength(1);
});

it('refuses what is no spec, and a part that there is not', () => {
  expect(() => check('network: 3', ANSWER)).toThrow(InputError);
  expect(() => check(SPEC, ANSWER, { part: 'c' })).toThrow('the spec has no part c');
});
