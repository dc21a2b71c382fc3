/** What LaTeX's engines make of a source. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { isInstalled, type Tool } from './tools.js';

export const ENGINES = ['pdflatex', 'xelatex', 'lualatex'] as const satisfies readonly Tool[];
export type Engine = (typeof ENGINES)[number];

export interface Typeset {
  readonly log: string;
  /** The text of each page; none where there is no tool that reads it. */
  readonly pages: readonly string[];
}

const run = promisify(execFile);
/** No line of the log is broken. */
const env = { ...process.env, max_print_line: '10000' };

/** `source` as an engine sets it in two runs, `files` beside it. Throws where it stops at an error. */
export async function typesetWith(
  engine: Engine,
  source: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Typeset> {
  const folder = mkdtempSync(join(tmpdir(), 'gradsheet-tex-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries({ ...files, 'sheet.tex': source }))
    writeFileSync(join(folder, name), content);
  for (let n = 0; n < 2; n++)
    await run(engine, ['-interaction=nonstopmode', '-halt-on-error', 'sheet.tex'], { cwd: folder, env });
  const text = isInstalled('pdftotext')
    ? (await run('pdftotext', ['-layout', join(folder, 'sheet.pdf'), '-'], { maxBuffer: 1e8 })).stdout
    : '';
  return { log: readFileSync(join(folder, 'sheet.log'), 'latin1'), pages: text.split('\f').slice(0, -1) };
}

/** What an author would have to look into: full boxes, warnings, characters and fonts that are missing. */
export const complaintsIn = (log: string): readonly string[] =>
  log
    .split('\n')
    .filter((line) => /Warning:|Missing character|^Overfull|multiply defined/.test(line))
    .filter((line) => Number(/^Overfull \\[hv]box \(([\d.]+)pt/.exec(line)?.[1] ?? 2) > 1);

/** The letters and digits of a page, sorted: engines space them, and order those of a fraction, in ways of their own. */
export const lettersOf = (page: string): string =>
  [...page.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');

/** Every engine sets `source` on pages with the same words, and has nothing to complain of. */
export async function typesetAlike(source: string): Promise<void> {
  const sheets = await Promise.all(ENGINES.map((engine) => typesetWith(engine, source)));
  for (const [n, { log }] of sheets.entries()) expect(complaintsIn(log), ENGINES[n]).toEqual([]);
  const [first, ...others] = sheets.map(({ pages }) => pages.map(lettersOf));
  for (const pages of others) expect(pages).toEqual(first);
}
