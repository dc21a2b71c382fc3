/** The rule of an update: the optimizer's symbols are not the spec's, and the numbers of one entry go in. */
import { expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeTerminal } from '../../src/write/terminal.js';

function printed(text: string): string {
  const certificate = { seed: 0, checks: [], failures: [] };
  const parts = solveText({ name: 'spec', text }, { solver: solveInStyle });
  return writeTerminal(solutionSheet(parts.map(({ part, solution }) => ({ part, solution, certificate }))));
}

/** y = v·x + η at x = 3/2, v = 2, η = 1/4, t = 1: the gradient by v is (3.25 − 1)·1.5 = 3.375. */
const spec = (optimizer: string): string => `define: [y = v*x + eta]
loss: (y - t)^2 / 2
values: {x: 1.5, t: 1, v: 2, eta: 0.25}
wrt: [v, eta]
tasks: [{update: {optimizer: ${optimizer}, learning_rate: 0.1}}]
`;

it('tells the velocity and the rate from a weight v and an offset η', () => {
  expect(printed(spec('momentum'))).toContain('= 0.9 × 0 + 3.375 = 3.375');
  expect(printed(spec('momentum'))).toContain('= 2 − 0.1 × 3.375 = 1.6625');
  expect(printed(spec('momentum'))).not.toMatch(/η ?v/);
});

it('puts the numbers in', () => {
  expect(printed(spec('sgd'))).toContain('= 2 − 0.1 × 3.375 = 1.6625');
});
