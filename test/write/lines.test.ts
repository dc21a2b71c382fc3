/** No line of any sheet is too wide: in LaTeX, in a browser on paper and on a telephone, at a terminal. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/write/browser.js';
import { writeTerminal } from '../../src/write/terminal.js';
import { copiesOf } from '../support/copies.js';
import { overfull, overhanging, PLACES, type Place, type Sheets } from '../support/lines.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import { describeWith } from '../support/tools.js';
import { WIDE, wideText } from '../support/wide.js';

const sheets: Sheets = new Map([
  ...SHIPPED.map((name) => [name, copiesOf(textOf(name))('solution')] as const),
  ...WIDE.map((name) => [name, copiesOf(wideText(name))('solution')] as const),
]);

describeWith('pdflatex', 'the LaTeX of a sheet', () => {
  it('has no box that is too full', () => {
    expect(overfull(sheets)).toEqual([]);
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it.each(Object.keys(PLACES) as Place[])('nothing is wider than its column: %s', async (place) => {
    for (const [name, sheet] of sheets) expect(await overhanging(page, sheet, place), name).toEqual([]);
  });
});

describe('in a terminal', () => {
  const lengthOf = (text: string): number => [...text.replace(/\p{M}/gu, '')].length;

  it.each([80, 100])('no line has more than %i columns', (width) => {
    for (const [name, sheet] of sheets) {
      const lines = writeTerminal(sheet, { width }).split('\n');
      expect(
        lines.filter((line) => lengthOf(line) > width),
        name,
      ).toEqual([]);
    }
  });
});
