import { copyFile, mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFNumber } from 'pdf-lib';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CannotPrint } from '../../src/write/browser.js';
import { printPdf, withPrinter } from '../../src/write/pdf.js';
import { readWith } from '../support/read-pdf.js';
import { SAMPLE_FACTS, SAMPLE_PAGE } from '../support/sample-page.js';
import { describeWith } from '../support/tools.js';
import { wrapBrowser } from '../support/wrapped-browser.js';

const require = createRequire(import.meta.url);
const facts = { title: 'Test', language: 'en' };
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

let sample: Uint8Array;
beforeAll(async () => {
  sample = await printPdf(SAMPLE_PAGE, SAMPLE_FACTS);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a printed sheet', () => {
  it('is on A4, on as many pages as its breaks ask for', async () => {
    const pages = (await PDFDocument.load(sample)).getPages();
    expect(pages.length).toBe(2);
    for (const { width, height } of pages.map((one) => one.getSize())) {
      // 210 mm by 297 mm in points, which Chromium rounds to whole device pixels.
      expect(Math.abs(width - (210 / 25.4) * 72)).toBeLessThan(1);
      expect(Math.abs(height - (297 / 25.4) * 72)).toBeLessThan(1);
    }
  });

  it('says what it is and in which language, and is dated by no clock', async () => {
    const pdf = await PDFDocument.load(sample, { updateMetadata: false });
    expect(pdf.getTitle()).toBe(SAMPLE_FACTS.title);
    expect(pdf.getAuthor()).toBe('gradsheet');
    expect(pdf.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)');
    expect(pdf.getCreationDate()?.toISOString()).toBe('2000-01-01T00:00:00.000Z');
    expect(pdf.getModificationDate()?.toISOString()).toBe('2000-01-01T00:00:00.000Z');
  });

  it('is tagged and has a bookmark for each heading', async () => {
    const { catalog, context } = await PDFDocument.load(sample);
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true');
    const kinds = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of('S'))?.toString()] : []));
    expect(kinds).toEqual(expect.arrayContaining(['/H1', '/H2', '/P', '/Table', '/TH', '/TD']));
    const outline = catalog.lookup(PDFName.of('Outlines'), PDFDict);
    expect(Math.abs(outline.lookup(PDFName.of('Count'), PDFNumber).asNumber())).toBe(2);
  });

  it('has cells that find their heads by name', async () => {
    const { catalog, context } = await PDFDocument.load(sample);
    const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('IDTree'), PDFDict);
    const names = tree.get(PDFName.of('Names'))?.toString() ?? '';
    const heads = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => [...object.toString().matchAll(/\/Headers \[\s*(\(\w+\))/g)].map(([, name]) => name));
    expect(new Set(heads)).toEqual(new Set(['(node00000000)', '(node00000001)']));
    for (const head of new Set(heads)) expect(names).toContain(head);
  });

  it('takes its date from SOURCE_DATE_EPOCH, and refuses one that is none', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '86400');
    const pdf = await PDFDocument.load(await printPdf(page('dated'), facts), { updateMetadata: false });
    expect(pdf.getCreationDate()?.toISOString()).toBe('1970-01-02T00:00:00.000Z');
    vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday');
    await expect(printPdf(page('dated'), facts)).rejects.toThrow(CannotPrint);
  });
});

describeWith('pdftotext', 'the text of a sheet', () => {
  it('can be read back, the running head too', () => {
    const text = readWith('pdftotext', sample, ['-', '-']);
    for (const part of ['Backpropagation by hand', 'The error signal δ is passed back.', '0.125', 'Second page']) {
      expect(text).toContain(part);
    }
    expect(text.match(/Running head/g)?.length).toBe(2);
  });
});

describeWith('pdffonts', 'the fonts of a sheet', () => {
  it('are embedded as outlines, and are those that the page brings', () => {
    const [, , ...fonts] = readWith('pdffonts', sample, ['-']).trim().split('\n');
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/(SourceSerif4|KaTeX_Math)\S+ +CID TrueType +Identity-H +yes/);
  });
});

