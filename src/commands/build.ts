import { watch as watchFolder } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Document } from '../document/document.js';
import type { CopyName } from '../report/copies/names.js';
import type { TrainingProgress } from '../training/runs.js';
import type { Attachment } from '../write/attachment.js';
import { writeOutput } from '../write/files.js';
import { writeHtml } from '../write/html.js';
import { writeMarkdown } from '../write/markdown.js';
import { type Print, withPrinter } from '../write/pdf.js';
import type { Printing } from '../write/printing.js';
import { writeTex } from '../write/tex.js';
import { derivationOf } from './derivation.js';
import type { Format } from './formats.js';
import { EXIT, explain, readSpec } from './input.js';
import { type Progress, showProgress } from './progress.js';
import { workOut } from './sheets.js';

export interface BuildOptions extends Printing {
  readonly to: readonly Format[];
  readonly out: string;
  /** Left out: the solution. */
  readonly copy?: readonly CopyName[];
}

export interface BuildResult {
  /** The files written, in order. */
  readonly written: readonly string[];
  /** What could not be built, and why; the files that were there before are as they were. */
  readonly failures: readonly { readonly spec: string; readonly reason: string }[];
}

/** Makes the sheets of some specs. One browser prints them all; one that fails does not stop the others. */
export async function build(
  specs: readonly string[],
  { to, out, copy = ['solution'], ...printing }: BuildOptions,
): Promise<BuildResult> {
  const progress = showProgress(specs.length, process.stderr);
  const results = await withPrinter((print, start) => {
    if (to.includes('pdf')) start();
    return inTurns(specs, AT_ONCE, async (spec): Promise<BuildResult> => {
      progress.begun(spec);
      const written: string[] = [];
      try {
        for (const [name, content] of await printSpec(
          spec,
          { to, copy, printing },
          print,
          showTraining(spec, progress),
        )) {
          const path = join(out, name);
          await writeOutput(path, content);
          written.push(path);
        }
        return { written, failures: [] };
      } catch (error) {
        return { written, failures: [{ spec, reason: explain(error) ?? faultIn(spec, error) }] };
      } finally {
        progress.done();
      }
    });
  }).finally(progress.end);
  return {
    written: results.flatMap(({ written }) => written),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** While the browser prints a sheet, the next one is worked out. No more than that, so that memory stays flat. */
const AT_ONCE = 2;

/** The results of `work` on each item, in order; it begins with them in order too, `most` at a time. */
async function inTurns<T, R>(items: readonly T[], most: number, work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [n, item] of rest) results[n] = await work(item);
  };
  await Promise.all(Array.from({ length: most }, takeTurns));
  return results;
}

const faultIn = (spec: string, error: unknown): string =>
  `${spec}: this is a fault of gradsheet; please report it with the spec. ${error instanceof Error ? error.stack : error}`;

type Files = ReadonlyMap<string, string | Uint8Array>;

/** Most sheets need no word while they are made; a training may take long. */
const showTraining =
  (spec: string, progress: Progress) =>
  ({ epochs, of: { name, task } }: TrainingProgress): void =>
    progress.at(`${spec}${name === undefined ? '' : `, ${name}`}: epoch ${epochs} of ${task.epochs}`);

/** All copies in all formats first, files afterwards: they are there whole or not at all, and belong together. */
async function printSpec(
  spec: string,
  { to, copy, printing }: Required<Pick<BuildOptions, 'to' | 'copy'>> & { readonly printing: Printing },
  print: Print,
  show: (progress: TrainingProgress) => void,
): Promise<Files> {
  const workedOut = await workOut(await readSpec(spec), show);
  const stem = basename(spec, extname(spec));
  const files = new Map<string, string | Uint8Array>();
  for (const name of copy) {
    const ending = name === 'solution' ? '' : `-${name}`;
    const sheet = { document: workedOut.sheet(name), attachment: derivationOf(workedOut, name, printing) };
    for (const [format, content] of await printSheet(sheet, to, printing, print))
      files.set(`${stem}${ending}.${format}`, content);
  }
  return files;
}

/** A sheet in each of the formats. */
async function printSheet(
  { document, attachment }: { readonly document: Document; readonly attachment: Attachment | undefined },
  to: readonly Format[],
  printing: Printing,
  print: Print,
): Promise<ReadonlyMap<Format, string | Uint8Array>> {
  const files = new Map<Format, string | Uint8Array>();
  const { title, language, imprint } = document;
  const html = to.includes('pdf') || to.includes('html') ? writeHtml(document, printing) : '';
  for (const format of to) {
    if (format === 'pdf') files.set(format, await print(html, { title, language, date: imprint?.date, attachment }));
    if (format === 'html') files.set(format, html);
    if (format === 'tex') files.set(format, writeTex(document, printing));
    if (format === 'md') files.set(format, writeMarkdown(document));
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
