/** What must hold of every shipped problem in a style: its steps, its gradients, and that it prints. */
import { describe, expect, it } from 'vitest';
import { checkDifferences } from '../../src/backprop/certificate/differences.js';
import { checkSteps } from '../../src/backprop/certificate/steps.js';
import { solveProblem } from '../../src/backprop/solution.js';
import type { STYLES } from '../../src/catalog/notations.js';
import { within } from '../../src/language/table.js';
import { readProblem } from '../../src/problem/read.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { derivationLines } from '../../src/rules/lines.js';
import { writeMarkdown } from '../../src/write/markdown.js';
import { gradientsOf } from './gradients-of.js';
import { PROBLEMS } from './shipped.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

/** The tests of a style, to be called in a test file. */
export function describeStyle(style: (typeof STYLES)[number]): void {
  describe.each(PROBLEMS)('$name', ({ spec }) => {
    const own = typeof spec.notation === 'string' ? { profile: spec.notation } : (spec.notation as object | undefined);
    const notation = { ...own, style };
    const problem = readProblem(JSON.stringify({ ...spec, notation }), 'spec.json');
    const solution = solveInStyle(problem);

    it('holds: each step, and the gradients against differences', () => {
      within(problem.table, () => {
        const { functions, locals, intermediates, parameters } = solution.gradients;
        for (const d of [...functions, ...locals, ...intermediates, ...parameters]) derivationLines(d, 'full');
        expect(checkSteps(solution, 1).failures).toEqual([]);
        expect(checkDifferences(solution, 1).failures).toEqual([]);
      });
    });

    it('has the gradients of the problem as it is', () => {
      const [own, standard] = [gradientsOf(solution), gradientsOf(solveProblem(problem))];
      expect([...own.keys()].sort()).toEqual([...standard.keys()].sort());
      for (const [key, value] of own) expect(Math.abs(value - (standard.get(key) as number)), key).toBeLessThan(1e-12);
    });

    it('prints', () => {
      const tasks = [...solution.problem.tasks, { kind: 'paths' as const }];
      const withPaths = { ...solution, problem: { ...solution.problem, tasks } };
      const sheet = writeMarkdown(solutionSheet([{ part: undefined, solution: withPaths, certificate: NO_CHECKS }]));
      expect(sheet).not.toMatch(/undefined|NaN|@[a-z]/);
    });
  });
}
