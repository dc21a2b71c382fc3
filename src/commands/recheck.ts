import { readFile } from 'node:fs/promises';
import { InputError } from '../language/source.js';
import { partTexts, type ReadFile, UnusableDerivation } from '../recheck/derivation-file.js';
import type { Finding } from '../recheck/finding.js';
import { openPaper } from '../recheck/paper.js';
import { type Anew, type Recheck, recheckPaper } from '../recheck/recheck.js';
import { writeHtml } from '../write/html.js';
import { EXIT, explain, UsageError } from './input.js';
import { PACKAGES_ONLY } from './outside.js';
import { workOut } from './sheets.js';
import { VERSION } from './version.js';

export interface RecheckOptions {
  /** The templates that the sheet was printed with, where they were not ours. */
  readonly templates?: string;
}

/**
 * Rechecks a sheet's PDF: works out again the spec inside, with all checks, and compares steps, numbers and every text
 * of the pages. Throws UsageError where it is no PDF of ours, or not of this version, or its derivation was changed.
 */
export async function recheck(pdf: Uint8Array, { templates }: RecheckOptions = {}): Promise<Recheck> {
  const paper = await openPaper(pdf, VERSION).catch((error) => {
    throw error instanceof UnusableDerivation ? new UsageError(error.message) : error;
  });
  return recheckPaper(paper, await madeAnew(paper.file, templates));
}

/** The sheet that the file inside tells of, made once more. Throws UsageError. */
export async function madeAnew({ spec, sheet }: ReadFile, templates?: string): Promise<Anew> {
  if (sheet.templates === 'own' && templates === undefined)
    throw new UsageError('it was printed with templates of its own: say where they are, with --templates FOLDER');
  const workedOut = await workOut({ ...spec, outside: PACKAGES_ONLY }).catch((error) => {
    if (error instanceof InputError) throw new UsageError(`the spec inside cannot be worked out:\n${explain(error)}`);
    throw error;
  });
  const document = workedOut.sheet(sheet.copy);
  const html = writeHtml(document, { paper: sheet.paper, ...(templates !== undefined && { templates }) });
  return { document, html, parts: partTexts(workedOut.parts) };
}

/** `gradsheet recheck`: a line for each file that is right, a line for each thing that is not. */
export async function recheckCommand(files: readonly string[], options: RecheckOptions): Promise<void> {
  const statuses: number[] = [];
  for (const file of files) statuses.push(await recheckFile(file, options));
  process.exitCode = Math.max(...statuses);
}

/** A paper of another sheet differs in every line. */
const MOST_TOLD = 20;

async function recheckFile(file: string, options: RecheckOptions): Promise<number> {
  try {
    const { counts, findings } = await recheck(await contentOf(file), options);
    const { lines, numbers, steps, pages } = counts;
    const [l, n, p, s] = [some(lines, 'line'), some(numbers, 'number'), some(pages, 'page'), some(steps, 'step')];
    const right = `${file}: right: ${l} and ${n} on ${p}, ${s}\n`;
    const wrong = findings.slice(0, MOST_TOLD).map((finding) => `${file}: ${told(finding)}\n`);
    const more = findings.length > MOST_TOLD ? [`${file}: and ${findings.length - MOST_TOLD} more\n`] : [];
    process.stdout.write(findings.length === 0 ? right : [...wrong, ...more].join(''));
    return findings.length === 0 ? EXIT.ok : EXIT.mistakes;
  } catch (error) {
    const reason = explain(error);
    if (reason === undefined) throw error;
    process.stderr.write(`${file}: cannot be rechecked: ${reason.trimEnd()}\n`);
    return EXIT.unusable;
  }
}

const contentOf = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? 'there is no such file' : error.message);
  });

const told = ({ page, place, problem }: Finding): string =>
  `${page === undefined ? '' : `page ${page}, `}${place}: ${problem}`;

const some = (count: number, of: string): string => `${count} ${of}${count === 1 ? '' : 's'}`;
