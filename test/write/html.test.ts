import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, type Document, math, text } from '../../src/document/document.js';
import { fraction, identifier, row } from '../../src/language/layout.js';
import { finished } from '../../src/report/finished.js';
import { launchBrowser } from '../../src/write/browser.js';
import { writeHtml } from '../../src/write/html.js';
import { sample } from './sample.js';
import { filledWith, HOSTILE, stress } from './stress.js';

/** What stands between the page's `main` tags, each piece of mathematics reduced to its label. */
function bodyOf(html: string): string {
  const body = /<main>\n([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  let out = '';
  let inside = 0;
  for (const [tag] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (inside === 0 && tag !== '<span class="katex">') out += tag;
    else if (tag.startsWith('<span')) inside++;
    else if (tag === '</span>') inside--;
  }
  return out;
}

const small: Document = finished({
  ...sample,
  blocks: sample.blocks.filter(
    (block, n) => sample.blocks.findIndex((b) => b.kind === block.kind && isAnswer(b) === isAnswer(block)) === n,
  ),
});
function isAnswer(block: Block): boolean {
  return block.kind === 'equation' && block.answer;
}

describe('a sheet as HTML', () => {
  it('has every kind of block', async () => {
    await expect(bodyOf(writeHtml(small))).toMatchFileSnapshot('golden/blocks.html');
  });

  it('is the same each time', () => {
    expect(writeHtml(sample)).toBe(writeHtml(sample));
  });

  it('needs nothing from outside and runs nothing', () => {
    const html = writeHtml(sample);
    expect(html).not.toMatch(/<script|<link|<iframe|<object|@import|javascript:|https?:|\son\w+=/i);
    expect([...html.matchAll(/url\(([^)]{0,24})/g)].every(([, target]) => target?.startsWith('data:font/woff2;'))).toBe(
      true,
    );
    expect(html).toContain("default-src 'none'");
  });

  it('labels mathematics in words and hides none of it', () => {
    const html = writeHtml(sample);
    expect(html).toContain('aria-label="equals w sub 1 times x sub 1 plus w sub 2 times x sub 2 plus b sub 1"');
    expect(html).not.toMatch(/aria-hidden|\u200b|<math/);
  });

  it('carries the fonts that it uses, and no others', () => {
    const families = (document: Document): string[] => [
      ...new Set(
        [...writeHtml(document).matchAll(/@font-face\s*\{[^}]*?font-family:\s*['"]?([^;'"]+)/g)].map(
          ([, f]) => f ?? '',
        ),
      ),
    ];
    const plain: Document = finished({
      ...sample,
      facts: [],
      blocks: [{ kind: 'paragraph', text: [text('Nothing but words.')] }],
    });
    expect(families(plain).sort()).toEqual(['KaTeX_Main', 'KaTeX_Math', 'Source Serif 4']);
    expect(families(stress)).toContain('KaTeX_Size4');
    const greek: Document = { ...plain, title: 'Ελληνικά' };
    expect(writeHtml(greek).match(/@font-face/g)?.length).toBe(
      (writeHtml(plain).match(/@font-face/g)?.length ?? 0) + 3,
    );
  });

  it('writes fractions with a slash in text and in a table', () => {
    const half = math(fraction(row(identifier('a')), identifier('b')));
    const table: Block = { kind: 'table', caption: [], columns: [{ head: [], align: 'left' }], groups: [[[[half]]]] };
    const html = writeHtml(finished({ ...sample, facts: [], blocks: [{ kind: 'paragraph', text: [half] }, table] }));
    expect(html).not.toContain('class="mfrac"');
    expect(html.match(/aria-label="a over b"/g)?.length).toBe(2);
  });

  it('splits a table that no page could hold', () => {
    const body = bodyOf(writeHtml(stress));
    expect(body).toContain('<b>Table 2.</b> A table of 5 rows and 14 columns');
    expect(body).toContain('<b>Table 2, continued.</b></caption>');
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

  /** Whether a part of the page lies beyond its right edge without a way to scroll there. */
  const overhanging = (): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('main *')].filter((e) => {
      for (let p = e; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible' && p !== e) return false;
      return e.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
    }).map((e) => e.className + ': ' + e.textContent.slice(0, 40))`) as Promise<string[]>;

  it.each([
    ['a telephone', 'screen', 360],
    ['a desk', 'screen', 1280],
    // The width of A4 without its margins.
    ['paper', 'print', 650],
  ] as const)('nothing overhangs on %s', async (_, media, width) => {
    await page.emulateMediaType(media);
    await page.setViewport({ width, height: 900 });
    for (const document of [sample, stress]) {
      await page.setContent(writeHtml(document));
      expect(await overhanging()).toEqual([]);
    }
  });

  it.each(HOSTILE)('prints %j as it is written', async (content) => {
    const seen: string[] = [];
    page.on('dialog', (dialog) => {
      seen.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => seen.push(request.url()));
    await page.setContent(writeHtml(filledWith(content)));
    const shown = (await page.evaluate(
      `[...document.querySelectorAll('h1, p:not(.kicker), td, li, h2, .reason')].map((e) => e.textContent)`,
    )) as string[];
    const visible = content.replace(/[^\P{Cc}\n\t]/gu, '');
    for (const part of shown.filter((part) => part !== '')) expect(part).toContain(visible);
    expect(await page.evaluate('[...document.querySelectorAll("script, iframe, main img")].length')).toBe(0);
    expect(seen.filter((url) => !url.startsWith('data:font/') && url !== 'about:blank')).toEqual([]);
  });
});
