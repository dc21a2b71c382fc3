import { watch as watchFolder } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Document } from '../document/document.js';
import { type Solved, solutionSheet } from '../report/solution-sheet.js';
import { solveInStyle } from '../report/styles/styles.js';
import { writeOutput } from '../write/files.js';
import { writeHtml } from '../write/html.js';
import { writeMarkdown } from '../write/markdown.js';
import { type Print, withPrinter } from '../write/pdf.js';
import { writeTex } from '../write/tex.js';
import type { Format } from './formats.js';
import { checked, EXIT, explain } from './input.js';
import { solveSpec } from './solved.js';

export interface BuildOptions {
  readonly to: readonly Format[];
  readonly out: string;
}

export interface BuildResult {
  /** The files written, in order. */
  readonly written: readonly string[];
  /** What could not be built, and why; the files that were there before are as they were. */
  readonly failures: readonly { readonly spec: string; readonly reason: string }[];
}

/** Makes the sheets of some specs. One browser prints them all; one that fails does not stop the others. */
export async function build(specs: readonly string[], { to, out }: BuildOptions): Promise<BuildResult> {
  const written: string[] = [];
  const failures: { spec: string; reason: string }[] = [];
  await withPrinter(async (print, start) => {
    if (to.includes('pdf')) start();
    for (const spec of specs) {
      try {
        const files = await printSheet(await sheetOf(spec), to, print);
        for (const [format, content] of files) {
          const path = join(out, `${basename(spec, extname(spec))}.${format}`);
          await writeOutput(path, content);
          written.push(path);
        }
      } catch (error) {
        const reason = explain(error);
        if (reason === undefined) throw error;
        failures.push({ spec, reason });
      }
    }
  });
  return { written, failures };
}

async function sheetOf(spec: string): Promise<Document> {
  const solved: Solved[] = [];
  const parts = await solveSpec(spec, { solver: solveInStyle });
  for (const { part, solution } of parts) solved.push({ part, solution, certificate: await checked(solution) });
  // A value that does not exist comes out while the sheet is written: the part that has it names the place.
  const inAll = parts.reduceRight(
    (write, { located }) =>
      () =>
        located(write),
    () => solutionSheet(solved),
  );
  return inAll();
}

/** All formats first, files afterwards: a sheet is there whole or not at all. */
async function printSheet(
  sheet: Document,
  to: readonly Format[],
  print: Print,
): Promise<Map<Format, string | Uint8Array>> {
  const files = new Map<Format, string | Uint8Array>();
  for (const format of to) {
    if (format === 'pdf')
      files.set(format, await print(writeHtml(sheet), { title: sheet.title, language: sheet.language }));
    if (format === 'html') files.set(format, writeHtml(sheet));
    if (format === 'tex') files.set(format, writeTex(sheet));
    if (format === 'md') files.set(format, writeMarkdown(sheet));
  }
  return files;
}

/** `gradsheet build`: says what it wrote, and what it could not. */
export async function buildCommand(
  specs: readonly string[],
  options: BuildOptions & { readonly watch?: true },
): Promise<void> {
  report(await build(specs, options));
  if (!options.watch) return;
  for (const spec of specs) {
    let waiting: NodeJS.Timeout | undefined;
    // The folder, not the file: most editors put a new file in the place of the old one.
    watchFolder(dirname(spec), (_, changed) => {
      if (changed !== basename(spec)) return;
      clearTimeout(waiting);
      // And they write in several goes.
      waiting = setTimeout(() => void build([spec], options).then(report), 100);
    });
  }
}

function report({ written, failures }: BuildResult): void {
  if (written.length > 0) process.stdout.write(`${written.join('\n')}\n`);
  for (const { reason } of failures) process.stderr.write(`${reason.trimEnd()}\n`);
  if (failures.length === 0) return;
  process.stderr.write(`not built: ${failures.map((f) => f.spec).join(', ')}\n`);
  process.exitCode = EXIT.unusable;
}
