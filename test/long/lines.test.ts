/** No line of any shipped spec is too wide: in each style, on each paper, in both printings. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STYLES } from '../../src/catalog/notations.js';
import { launchBrowser } from '../../src/write/browser.js';
import { PAPERS } from '../../src/write/paper.js';
import { copiesOf } from '../support/copies.js';
import { overfull, overhanging, PLACES, type Place } from '../support/lines.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import { yaml } from '../support/solved.js';
import { isInstalled } from '../support/tools.js';
import { WIDE, wideText } from '../support/wide.js';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

function inStyle(text: string, style: string): string {
  const spec = yaml(text);
  const own = typeof spec.notation === 'string' ? { profile: spec.notation } : (spec.notation as object | undefined);
  return JSON.stringify({ ...spec, notation: { ...own, style } });
}

describe.each(STYLES)('the style %s', (style) => {
  const texts = [
    ...SHIPPED.map((name) => [name, textOf(name)] as const),
    ...WIDE.map((name) => [name, wideText(name)] as const),
  ];
  const sheets = new Map(texts.map(([name, text]) => [name, copiesOf(inStyle(text, style))('solution')]));

  it.skipIf(!isInstalled('pdflatex')).each(PAPERS)('has no box that is too full on %s', (paper) => {
    expect(overfull(sheets, paper)).toEqual([]);
  });

  it.each(Object.keys(PLACES) as Place[])('has nothing wider than its column: %s', async (place) => {
    const papers = place === 'paper' ? PAPERS : (['a4'] as const);
    for (const [name, sheet] of sheets)
      for (const paper of papers) {
        const found = await overhanging(page, sheet, place, paper);
        expect.soft({ name, paper, found }).toEqual({ name, paper, found: [] });
      }
  });
});
