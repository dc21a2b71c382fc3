/** The pages of every copy of every shipped spec, on every paper. */
import { describe, expect, it } from 'vitest';
import { COPIES } from '../../src/report/copies/names.js';
import { writeHtml } from '../../src/write/html.js';
import { PAPERS } from '../../src/write/paper.js';
import { withPrinter } from '../../src/write/pdf.js';
import { writeTex } from '../../src/write/tex.js';
import { copiesOf } from '../support/copies.js';
import { browserFaults } from '../support/pages/browser-pages.js';
import { latexFaults } from '../support/pages/latex-pages.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import { isInstalled } from '../support/tools.js';

describe.each(SHIPPED)('%s', (name) => {
  const copyOf = copiesOf(textOf(name));

  it('ends its pages in a browser where a reader would turn them', async () => {
    await withPrinter(async (print) => {
      for (const copy of COPIES) {
        for (const paper of PAPERS) {
          const faults = await browserFaults(writeHtml(copyOf(copy), { paper }), print);
          expect.soft({ copy, paper, faults }).toEqual({ copy, paper, faults: [] });
        }
      }
    });
  });

  it.skipIf(!isInstalled('pdflatex'))('ends its pages in LaTeX where a reader would turn them', async () => {
    for (const paper of PAPERS)
      expect.soft([paper, await latexFaults(writeTex(copyOf('solution'), { paper }))]).toEqual([paper, []]);
  });
});
