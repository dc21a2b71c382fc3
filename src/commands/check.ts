import { readFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { type Checked, checkDocument } from '../check/check.js';
import { type Part, readProblems } from '../problem/read.js';
import { checkedJson } from '../write/check-json.js';
import { checkedText, type Paint, plain } from '../write/check-terminal.js';
import { EXIT, readSpec, UsageError } from './input.js';

export interface CheckOptions {
  readonly json?: true;
  /** The part of the spec that the documents are about; left out: their headings tell. */
  readonly part?: string;
}

/** Judges hand derivations against a spec. The exit status says whether a mistake was found. */
export async function checkCommand(
  specPath: string,
  files: readonly string[],
  { json, part }: CheckOptions,
): Promise<void> {
  const spec = await readSpec(specPath);
  const parts = chosen(readProblems(spec.text, spec.name), part);
  const documents = await Promise.all(files.map(async (file) => ({ file, text: await textOf(file) })));
  const checked = documents.map(({ file, text }) => ({ file, text, result: checkDocument(parts, text) }));
  if (json) {
    const answers = checked.map(({ file, text, result }) => checkedJson(result, file, text));
    process.stdout.write(`${JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2)}\n`);
  } else {
    const paint: Paint = process.stdout.isTTY && process.stdout.hasColors() ? styleText : plain;
    process.stdout.write(checked.map(({ file, text, result }) => checkedText(result, file, text, paint)).join('\n'));
  }
  if (checked.some(({ result }) => hasMistake(result))) process.exitCode = EXIT.mistakes;
}

const hasMistake = ({ summary }: Checked): boolean => summary.wrong + summary.follows > 0;

function chosen(parts: readonly Part[], key: string | undefined): readonly Part[] {
  if (key === undefined) return parts;
  const found = parts.filter((p) => p.part === key);
  if (found.length > 0) return found;
  const keys = parts.flatMap((p) => p.part ?? []);
  throw new UsageError(
    keys.length > 0
      ? `--part: the spec has no part ${key}; it has ${keys.join(', ')}`
      : '--part: the spec has no parts',
  );
}

/** The text of a document. Throws UsageError for what cannot be read or is no text. */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `${path}: there is no such file` : `${path}: ${error.message}`);
  });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8.
  }
  throw new UsageError(`${path}: this is not a text file (UTF-8 is expected)`);
}
