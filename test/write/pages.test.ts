/** The pages of a few sheets, read back from the PDF; the campaign has all of them. */
import { describe, expect, it } from 'vitest';
import type { CopyName } from '../../src/report/copies/names.js';
import { writeHtml } from '../../src/write/html.js';
import { withPrinter } from '../../src/write/pdf.js';
import { copiesOf } from '../support/copies.js';
import { browserFaults } from '../support/pages/browser-pages.js';
import { textOf } from '../support/shipped.js';

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
    const faults = await withPrinter((print) => browserFaults(loose, print));
    expect(faults).toContainEqual(expect.stringContaining('a box without its chain'));
    expect(faults).toContainEqual(expect.stringContaining('heading is last'));
  });
});