describe('the same page', () => {
  it('gives the same bytes, whatever was printed before it or with it', async () => {
    const other = page('<table><tr><th>head</th></tr><tr><td>cell</td></tr></table>');
    await withPrinter(async (print) => {
      await print(other, facts);
      expect(await print(SAMPLE_PAGE, SAMPLE_FACTS)).toEqual(sample);
      const [first, , third] = await Promise.all([
        print(SAMPLE_PAGE, SAMPLE_FACTS),
        print(other, facts),
        print(SAMPLE_PAGE, SAMPLE_FACTS),
      ]);
      expect(first).toEqual(sample);
      expect(third).toEqual(sample);
    });
  });
});

describe('a page of a stranger', () => {
  it('runs no script and reaches no network', async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end('reached')).on('connection', () => connections++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const head = `<link rel="stylesheet" href="${url}/a.css"><link rel="prefetch" href="${url}/b">
      <link rel="preconnect" href="${url}"><meta http-equiv="refresh" content="0;url=${url}/c">
      <style>@import url(${url}/d); body { background: url(${url}/e) }</style>`;
    const body = `<p>untouched</p><script>document.body.innerHTML = 'SCRIPT'; fetch('${url}/f')</script>
      <img src="${url}/g" onerror="document.body.innerHTML = 'HANDLER'"><iframe src="${url}/h"></iframe>
      <object data="${url}/i"></object><iframe src="file:///etc/passwd"></iframe>`;
    try {
      const fetched = await printPdf(page(body, head), facts);
      expect(connections).toBe(0);
      expect(fetched).toEqual(await printPdf(page(body.replace(/<script.*<\/script>/, ''), head), facts));
    } finally {
      server.close();
    }
  });
});

describe('a page whose text would be missing', () => {
  it('is refused where the browser finds no fonts', async () => {
    vi.stubEnv('GRADSHEET_BROWSER', (await wrapBrowser({ withoutFonts: true })).path);
    await expect(printPdf(page('plain text'), facts)).rejects.toThrow(/finds no usable fonts/);
    // Such a browser reads the fonts that a page brings along once in sixty times, on a busy machine; then all is there.
    const printed: unknown = await printPdf(SAMPLE_PAGE, SAMPLE_FACTS).catch((refusal: Error) => refusal.message);
    if (typeof printed === 'string') expect(printed).toMatch(/cannot read these fonts/);
    else expect(printed).toEqual(sample);
  });

  it('is refused where the only font has none of its letters', async () => {
    const { path, fonts } = await wrapBrowser({ withoutFonts: true });
    await mkdir(fonts);
    await copyFile(require.resolve('katex/dist/fonts/KaTeX_Size4-Regular.ttf'), join(fonts, 'brackets.ttf'));
    vi.stubEnv('GRADSHEET_BROWSER', path);
    await expect(printPdf(page('plain text'), facts)).rejects.toThrow(/finds no usable fonts/);
  });

  it('is refused where a font of its own cannot be read', async () => {
    const font = '<style>@font-face { font-family: Broken; src: url(data:font/woff2;base64,d09GMgAB) }</style>';
    await expect(printPdf(page('text', font), facts)).rejects.toThrow('cannot read these fonts: Broken');
  });

  it('is printed where it has no text', async () => {
    const svg = '<svg width="9" height="9"><rect width="9" height="9"/></svg>';
    expect((await PDFDocument.load(await printPdf(page(svg), facts))).getPageCount()).toBe(1);
  });
});

describe('a browser that dies', () => {
  it.each(['between two pages', 'while it prints'])('is replaced, and the page printed again: %s', async (moment) => {
    const { path, pid } = await wrapBrowser();
    vi.stubEnv('GRADSHEET_BROWSER', path);
    await withPrinter(async (print) => {
      const before = await print(SAMPLE_PAGE, SAMPLE_FACTS);
      const first = await pid();
      const printing = moment === 'while it prints' && print(SAMPLE_PAGE, SAMPLE_FACTS);
      process.kill(first, 'SIGKILL');
      expect(await (printing || print(SAMPLE_PAGE, SAMPLE_FACTS))).toEqual(before);
      expect(await pid()).not.toBe(first);
    });
  });

  it('is not left behind when the work fails', async () => {
    const { path, pid } = await wrapBrowser();
    vi.stubEnv('GRADSHEET_BROWSER', path);
    const work = withPrinter(async (print) => {
      await print(page('text'), facts);
      throw new Error('the work failed');
    });
    await expect(work).rejects.toThrow('the work failed');
    const last = await pid();
    expect(() => process.kill(last, 0)).toThrow('ESRCH');
  });
});
