/**
 * How long a hundred sheets take, beside the browser alone, which prints the same HTML files one after another. The
 * rounds take turns, because a machine is not as fast all the time: compare within a round. `dist/` has to be built.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, bench, describe } from 'vitest';
import { launchBrowser } from '../../src/write/browser.js';
import { sheetSpec } from './sheets.js';

const ROUNDS = 4;
const SHEETS = 25;
const MAIN = fileURLToPath(new URL('../../dist/commands/main.js', import.meta.url));
const ONCE = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };

const folder = mkdtempSync(join(tmpdir(), 'gradsheet-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One browser, one page, nothing around it. */
async function printAlone(pages: readonly string[]): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    for (const html of pages) {
      await page.setContent(html);
      await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
    }
  } finally {
    await browser.close();
  }
}

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))(`round %i of ${SHEETS} sheets`, (round) => {
  const place = join(folder, `round-${round}`);
  const out = join(place, 'out');
  mkdirSync(place, { recursive: true });
  const specs = Array.from({ length: SHEETS }, (_, n) => {
    const path = join(place, `sheet-${n}.json`);
    writeFileSync(path, JSON.stringify(sheetSpec(round * SHEETS + n)));
    return path;
  });
  const build = async (): Promise<void> =>
    void execFileSync(process.execPath, [MAIN, 'build', ...specs, '--to', 'pdf,html', '--out', out]);
  const alone = async (): Promise<void> =>
    printAlone(
      readdirSync(out)
        .filter((file) => file.endsWith('.html'))
        .map((file) => readFileSync(join(out, file), 'utf8')),
    );

  bench('specs to finished PDF', build, ONCE);
  bench('the browser alone', alone, ONCE);
});
