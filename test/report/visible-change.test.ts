/** What an update changes is seen to change, however little. */
import { describe, expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeTex } from '../../src/write/tex.js';
import { readTexSheet } from '../support/printed/tex-sheet.js';

/** z = w·x, L = z²/2: the gradient is w·x², and the new value w(1 − ηx²). */
const spec = (rate: string, more = ''): string => `define: [z = w*x, L = 1/2*z^2]
loss: L
wrt: w
values: {w: 1, x: 1}
tasks: [{update: {optimizer: sgd, learning_rate: ${rate}}}]
${more}`;

function newValue(text: string): string {
  const certificate = { seed: 0, checks: [], failures: [] };
  const parts = solveText({ name: 'spec', text }, { solver: solveInStyle });
  const tex = writeTex(solutionSheet(parts.map(({ part, solution }) => ({ part, solution, certificate }))));
  return readTexSheet(tex).tables.at(-1)?.rows[0]?.at(-1) ?? '';
}

describe('a new value', () => {
  it.each([
    ['0.25', '', '$0.75$'],
    ['0.1234567', '', '$0.8765$'],
    // 1 − 0.00000666…: two digits of the change.
    ['1/150000', '', '$0.9999933$'],
    ['-1/150000', '', '$1.000007$'],
    ['-1/150000', 'rounding: {significant: 3}', '$1.000007$'],
    // By hand the rounding is the calculation's own.
    ['-1/150000', 'carry: rounded', '$1.0000$'],
  ])('with the rate %s %s is %s', (rate, more, printed) => {
    expect(newValue(spec(rate, more))).toBe(printed);
  });
});
