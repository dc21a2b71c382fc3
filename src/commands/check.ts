/** `gradsheet check`: one answer or a class of them, in words, as data, or as marked copies. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { styleText } from 'node:util';
import { checkDocument } from '../check/check.js';
import type { CheckedAnswer } from '../check/checked-answer.js';
import { formatNamed } from '../check/document/document.js';
import { type Part, readProblems } from '../problem/read.js';
import { checkedJson } from '../write/check-json.js';
import { checkedText, type Paint, plain } from '../write/check-terminal.js';
import { classText, mistakesCsv, studentsCsv } from '../write/class-summary.js';
import { writeOutput } from '../write/files.js';
import { readDocumentFile } from './document-file.js';
import type { MarkedFormat } from './formats.js';
import { EXIT, explain, readSpec, UsageError } from './input.js';
import { chosenParts } from './parts.js';

export interface CheckOptions {
  readonly json?: true;
  /** The part of the spec that the documents are about; left out: their headings tell. */
  readonly part?: string;
  /** The formats of marked copies. */
  readonly to?: readonly MarkedFormat[];
  readonly out: string;
  /** Where a class goes: a row an answer, and beside it a file with the mistakes by their causes. */
  readonly summary?: string;
}

/** Judges hand derivations against a spec. The exit status says whether a mistake was found. */
export async function checkCommand(specPath: string, files: readonly string[], options: CheckOptions): Promise<void> {
  refuseTurned(specPath, files);
  if (options.summary !== undefined) await refuseFolder(options.summary);
  const spec = await readSpec(specPath);
  const parts = chosenParts(readProblems(spec.text, spec.name, spec.outside), options.part, spec.name);
  const { answers, failures } = await judge(parts, files);
  const { summary, to, out } = options;
  // What cannot be kept is not printed either.
  if (to !== undefined) await mkdir(out, { recursive: true });
  if (summary !== undefined) await mkdir(dirname(summary), { recursive: true });
  process.stdout.write(reportOn(answers, files.length > 1, options));
  const written = [
    ...(summary === undefined ? [] : await writeSummary(answers, summary)),
    // The printers take a while to load.
    ...(to === undefined ? [] : await (await import('./marked.js')).writeMarked(answers, parts, to, out)),
  ];
  if (!options.json) process.stdout.write(written.map((path) => `${path}\n`).join(''));
  for (const reason of failures) process.stderr.write(`${reason.trimEnd()}\n`);
  if (answers.some(({ checked }) => checked.summary.wrong + checked.summary.follows > 0))
    process.exitCode = EXIT.mistakes;
  if (failures.length > 0) process.exitCode = EXIT.unusable;
}

/** Throws UsageError where the document stands before the spec. */
function refuseTurned(specPath: string, files: readonly string[]): void {
  const spec = files.find((file) => /\.ya?ml$/i.test(file));
  if (formatNamed(specPath) && spec)
    throw new UsageError(`${specPath}: the spec comes first: gradsheet check ${spec} ${specPath}`);
}

/** Throws UsageError where a table is to be written over a folder. */
async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory())
    throw new UsageError(`${path} is a folder; --summary names a file: ${join(path, 'class.csv')}`);
}

/** All documents; one that cannot be read does not stop the others. */
async function judge(
  parts: readonly Part[],
  files: readonly string[],
): Promise<{ readonly answers: readonly CheckedAnswer[]; readonly failures: readonly string[] }> {
  const answers: CheckedAnswer[] = [];
  const failures: string[] = [];
  for (const file of files) {
    try {
      const { text, format } = await readDocumentFile(file);
      answers.push({ file, text, format, checked: checkDocument(parts, text, format) });
    } catch (error) {
      const reason = explain(error);
      if (reason === undefined) throw error;
      failures.push(reason);
    }
  }
  return { answers, failures };
}

function reportOn(answers: readonly CheckedAnswer[], isList: boolean, { json, summary }: CheckOptions): string {
  if (json) {
    const data = answers.map(({ file, text, checked }) => checkedJson(checked, file, text));
    return data.length > 0 || isList ? `${JSON.stringify(isList ? data : data[0], null, 2)}\n` : '';
  }
  if (summary !== undefined) return classText(answers);
  const paint: Paint = process.stdout.isTTY && process.stdout.hasColors() ? styleText : plain;
  return answers
    .map(({ file, text, checked }) => checkedText(checked, file, text, paint, process.stdout.columns))
    .join('\n');
}

/** `table.csv` and `table-mistakes.csv`. */
async function writeSummary(answers: readonly CheckedAnswer[], path: string): Promise<readonly string[]> {
  const ending = extname(path);
  const mistakes = `${path.slice(0, path.length - ending.length)}-mistakes${ending}`;
  await writeOutput(path, studentsCsv(answers));
  await writeOutput(mistakes, mistakesCsv(answers));
  return [path, mistakes];
}
