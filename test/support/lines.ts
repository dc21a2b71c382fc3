/** What is wider than its place on printed sheets: by what pdflatex says, and by what a browser measures. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Document } from '../../src/document/document.js';
import { writeHtml } from '../../src/write/html.js';
import type { Paper } from '../../src/write/paper.js';
import { writeTex } from '../../src/write/tex.js';

/** Sheets by their names. */
export type Sheets = ReadonlyMap<string, Document>;

/** In points, what a box may be too wide or too high. */
const TOLERANCE = 1;

/** The boxes of LaTeX sheets that are too full, each with its sheet. All go through one run, as one long document. */
export function overfull(sheets: Sheets, paper: Paper = 'a4'): readonly string[] {
  const [first] = sheets.values();
  if (first === undefined) return [];
  const blocks = [...sheets.values()].flatMap((sheet) => sheet.blocks);
  const [source = ''] = writeTex({ ...first, blocks }, { paper }).split('\\begin{document}');
  // Each sheet brings the notation of its own.
  const preamble = source.replace(/^% The notation:.*\n(?:\\newcommand.*\n)+/m, '');
  const bodies = [...sheets].map(
    ([name, sheet]) => `\\typeout{<sheet ${name}>}\n${writeTex(sheet, { paper, fragment: true })}\n\\clearpage`,
  );
  return boxesIn(logOf(`${preamble}\\begin{document}\n${bodies.join('\n')}\n\\end{document}\n`));
}

function logOf(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradsheet-lines-'));
  try {
    writeFileSync(join(folder, 'sheets.tex'), source);
    const options = ['-interaction=nonstopmode', '-halt-on-error', '-draftmode', 'sheets.tex'];
    execFileSync('pdflatex', options, { cwd: folder, stdio: 'pipe' });
    return readFileSync(join(folder, 'sheets.log'), 'latin1');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function boxesIn(log: string): readonly string[] {
  const found: string[] = [];
  let sheet = '';
  for (const [line, name, points] of log.matchAll(/<sheet ([^>]*)>|Overfull \\[hv]box \(([\d.]+)pt too .*/g)) {
    if (name !== undefined) sheet = name;
    else if (Number(points) > TOLERANCE) found.push(`${sheet}: ${line}`);
  }
  return found;
}

/** Where a sheet is looked at. */
export const PLACES = {
  /** The text of a page is as wide on each paper. */
  paper: { media: 'print', width: 651 },
  telephone: { media: 'screen', width: 360 },
} as const;
export type Place = keyof typeof PLACES;

/** What stands beyond its column or the page. On a screen a thing may scroll within itself; on paper no row may wrap. */
export async function overhanging(
  page: Page,
  sheet: Document,
  place: Place,
  paper: Paper = 'a4',
): Promise<readonly string[]> {
  const { media, width } = PLACES[place];
  await page.emulateMediaType(media);
  await page.setViewport({ width, height: 900 });
  await page.setContent(writeHtml(sheet, { paper }));
  return (await page.evaluate(`(${LOOK})(${media === 'print'})`)) as string[];
}

const LOOK = `(onPaper) => {
  const found = [];
  const edge = document.documentElement.clientWidth;
  if (!onPaper && document.documentElement.scrollWidth > edge) found.push('the page is ' + document.documentElement.scrollWidth + ' wide');
  const scrolls = (e) => e && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
  const say = (what, e) => found.push(what + ': ' + (e.querySelector('[aria-label]')?.getAttribute('aria-label') ?? e.textContent).slice(0, 90));
  for (const e of document.querySelectorAll('main :is(.lhs, .rhs, .reason, .number, p, li, h1, h2, h3, dd, td, table, svg)')) {
    const isRow = e.matches('.lhs, .rhs, .reason, td');
    const bases = [...e.querySelectorAll('.base')];
    const right = Math.max(e.getBoundingClientRect().right, ...bases.map((b) => b.getBoundingClientRect().right));
    const limit = isRow ? e.getBoundingClientRect().right : edge;
    if (right > limit + 1 && (onPaper || !scrolls(e))) say(Math.round(right - limit) + ' too wide', e);
    if (!onPaper || !e.matches('.lhs, .rhs')) continue;
    const line = [...e.querySelectorAll('.katex-html > .base')].map((b) => b.getBoundingClientRect());
    if (line.some((base, n) => n > 0 && base.left < line[n - 1].right - 2)) say('wrapped', e);
  }
  return found;
}`;
