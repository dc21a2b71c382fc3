/** The same spec gives the same bytes, whenever, wherever and in whatever language the machine speaks. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from '../../src/commands/build.js';
import { fileDate } from '../../src/write/file-date.js';
import { withoutDates } from '../support/dates-in-pdf.js';
import { describeWith } from '../support/tools.js';

const FORMATS = ['pdf', 'tex', 'html'] as const;
const SPEC = fileURLToPath(new URL('../../specs/linear-collapse.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradsheet-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** The files of the sheet, printed where the environment is this. */
async function printedIn(environment: Readonly<Record<string, string>>): Promise<readonly Buffer[]> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const { failures } = await build([SPEC], { to: FORMATS, out: folder });
  vi.unstubAllEnvs();
  expect(failures).toEqual([]);
  return FORMATS.map((format) => readFileSync(join(folder, `linear-collapse.${format}`)));
}

let [here, there, later]: (readonly Buffer[])[] = [];
beforeAll(async () => {
  here = await printedIn({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C', SOURCE_DATE_EPOCH: '86400' });
  const other = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'ar' };
  there = await printedIn({ ...other, SOURCE_DATE_EPOCH: '86400' });
  later = await printedIn({ SOURCE_DATE_EPOCH: '172800' });
});

describe('a sheet', () => {
  it.each([...FORMATS.entries()])('is the same in another time zone and language (%i: %s)', (n) => {
    expect(there?.[n]?.equals(here?.[n] as Buffer)).toBe(true);
  });

  it('differs by SOURCE_DATE_EPOCH only in the dates of the PDF', async () => {
    const [first, ...others] = here as readonly Buffer[];
    const [second, ...same] = later as readonly Buffer[];
    for (const [n, file] of others.entries()) expect(same[n]?.equals(file), FORMATS[n + 1]).toBe(true);
    const [one, two] = [await withoutDates(first as Buffer), await withoutDates(second as Buffer)];
    expect(one.objects).toEqual(two.objects);
    expect([[...one.dates], [...two.dates]]).toEqual([['19700102000000'], ['19700103000000']]);
  });
});

describeWith('pdflatex', 'the LaTeX of a sheet', () => {
  it('gives the same PDF at any time and in any time zone', () => {
    const compiledIn = (environment: Readonly<Record<string, string>>): Buffer => {
      for (let run = 0; run < 2; run++)
        execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'linear-collapse.tex'], {
          cwd: folder,
          stdio: 'pipe',
          env: { ...process.env, ...environment },
        });
      return readFileSync(join(folder, 'linear-collapse.pdf'));
    };
    const now = compiledIn({ TZ: 'UTC' });
    const then = compiledIn({ TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '86400' });
    expect(then.equals(now)).toBe(true);
  });
});

describe('the date of a file', () => {
  it.each([
    ['', undefined, '2000-01-01T00:00:00.000Z'],
    ['2026-11-21', undefined, '2026-11-21T00:00:00.000Z'],
    [' 2026-11-21 ', undefined, '2026-11-21T00:00:00.000Z'],
    ['21 November 2026', undefined, '2000-01-01T00:00:00.000Z'],
    ['2026-02-30', undefined, '2000-01-01T00:00:00.000Z'],
    ['2026-13-01', undefined, '2000-01-01T00:00:00.000Z'],
    ['2026-11-21', '0', '1970-01-01T00:00:00.000Z'],
    ['2026-11-21', '', '2026-11-21T00:00:00.000Z'],
    ['', '253402300799', '9999-12-31T23:59:59.000Z'],
  ])('%j with SOURCE_DATE_EPOCH %j is %s', (printed, epoch, date) => {
    vi.stubEnv('SOURCE_DATE_EPOCH', epoch);
    expect(fileDate(printed).toISOString()).toBe(date);
  });

  it.each(['yesterday', '-1', '1.5', '1e9', '253402300800', ' '])('is refused as SOURCE_DATE_EPOCH=%j', (epoch) => {
    vi.stubEnv('SOURCE_DATE_EPOCH', epoch);
    expect(() => fileDate()).toThrow(/whole number of seconds since 1970/);
  });
});
