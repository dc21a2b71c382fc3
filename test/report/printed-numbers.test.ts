/**
 * Every number on a sheet, read back from the printed LaTeX: each side of each equation is worth what the left side is,
 * as far as its printed digits tell; each cell of a table is the value of what its row and column name.
 */
import { describe, expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeTex } from '../../src/write/tex.js';
import { agree, tryValue } from '../support/printed/agree.js';
import type { Value } from '../support/printed/intervals.js';
import type { Names } from '../support/printed/latex-value.js';
import { type Chain, readTexSheet } from '../support/printed/tex-sheet.js';
import { printedNames } from '../support/printed/truth.js';
import { SHIPPED, textOf } from '../support/shipped.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

describe.each(SHIPPED)('%s', (name) => {
  const parts = solveText({ name, text: textOf(name) }, { solver: solveInStyle });
  it.each(parts.map((part) => [part.part ?? 'whole', part] as const))('%s', (_, { solution, part }) => {
    const tex = writeTex(solutionSheet([{ part, solution, certificate: NO_CHECKS }]));
    const names = printedNames(solution.problem);
    const sheet = readTexSheet(tex);
    const found = [...sheet.chains, ...sheet.inline].flatMap((chain) => wrongIn(chain, names));
    expect(found).toEqual([]);
  });
});

describe('the reader of sheets', () => {
  const [part] = solveText({ name: 'two-outputs', text: textOf('two-outputs') }, { solver: solveInStyle });
  it('finds every altered digit at the end of a chain', () => {
    const { solution } = part as NonNullable<typeof part>;
    const names = printedNames(solution.problem);
    const { chains } = readTexSheet(writeTex(solutionSheet([{ part: undefined, solution, certificate: NO_CHECKS }])));
    const valued = chains.filter(({ sides }) => DECIMALS.test(sides.at(-1)?.latex ?? ''));
    expect(valued.length).toBeGreaterThan(10);
    for (const { left, sides } of valued) {
      const last = sides.at(-1) as Chain['sides'][number];
      // The third digit, as a slip of the pen has it.
      const altered = last.latex.replace(
        /([1-9]\d?\.?\d?)(\d)/,
        (_, before, digit) => `${before}${(Number(digit) + 5) % 10}`,
      );
      const chain = { left, sides: [...sides.slice(0, -1), { ...last, latex: altered }] };
      expect(wrongIn(chain, names), `${left} = ${altered}`).not.toEqual([]);
    }
  });
});

const DECIMALS = /\d\.\d/;

/**
 * The sides of a chain that are not worth what they should be, or whose numbers could not be read. Those under a sum
 * sign are read in the next side, where the sum has been done.
 */
function wrongIn({ left, sides }: Chain, names: Names): readonly string[] {
  const truth = tryValue(left, names);
  const values = sides.map((side) => tryValue(side.latex, names));
  return sides.flatMap(({ relation, latex }, n) => {
    const value = values[n];
    if (value === undefined)
      return DECIMALS.test(latex) && !latex.includes('\\sum') ? [`unread: ${left} ${relation} ${latex}`] : [];
    const other = truth ?? values.find((v, k) => k < n && v !== undefined);
    if (other === undefined) return [];
    return agree(other, value) ? [] : [`${left} ${relation} ${latex}: ${show(value)}, not ${show(other)}`];
  });
}

const show = (v: Value): string => JSON.stringify(v);
