/** The pages of a few sheets, read back from the PDF; the campaign has all of them. */
import { describe, expect, it } from 'vitest';
import type { CopyName } from '../../src/report/copies/names.js';
import { writeHtml } from '../../src/write/html.js';
import { withPrinter } from '../../src/write/pdf.js';
import { writeTex } from '../../src/write/tex.js';
import { copiesOf } from '../support/copies.js';
import { browserFaults } from '../support/pages/browser-pages.js';
import { faultsOf } from '../support/pages/faults.js';
import { latexFaults } from '../support/pages/latex-pages.js';
import type { Mark, MarkKind } from '../support/pages/marks.js';
import { textOf } from '../support/shipped.js';
import { describeWith } from '../support/tools.js';

const SHEETS: readonly (readonly [string, CopyName])[] = [
  ['exp-output', 'solution'],
  ['relu-hidden', 'solution'],
  ['softmax-batch', 'solution'],
  ['sigmoid-hidden', 'workbook'],
];
const htmlOf = ([name, copy]: (typeof SHEETS)[number]): string => writeHtml(copiesOf(textOf(name))(copy));

describe('the pages of a sheet', () => {
  it('end where a reader would turn them', async () => {
    await withPrinter(async (print) => {
      for (const sheet of SHEETS) expect([...sheet, await browserFaults(htmlOf(sheet), print)]).toEqual([...sheet, []]);
    });
  });

  it('are seen to end anywhere where nothing is kept together', async () => {
    const loose = htmlOf(['exp-output', 'solution']).replaceAll(/break-(inside|after): avoid/g, '');
    expect(await withPrinter((print) => browserFaults(loose, print))).not.toEqual([]);
  });

  const FAULTS: readonly (readonly [string, readonly (readonly Mark[])[]])[] = [
    ['heading is last', [[at('line', 1, 0.8), at('heading', 2, 0.9)], [at('line', 3, 0.1)]]],
    ['introduction is last', [[at('introduction', 1, 0.9)], [at('line', 2, 0.1)]]],
    ['a box without its chain', [[at('line', 1, 0.9)], [at('box', 2, 0.1)]]],
    ['a box goes on over the page', [[at('box', 1, 0.9)], [at('box', 1, 0.1)]]],
    ['a table goes on without its head', [rows(1, 0.8), rows(1, 0.1)]],
    ['one line alone at the end', [[at('line', 1, 0.9)], [at('line', 1, 0.1), at('line', 1, 0.2)]]],
    ['one line alone at the beginning of the next', [[at('line', 1, 0.8), at('line', 1, 0.9)], [at('line', 1, 0.1)]]],
    [
      'a line goes on over the page',
      [
        [...lines(1, 0.7), at('line', 1, 0.9)],
        [at('rest', 1, 0.1), ...lines(1, 0.2)],
      ],
    ],
    ['52 % white', [[at('paragraph', 1, 0.4)], [at('heading', 2, 0.1)]]],
  ];
  it.each(FAULTS)('have the fault that %s', (fault, pages) => {
    expect(faultsOf(pages)).toEqual([`page 1: ${fault}`]);
  });
});

function at(kind: MarkKind, block: number, height: number): Mark {
  return { kind, block, at: height };
}
function lines(block: number, from: number): readonly Mark[] {
  return [at('line', block, from), at('line', block, from + 0.05)];
}
function rows(block: number, from: number): readonly Mark[] {
  return [at('cells', block, from), at('cells', block, from + 0.05), at('cells', block, from + 0.1)];
}

describeWith('pdflatex', 'the pages of LaTeX', () => {
  it.each(['exp-output', 'relu-hidden'])('of %s end where a reader would turn them', async (name) => {
    expect(await latexFaults(writeTex(copiesOf(textOf(name))('solution')))).toEqual([]);
  });
});
