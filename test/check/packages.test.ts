/** Commands of packages, and commands that nobody knows. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
const verdictsOf = (text: string): readonly string[] =>
  checkDocument(parts, text, 'latex').claims.map((c) => c.verdict);

it.each([
  ['\\pdv{a_4}{z_4} = a_4(1 - a_4)', 'correct'],
  ['\\pdv*{a_4}{z_4} = a_4(1 - a_4)', 'correct'],
  ['\\diffp{a_4}{z_4} = a_4', 'wrong'],
  ['\\dv{a_4}{z_4} = \\qty(1 - a_4) a_4', 'correct'],
  ['\\dv{z_4} \\sigma(z_4) = a_4(1 - a_4)', 'correct'],
  ['\\frac{\\dd a_4}{\\dd z_4} = a_4(1 - a_4)', 'correct'],
  ['\\abs{a_4}^2 = a_4^2', 'correct'],
  ['\\vb{a}_4 = \\sigma(z_4)', 'correct'],
])('%s is %s', (line, verdict) => {
  expect(verdictsOf(`\\[${line}\\]`)).toEqual([verdict]);
});

it('a command that is not known makes its own row unread, at its place', () => {
  const rows = ['\\pdv{a_4}{z_4} &= a_4(1 - a_4)', 'a_4 &= \\foo{z_4}', 'a_4 &= \\sigma(z_4)'];
  const text = `\\begin{align}\n${rows.join(' \\\\\n')}\n\\end{align}`;
  const { claims } = checkDocument(parts, text, 'latex');
  expect(claims.map((c) => c.verdict)).toEqual(['correct', 'unread', 'correct']);
  const { at, says } = claims[1]?.diagnosis ?? {};
  expect(says).toBe('the command \\foo is not known');
  expect(text.slice(at?.start, at?.end)).toContain('\\foo');
  expect(claims.map((c) => text.slice(0, c.span.start).split('\n').length)).toEqual([2, 3, 4]);
});
