/** The styles of the backward pass: the same gradients by other ways, each replayed, and what they say is so. */
import { describe, expect, it } from 'vitest';
import { solveProblem } from '../../src/backprop/solution.js';
import type { STYLES } from '../../src/catalog/notations.js';
import type { Document } from '../../src/document/document.js';
import { isFree } from '../../src/language/expr.js';
import { within } from '../../src/language/table.js';
import { readProblems } from '../../src/problem/read.js';
import { derivationSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { derivationLines } from '../../src/rules/lines.js';
import { writeTerminal } from '../../src/write/terminal.js';
import { SHIPPED, textOf, withKeys } from '../support/shipped.js';
import type { Spec } from '../support/solved.js';

const inStyle = (text: string, style: string) => readProblems(withKeys(text, `notation: {style: ${style}}`), 'spec');

describe.each(['delta', 'adjoint'] satisfies (typeof STYLES)[number][])('%s', (style) => {
  it.each(SHIPPED)('%s: every derivation replays, to the same gradients', (name) => {
    for (const { problem } of inStyle(textOf(name), style)) {
      const plain = solveProblem(problem);
      const styled = solveInStyle(problem);
      within(problem.table, () => {
        const { functions, locals, intermediates, parameters } = styled.gradients;
        for (const d of [...functions, ...locals, ...intermediates, ...parameters]) derivationLines(d, 'full');
        parameters.forEach((a, n) => {
          const other = plain.gradients.parameters[n];
          if (!other || isFree(a.of)) return;
          const [value, expected] = [styled.answer(styled.symbolOf(a)), plain.answer(plain.symbolOf(other))];
          if (typeof value === 'number') expect(value).toBeCloseTo(expected as number, 12);
        });
      });
    }
  });
});

describe('delta', () => {
  const derived = (spec: Spec): string => {
    const [part] = readProblems(JSON.stringify(spec), 'spec');
    return writeTerminal(derivationSheet(solveInStyle((part as NonNullable<typeof part>).problem)), { width: 100 });
  };
  const DEFINE = ['z = w*h + u*k', 'y = tanh(z)'];
  const CHAIN: Spec = { define: DEFINE, loss: '1/2*(t - y)^2', wrt: ['w', 'u'] };

  it('works one of several, and names it beside the others', () => {
    expect(derived(CHAIN)).toMatch(/∂L\/∂w = ∂L\/∂z · ∂z\/∂w .*chain rule/);
    expect(derived(CHAIN)).toMatch(/∂L\/∂u = δ_z·k +as for ∂L\/∂w/);
  });

  it('does not repeat a local derivative that has no number', () => {
    expect(derived(CHAIN).match(/∂L\/∂y = /g)).toHaveLength(1);
  });

  it('says of what does not reach the loss that it does not', () => {
    expect(derived({ ...CHAIN, define: [...DEFINE, 'q = v*w'], wrt: ['w', 'v'] })).toMatch(/= 0 +v does not reach L/);
  });
});

describe('adjoint', () => {
  const sheetOf = (spec: Spec, detail?: 'brief' | 'full'): Document => {
    const [part] = readProblems(JSON.stringify({ ...spec, notation: { style: 'adjoint' } }), 'spec');
    return derivationSheet(solveInStyle((part as NonNullable<typeof part>).problem), detail);
  };
  const printed = (spec: Spec, detail?: 'brief' | 'full'): string =>
    writeTerminal(sheetOf(spec, detail), { width: 100 });
  const CHAIN: Spec = {
    define: ['z = w*h + b', 'y = tanh(z)'],
    loss: '1/2*(t - y)^2',
    wrt: ['w', 'b'],
    values: { w: 0.5, h: 2, b: 0, t: 1 },
  };

  it('puts the adjoints beside the forward pass, each by its name', () => {
    const text = printed(CHAIN);
    for (const line of [
      'L̄ = 1',
      'ȳ = ∂L/∂y = y − t',
      'z̄ = ȳ·∂y/∂z = ȳ·(1 − y²)',
      'w̄ = z̄·∂z/∂w = z̄·h',
      'b̄ = z̄·∂z/∂b = z̄',
    ])
      expect(text).toContain(line);
  });

  it('names products of derivatives only where there is room for them', () => {
    expect(printed(CHAIN, 'brief')).toContain('w̄ = z̄·h');
    expect(printed(CHAIN, 'brief')).not.toContain('ȳ·∂y/∂z');
  });

  it('says that contributions add up where something is used more than once, and only there', () => {
    const shared = { ...CHAIN, define: ['z = w*h + b', 'y = tanh(z) + w*z'] };
    expect(printed(shared)).toMatch(/add up: w \(in z and y\)/);
    expect(printed(CHAIN)).not.toContain('add up');
  });

  it('does without numbers where there are none', () => {
    const { values: _, ...symbolic } = CHAIN;
    expect(printed(symbolic)).toContain('w̄ = z̄·h');
    expect(printed(symbolic, 'full')).toContain('w̄ =');
  });
});
