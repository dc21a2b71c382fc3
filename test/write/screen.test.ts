/** A sheet on screens, and printed from there: the file as a reader opens it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/write/browser.js';
import { writeHtml } from '../../src/write/html.js';
import { printPdf } from '../../src/write/pdf.js';
import { copiesOf } from '../support/copies.js';
import { readWith } from '../support/read-pdf.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import { describeWith } from '../support/tools.js';

const htmlOf = (name: string): string => writeHtml(copiesOf(textOf(name), name)('solution'));

let folder: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gradsheet-screen-'));
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens a sheet from its file, with scripts off. */
async function open(name: string, width: number, scheme: 'light' | 'dark' = 'light'): Promise<void> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, htmlOf(name));
  await page.emulateMediaType('screen');
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(file).href);
}

const ask = <T>(expression: string): Promise<T> => page.evaluate(expression) as Promise<T>;
const seen = (selector: string): Promise<number> =>
  ask(`[...document.querySelectorAll('${selector}')].filter((e) => e.checkVisibility()).length`);

describe('on a telephone', () => {
  it.each(SHIPPED)('%s does not scroll sideways, with all steps or without', async (name) => {
    await open(name, 360);
    const width = 'document.documentElement.scrollWidth';
    expect(await ask(width)).toBe(360);
    if ((await seen('#all-steps')) > 0) await page.click('#all-steps');
    expect(await ask(width)).toBe(360);
  });

  it('has targets for a finger', async () => {
    await open('exp-output', 360);
    await page.click('#all-steps');
    const heights = await ask<number[]>(
      `[...document.querySelectorAll('summary, label')].map((e) => e.getBoundingClientRect().height)`,
    );
    expect(heights.length).toBeGreaterThan(3);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(30);
  });
});

describe('steps', () => {
  it('are all there at first, fold at once, and unfold chain by chain', async () => {
    await open('exp-output', 1000);
    const all = await seen('.step .rhs');
    expect(all).toBeGreaterThan(4);
    expect(await seen('.fold summary')).toBe(0);
    await page.click('#all-steps');
    expect(await seen('.step .rhs')).toBe(0);
    const folds = await seen('.fold summary');
    expect(folds).toBeGreaterThan(1);
    await page.click('.fold summary');
    const unfolded = await seen('.step .rhs');
    expect(unfolded).toBeGreaterThan(0);
    expect(unfolded).toBeLessThan(all);
    await page.click('.fold summary');
    expect(await seen('.step .rhs')).toBe(0);
    expect(await seen('.fold summary')).toBe(folds);
    await page.click('#all-steps');
    expect(await seen('.step .rhs')).toBe(all);
  });

  it('leave the first and the last line of each chain', async () => {
    await open('exp-output', 1000);
    const ends = `[...document.querySelectorAll('.chain')].map((chain) => {
      const rows = [...chain.querySelectorAll('.row')].filter((row) => row.querySelector('.rhs')?.checkVisibility());
      return [rows.at(0)?.textContent, rows.at(-1)?.textContent];
    })`;
    const before = await ask<string[][]>(ends);
    await page.click('#all-steps');
    expect(await ask<string[][]>(ends)).toEqual(before);
  });

  it('fold by keyboard: the sheet is skipped to, the control reached by Tab, a chain opened by Enter', async () => {
    await open('exp-output', 1000);
    await page.keyboard.press('Tab');
    expect(await ask(`document.activeElement.className`)).toBe('skip');
    expect(await ask(`document.activeElement.getBoundingClientRect().top >= 0`)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await ask(`document.activeElement.id`)).toBe('all-steps');
    expect(await ask(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid');
    await page.keyboard.press('Space');
    expect(await seen('.step .rhs')).toBe(0);
    for (let n = 0; n < 80 && !(await ask<boolean>(`document.activeElement.matches('summary')`)); n++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await seen('.step .rhs')).toBeGreaterThan(0);
  });
});

describe('links', () => {
  it('lead to their equation', async () => {
    await open('reuse', 1000);
    const [anchor, number] = await ask<[string, string]>(`(() => {
      const link = [...document.querySelectorAll('.reason a')].at(-1);
      link.scrollIntoView();
      link.id = 'the-link';
      return [link.getAttribute('href').slice(1), link.textContent];
    })()`);
    await page.click('#the-link');
    expect(await ask(`document.querySelector(':target').id`)).toBe(anchor);
    expect(await ask<string>(`document.querySelector(':target').textContent`)).toContain(number);
    expect(
      await ask(
        `(({ top, bottom }) => bottom > 0 && top < innerHeight)(document.querySelector(':target').getBoundingClientRect())`,
      ),
    ).toBe(true);
  });

  it('list the sections beside the sheet where there is room, and only there', async () => {
    await open('reuse', 1400);
    const sections = await seen('.section');
    expect(await seen('nav a')).toBe(sections);
    await page.setViewport({ width: 800, height: 900 });
    expect(await seen('nav a')).toBe(0);
  });
});

it('a sheet that is dark on the screen is printed on white', async () => {
  await open('reuse', 1000, 'dark');
  const colour = `getComputedStyle(document.documentElement).backgroundColor`;
  expect(await ask(colour)).toBe('rgb(20, 22, 26)');
  await page.emulateMediaType('print');
  expect(await ask(colour)).toBe('rgb(255, 255, 255)');
});

describeWith('pdftotext', 'printed from the screen', () => {
  const pagesOf = (pdf: Uint8Array): readonly string[] => readWith('pdftotext', pdf, ['-layout', '-', '-']).split('\f');

  it.each(['reuse', 'exp-output', 'from-to', 'matrix-form'])('%s has the pages of its PDF', async (name) => {
    const built = pagesOf(await printPdf(htmlOf(name), { title: name, language: 'en' }));
    await open(name, 1400, 'dark');
    if ((await seen('#all-steps')) > 0) await page.click('#all-steps');
    await page.emulateMediaType();
    const printed = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(printed).toEqual(built);
    expect(built.length).toBeGreaterThan(1);
  });
});
