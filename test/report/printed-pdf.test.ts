/**
 * The numbers on the pages of the PDF, read back by a tool that knows nothing of us: what ends the line of equation n is
 * the value of what the left side of equation n names, as the LaTeX of the same sheet has it.
 */
import { expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeHtml } from '../../src/write/html.js';
import { withPrinter } from '../../src/write/pdf.js';
import { writeTex } from '../../src/write/tex.js';
import { agree, tryValue } from '../support/printed/agree.js';
import { readTexSheet } from '../support/printed/tex-sheet.js';
import { printedNames } from '../support/printed/truth.js';
import { readWith } from '../support/read-pdf.js';
import { plainTextOf } from '../support/shipped.js';
import { describeWith } from '../support/tools.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

/** `≈ −6.664 × 10−5   (17)` at the end of a line. */
const LAST = /[=≈]\s*([−-]?\d+(?:[.,]\d+)?(?:\s*×\s*10[−-]?\d+)?)\s+\((\d+)\)/gu;
const asLatex = (printed: string): string =>
  printed
    .replaceAll('−', '-')
    .replace(/×\s*10(-?\d+)/, '\\times 10^{$1}')
    .replace(',', '{,}');

describeWith('pdftotext', 'the pages of', () => {
  it.each(['one-step', 'two-outputs', 'recurrent'])('%s', async (name) => {
    const [part] = solveText({ name, text: plainTextOf(name) }, { solver: solveInStyle });
    const { solution } = part as NonNullable<typeof part>;
    const document = solutionSheet([{ part: undefined, solution, certificate: NO_CHECKS }]);
    const pdf = await withPrinter((print) => print(writeHtml(document), { title: name, language: 'en' }));
    const text = readWith('pdftotext', pdf, ['-layout', '-', '-']);
    const { names } = printedNames(solution);
    const equations = readTexSheet(writeTex(document)).displays;
    const read = [...text.matchAll(LAST)].map(([, value = '', number = '']) => {
      const left = equations[Number(number) - 1]?.at(-1)?.left ?? '';
      const truth = tryValue(left, names);
      expect(truth, `the left side of equation ${number}: ${left}`).toBeDefined();
      const onPage = tryValue(asLatex(value), names);
      return truth && onPage && agree(truth, onPage) ? [] : [`(${number}) ${left} = ${value}`];
    });
    expect(read.length).toBeGreaterThan(8);
    expect(read.flat()).toEqual([]);
  });
});
