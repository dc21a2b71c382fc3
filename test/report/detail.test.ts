/** The lines of derivations at each level of detail, over all specs that ship. */
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/document.js';
import { within } from '../../src/language/table.js';
import { DETAILS, LANGUAGES } from '../../src/problem/presentation.js';
import { readProblems } from '../../src/problem/read.js';
import { messagesIn } from '../../src/report/messages/messages.js';
import { reasonsOf } from '../../src/report/reasons.js';
import { newSheet } from '../../src/report/sheet.js';
import { derivationSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { derivationLines } from '../../src/rules/lines.js';
import { ALL_RULES } from '../../src/rules/phases.js';
import { SHIPPED, textOf } from '../support/shipped.js';

const solutions = (name: string) => readProblems(textOf(name), name).map(({ problem }) => solveInStyle(problem));

describe('each rule', () => {
  it.each(LANGUAGES)('has words in %s', (language) => {
    const reasons: Readonly<Record<string, string>> = messagesIn(language).reasons;
    expect(ALL_RULES.filter(({ id }) => !reasons[id]).map(({ id }) => id)).toEqual([]);
  });
});

describe.each(SHIPPED)('%s', (name) => {
  const solved = solutions(name);

  it.each(DETAILS)('says beside each line why it follows, with %s detail', (detail) => {
    for (const solution of solved)
      within(solution.problem.table, () => {
        const { functions, locals, intermediates, parameters } = solution.gradients;
        const sheet = newSheet(solution, { detail });
        for (const d of [...functions, ...locals, ...intermediates, ...parameters])
          for (const { steps } of derivationLines(d, detail).slice(1)) {
            expect(steps.length).toBeGreaterThan(0);
            if (steps.some(({ rule }) => rule.id !== 'chain-rule')) expect(reasonsOf(steps, sheet)).not.toHaveLength(0);
          }
      });
  });

  it.each(DETAILS)('prints no line twice in a row, with %s detail', (detail) => {
    for (const solution of solved)
      for (const block of derivationSheet(solution, detail).blocks) expect(repeatedIn(block)).toEqual([]);
  });

  it('is as long as its detail', () => {
    const length = (detail: (typeof DETAILS)[number]): number =>
      solved
        .flatMap((solution) => derivationSheet(solution, detail).blocks)
        .reduce((sum, block) => sum + (block.kind === 'equation' ? block.lines.length : 0), 0);
    expect(length('brief')).toBeLessThanOrEqual(length('normal'));
    expect(length('normal')).toBeLessThanOrEqual(length('full'));
  });
});

/** The lines of a chain that say the same as the line above them. */
function repeatedIn(block: Block): readonly unknown[] {
  if (block.kind !== 'equation') return [];
  const said = block.lines.map(({ right }) => JSON.stringify(right));
  return block.lines.filter(({ left }, n) => left === undefined && said[n] === said[n - 1]);
}
