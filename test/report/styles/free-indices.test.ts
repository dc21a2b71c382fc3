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
import { plainTextOf, SHIPPED, textOf } from '../../support/shipped.js';
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
  const spec = JSON.stringify({ ...yaml(plainTextOf(name)), ...more });
  const solution = solveInStyle(readProblem(spec, name));
  const certificate = { seed: 1, checks: [], failures: [] };
  const part = { part: undefined, solution, certificate };
  return writeTerminal(solutionSheet([part]), { width: 400 }).replace(/\s+/g, ' ');
}
const INDEX = { notation: { style: 'index' } };
const MATRIX = { notation: { style: 'matrix' } };
/** The section alone, in a sheet of another style. */
const LINES = { tasks: [{ matrix: { index_lines: true } }] };
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
    ['two-outputs', GENERAL, '∂E/∂w₁ = ∂E/∂W₁₁⁽¹⁾ = δ_(h,1)·i₁ ≈ 0.0088 × 0.05 ≈ 4.386 × 10⁻⁴'],
    ['matrix-form', GENERAL, 'Now one entry with its numbers: W₁₁⁽¹⁾, so i = 1 and j = 1.'],
    // W₂ᵀδ₂ ⊙ σ′(z₁), the shape of each factor, its numbers.
    ['matrix-form', MATRIX, 'δ⁽¹⁾{3 × 1} = W⁽²⁾ᵀ{3 × 1}·δ⁽²⁾{1 × 1} ⊙ σ′(z⁽¹⁾){3 × 1}'],
    ['matrix-form', MATRIX, '(∂L/∂W⁽¹⁾){3 × 2} = δ⁽¹⁾{3 × 1}·xᵀ{1 × 2} = (W⁽²⁾ᵀ·δ⁽²⁾ ⊙ σ′(z⁽¹⁾))·xᵀ'],
    ['matrix-form', MATRIX, '·[−2; −6]ᵀ ≈ [1.5910 4.7729; −9.733 × 10⁻²⁴ −2.920 × 10⁻²³; −1.049 × 10⁻⁷ −3.147 × 10⁻⁷]'],
    ['matrix-form', MATRIX, 'z⁽¹⁾{3 × 1} = W⁽¹⁾{3 × 2}·x{2 × 1} = [−2 1; 3 8; −12 7]·[−2; −6]'],
    ['softmax-batch', MATRIX, '(∂L/∂W⁽¹⁾){3 × 2} = δ⁽¹⁾ᵀ{3 × 4}·x{4 × 2}'],
    ['symbolic-bce', MATRIX, '(∂E/∂W⁽²⁾){Nᵢ × Nⱼ} = δ⁽²⁾{Nᵢ × 1}·h⁽¹⁾ᵀ{1 × Nⱼ}'],
    ['one-step', { parts: undefined, ...MATRIX }, 'W⁽¹⁾ = [w₁ w₂; w₃ w₄; w₅ w₆]'],
    ['two-outputs', MATRIX, 'W⁽²⁾ᵀ{2 × 2}·δₒ{2 × 1} ⊙ σ′(netₕ){2 × 1}'],
    ['recurrent', MATRIX, 'so each gradient is derived by itself'],
    ['two-outputs', LINES, '(W⁽²⁾ᵀ·δₒ)ⱼ = Σₖ δ_(o,k)·Wₖⱼ⁽²⁾'],
    ['two-outputs', LINES, 'The sum runs over the first index of W⁽²⁾, that of its rows, so W⁽²⁾ stands transposed.'],
    ['softmax-batch', LINES, '(δ⁽¹⁾ᵀ·x)ᵢⱼ = Σₙ δₙᵢ⁽¹⁾·xₙⱼ'],
    ['product', LINES, 'so each gradient is derived by itself'],
    ['recurrent', GENERAL, 'so each gradient is derived by itself'],
  ])('%s %o: %s', (name, more, text) => {
    expect(printed(name, more)).toContain(text);
  });

  it('explains no transpose without being asked to', () => {
    expect(printed('two-outputs', { tasks: ['matrix'] })).not.toContain('stands transposed');
  });

  it('says nothing of matrices in index form, unless it is asked to', () => {
    expect(printed('matrix-form', { ...INDEX, tasks: ['gradients'] })).not.toContain('In matrix form');
    expect(printed('matrix-form', { ...INDEX, tasks: ['gradients', 'matrix'] })).toContain('In matrix form');
  });
});
