/**
 * All shipped specs, printed twice in different surroundings: the same bytes, fonts inside, right by `recheck`; and
 * letters altered all over the pages, each of which is found on its page.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeAnew } from '../../src/commands/recheck.js';
import { VERSION } from '../../src/commands/version.js';
import { openPaper } from '../../src/recheck/paper.js';
import { recheckPaper } from '../../src/recheck/recheck.js';
import { lettersOn, withLetterAt } from '../support/altered-pdf.js';
import { readWith } from '../support/read-pdf.js';
import { SHIPPED } from '../support/shipped.js';
import { describeWith } from '../support/tools.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradsheet-recheck-'));
const SURROUNDINGS = {
  here: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  there: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'de_DE.UTF-8', HOME: folder },
};
const MAIN = join(ROOT, 'dist/commands/main.js');
const specs = SHIPPED.map((name) => join(ROOT, 'specs', `${name}.yaml`));
const read = (place: keyof typeof SURROUNDINGS, file: string): Buffer => readFileSync(join(folder, place, file));

beforeAll(() => {
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
  for (const [place, env] of Object.entries(SURROUNDINGS)) {
    const cwd = join(folder, place);
    mkdirSync(cwd);
    const args = [MAIN, 'build', ...specs, '--out', '.'];
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(SHIPPED)('%s has the same bytes in other surroundings', (name) => {
  for (const format of ['pdf', 'tex', 'html'])
    expect(read('here', `${name}.${format}`).equals(read('there', `${name}.${format}`)), format).toBe(true);
});

it('recheck says that all are right', () => {
  const files = SHIPPED.map((name) => `${name}.pdf`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'recheck', ...files], {
    cwd: join(folder, 'here'),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.replace(/ right: \d+ .*/, '')),
  ).toEqual(files.map((file) => `${file}:`));
});

describeWith('pdffonts', 'the fonts', () => {
  it.each(SHIPPED)('of %s are inside, as outlines', (name) => {
    const [, , ...fonts] = readWith('pdffonts', read('here', `${name}.pdf`), ['-'])
      .trim()
      .split('\n');
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/ CID TrueType +Identity-H +yes yes yes /);
  });
});

/** Of each sheet so many letters are altered. */
const MOST = 24;
/** What takes the place of a digit or sign. */
const OTHERS = [...'0123456789−+=×'];

describe('digits and signs altered all over the pages', () => {
  it.each(SHIPPED)('of %s are found, each on its page', async (name) => {
    const pdf = read('here', `${name}.pdf`);
    const anew = await madeAnew((await openPaper(pdf, VERSION)).file);
    const all = (await lettersOn(pdf)).filter(({ text }) => OTHERS.includes(text));
    const unnoticed: string[] = [];
    for (let n = 0; n < MOST; n++) {
      const letter = all[Math.floor((n * all.length) / MOST)];
      const altered = letter && (await withLetterAt(pdf, letter, OTHERS));
      if (!letter || !altered) continue;
      const { findings } = recheckPaper(await openPaper(altered, VERSION), anew);
      if (findings.length !== 1 || findings[0]?.page !== letter.page)
        unnoticed.push(`${letter.text} on page ${letter.page}: ${JSON.stringify(findings)}`);
    }
    expect(unnoticed).toEqual([]);
  });
});
