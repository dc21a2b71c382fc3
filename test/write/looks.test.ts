/** A few pages look as they did when somebody last looked at them and accepted them: `npm run accept`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Document } from '../../src/document/document.js';
import type { CopyName } from '../../src/report/copies/names.js';
import { writeHtml } from '../../src/write/html.js';
import { packagedBrowser } from '../../src/write/packaged-browser.js';
import { withPrinter } from '../../src/write/pdf.js';
import { writeTex } from '../../src/write/tex.js';
import { copiesOf } from '../support/copies.js';
import { differenceBetween, MOST_DIFFERENT, picturesOf } from '../support/looks.js';
import { textOf } from '../support/shipped.js';
import { describeWith, isInstalled } from '../support/tools.js';
import { wrapBrowser } from '../support/wrapped-browser.js';

const ACCEPTED = fileURLToPath(new URL('pages/', import.meta.url));
const DIFFERENCES = fileURLToPath(new URL('../../out/looks/', import.meta.url));
const isAccepting = process.env.GRADSHEET_ACCEPT === '1';

/** Each with its first and last page to be looked at. */
type Row = readonly [name: string, copy: CopyName, pages: readonly [number, number]];
const IN_A_BROWSER: readonly Row[] = [
  ['one-step', 'solution', [1, 2]],
  ['softmax-batch', 'solution', [1, 2]],
  ['vanishing-gradient', 'solution', [4, 4]],
  ['product', 'solution', [1, 2]],
  ['sigmoid-hidden', 'workbook', [1, 2]],
];
const IN_LATEX: readonly Row[] = [
  ['one-step', 'solution', [1, 2]],
  ['vanishing-gradient', 'solution', [4, 4]],
  ['product', 'solution', [1, 2]],
];

/** On the first page of `product`: one line of words, in pixels. */
const LINE = { top: 305, height: 8 };

const sheetOf = ([name, copy]: Row): Document => copiesOf(textOf(name), name)(copy);

/** Accepts the pages, or expects them to look as they did; what differs is written where a person can look at it. */
function expectLooks(printing: string, [name, copy, pages]: Row, pdf: Uint8Array): void {
  picturesOf(pdf, pages).forEach((made, n) => {
    const file = `${name}-${copy}-${printing}-${pages[0] + n}.png`;
    if (isAccepting) {
      writeFileSync(join(ACCEPTED, file), made);
      return;
    }
    const { share, picture } = differenceBetween(readFileSync(join(ACCEPTED, file)), made);
    if (share > MOST_DIFFERENT) {
      mkdirSync(DIFFERENCES, { recursive: true });
      writeFileSync(join(DIFFERENCES, file), picture);
    }
    expect
      .soft(share, `see ${join(DIFFERENCES, file)}, and accept it with: npm run accept`)
      .toBeLessThanOrEqual(MOST_DIFFERENT);
  });
}

/** Every machine has other fonts; the npm-shipped browser has its own. */
const browser = await packagedBrowser();

describeWith('pdftoppm', 'pages', () => {
  describe.skipIf(!browser)('of the npm-shipped browser', () => {
    it('look as they were accepted', { timeout: 180_000 }, async () => {
      onTestFinished(() => void vi.unstubAllEnvs());
      vi.stubEnv('GRADSHEET_BROWSER', (await wrapBrowser()).path);
      await withPrinter(async (print) => {
        for (const row of IN_A_BROWSER) {
          const sheet = sheetOf(row);
          expectLooks('browser', row, await print(writeHtml(sheet), { title: sheet.title, language: sheet.language }));
        }
      });
    });
  });

  describe.skipIf(!isInstalled('pdflatex'))('of pdflatex', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'gradsheet-looks-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each(IN_LATEX)('%s, %s', (...row) => {
      writeFileSync(join(folder, 'sheet.tex'), writeTex(sheetOf(row)));
      const options = ['-interaction=nonstopmode', '-halt-on-error', 'sheet.tex'];
      for (let run = 0; run < 2; run++) execFileSync('pdflatex', options, { cwd: folder, stdio: 'pipe' });
      expectLooks('latex', row, readFileSync(join(folder, 'sheet.pdf')));
    });
  });
});

describe('of two pictures of a page', () => {
  const page = PNG.sync.read(readFileSync(join(ACCEPTED, 'product-solution-browser-1.png')));
  const { width } = page;
  /** The page with other shades: by those of the page itself, and where they stand. */
  function altered(shade: (x: number, y: number, of: (x: number, y: number) => number) => number): Buffer {
    const copy = new PNG({ width, height: page.height });
    const of = (x: number, y: number): number => page.data[4 * (y * width + x)] ?? 255;
    copy.data.forEach((_, n) => {
      const place = Math.floor(n / 4);
      copy.data[n] = n % 4 === 3 ? 255 : shade(place % width, Math.floor(place / width), of);
    });
    return PNG.sync.write(copy);
  }
  const own = altered((x, y, of) => of(x, y));
  const from = (top: number, height: number, y: number): boolean => y >= top && y < top + height;

  it.each([
    ['is paler', altered((x, y, of) => 255 - (255 - of(x, y)) * 0.9)],
    ['is smoothed a little', altered((x, y, of) => (of(x - 1, y) + 8 * of(x, y) + of(x + 1, y)) / 10)],
  ])('one that %s looks the same', (_, picture) => {
    expect(differenceBetween(own, picture).share).toBeLessThanOrEqual(MOST_DIFFERENT);
  });

  it.each([
    ['misses a line', altered((x, y, of) => (from(LINE.top, LINE.height, y) ? 255 : of(x, y)))],
    [
      'has a block two pixels lower',
      altered((x, y, of) => (from(LINE.top, LINE.height + 2, y) ? of(x, y - 2) : of(x, y))),
    ],
  ])('one that %s looks otherwise', (_, picture) => {
    expect(differenceBetween(own, picture).share).toBeGreaterThan(MOST_DIFFERENT);
  });
});
