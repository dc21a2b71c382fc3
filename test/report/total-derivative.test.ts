/** ∂L/∂w means one thing on a sheet: the total derivative has a d of its own where both occur. */
import { expect, it } from 'vitest';
import { within } from '../../src/language/table.js';
import { readProblem } from '../../src/problem/read.js';
import { notationOf } from '../../src/report/notation.js';

it.each([
  ['(y - t)^2 + w^2', 'd'],
  ['(y - t)^2', '∂'],
])('loss %s', (loss, total) => {
  const problem = readProblem(JSON.stringify({ define: ['y = w*x'], loss, wrt: ['w'] }), 'spec.json');
  within(problem.table, () => expect(notationOf(problem).total).toBe(total));
});
