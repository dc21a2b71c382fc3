/**
 * Every number on a sheet, read back from the printed LaTeX: each side of each equation is worth what the left side is,
 * as far as its printed digits tell; each cell of a table is the value of what its row and column name.
 */
import { describe, expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeTex } from '../../src/write/tex.js';
import { type Chain, readTexSheet } from '../support/printed/tex-sheet.js';
import { printedNames } from '../support/printed/truth.js';
import { printedWith, WAYS } from '../support/printed/ways.js';
import { hasDecimals, wrongInChain, wrongNumbers } from '../support/printed/wrong-numbers.js';
import { SHIPPED, textOf, withKeys } from '../support/shipped.js';

/** A network of units by name, one in arrays, a batch, and definitions. The campaign has every spec in every way. */
const OF_EACH_KIND = ['two-outputs', 'matrix-form', 'softmax-batch', 'product'];

describe('printed with nothing said of it', () => {
  it.each(SHIPPED)('%s', (name) => {
    expect(wrongNumbers(printedWith(textOf(name), ''))).toEqual([]);
  });
});

describe.each(WAYS)('printed with %j', (keys) => {
  it.each(OF_EACH_KIND)('%s', (name) => {
    expect(wrongNumbers(printedWith(textOf(name), keys))).toEqual([]);
  });
});

describe('the reader of sheets', () => {
  it('finds every altered digit at the end of a chain', () => {
    const [part] = solveText(
      { name: 'two-outputs', text: withKeys(textOf('two-outputs'), 'notation: {}') },
      { solver: solveInStyle },
    );
    const { solution } = part as NonNullable<typeof part>;
    const truth = printedNames(solution);
    const certificate = { seed: 0, checks: [], failures: [] };
    const { chains } = readTexSheet(writeTex(solutionSheet([{ part: undefined, solution, certificate }])));
    const valued = chains.filter(({ sides }) => hasDecimals(sides.at(-1)?.latex ?? ''));
    expect(valued.length).toBeGreaterThan(10);
    for (const { left, sides } of valued) {
      const last = sides.at(-1) as Chain['sides'][number];
      // The third digit, as a slip of the pen has it.
      const altered = last.latex.replace(
        /([1-9]\d?\.?\d?)(\d)/,
        (_, before, digit) => `${before}${(Number(digit) + 5) % 10}`,
      );
      const chain = { left, sides: [...sides.slice(0, -1), { ...last, latex: altered }] };
      expect(wrongInChain(chain, truth), `${left} = ${altered}`).not.toEqual([]);
    }
  });
});
