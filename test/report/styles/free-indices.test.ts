/** The styles with free indices: their solutions replay, are certified, and come to what the problem's own come to. */
import { describe, expect, it } from 'vitest';
import { checkDifferences } from '../../../src/backprop/certificate/differences.js';
import { checkSteps } from '../../../src/backprop/certificate/steps.js';
import type { Solution } from '../../../src/backprop/solution.js';
import type { Style } from '../../../src/catalog/notations.js';
import { within } from '../../../src/language/table.js';
import type { Problem } from '../../../src/problem/problem.js';
import { readProblem, readProblems } from '../../../src/problem/read.js';
import { solutionSheet } from '../../../src/report/solution-sheet.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { derivationLines } from '../../../src/rules/lines.js';
import { writeTerminal } from '../../../src/write/terminal.js';
import { SHIPPED, textOf } from '../../support/shipped.js';
import { yaml } from '../../support/solved.js';

const inStyle = (problem: Problem, style: Style): Problem => {
  const { presentation } = problem;
  return { ...problem, presentation: { ...presentation, notation: { ...presentation.notation, style } } };
};

function replay({ problem, gradients }: Solution): void {
  const { functions, locals, intermediates, parameters } = gradients;
  within(problem.table, () => {
    for (const d of [...functions, ...locals, ...intermediates, ...parameters]) derivationLines(d, 'full');
  });
}

describe.each(['index', 'matrix'] as const)('style %s', (style) => {
  it.each(SHIPPED)('%s', (name) => {
    const [part] = readProblems(textOf(name), name);
    const problem = inStyle((part as { problem: Problem }).problem, style);
    const solution = solveInStyle(problem);
    replay(solution);
    within(problem.table, () => {
      expect(checkSteps(solution, 1).failures).toEqual([]);
      expect(checkDifferences(solution, 1).failures).toEqual([]);
    });
  });
});

/** What the terminal shows of a spec with more keys, its white space as one blank. */
function printed(name: string, more: Readonly<Record<string, unknown>>): string {
  const spec = JSON.stringify({ ...yaml(textOf(name)), ...more });
  const solution = solveInStyle(readProblem(spec, name));
  const certificate = { seed: 1, checks: [], failures: [] };
  const part = { part: undefined, solution, certificate };
  return writeTerminal(solutionSheet([part]), { width: 400 }).replace(/\s+/g, ' ');
}
const INDEX = { notation: { style: 'index' } };
const GENERAL = { tasks: ['general-formula'] };

describe('what is printed', () => {
  it.each([
    // −(t/t̂ − (1−t)/(1−t̂))·t̂(1−t̂)·h_i, several lines, down to (t̂−t)h_i.
    ['symbolic-bce', INDEX, '= −(t/t̂ − (1 − t)/(1 − t̂))·t̂·(1 − t̂)·hᵢ⁽²⁾'],
    ['symbolic-bce', INDEX, '= (t̂ − t)·hᵢ⁽²⁾'],
    ['symbolic-bce', INDEX, 'δᵢ⁽²⁾ = ∂E/∂zᵢ⁽²⁾ = ∂E/∂t̂ · ∂t̂/∂z · ∂z/∂hᵢ⁽²⁾ · ∂hᵢ⁽²⁾/∂zᵢ⁽²⁾'],
    ['symbolic-bce', INDEX, 'The indices i, j and k stand for any entries'],
    ['two-outputs', INDEX, 'W⁽¹⁾ = [w₁ w₂; w₃ w₄]'],
    ['softmax-batch', INDEX, '= ¼ Σₙ (aₙᵢ⁽¹⁾ − tₙᵢ)·xₙⱼ'],
    ['product', INDEX, 'so each gradient is derived by itself'],
    ['two-outputs', GENERAL, 'w₁ is W₁₁⁽¹⁾, so j = 1 and k = 1.'],
    ['two-outputs', GENERAL, '∂E/∂w₁ = ∂E/∂W₁₁⁽¹⁾ = δ_(net,h,1)·i₁ ≈ 0.0088 × 0.05 ≈ 4.386 × 10⁻⁴'],
    ['matrix-form', GENERAL, 'Now one entry with its numbers: W₁₁⁽¹⁾, so i = 1 and j = 1.'],
    ['recurrent', GENERAL, 'so each gradient is derived by itself'],
  ])('%s %o: %s', (name, more, text) => {
    expect(printed(name, more)).toContain(text);
  });

  it('says nothing of matrices in index form, unless it is asked to', () => {
    expect(printed('matrix-form', INDEX)).not.toContain('In matrix form');
    expect(printed('matrix-form', { ...INDEX, tasks: ['gradients', 'matrix'] })).toContain('In matrix form');
  });
});
