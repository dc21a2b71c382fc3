import { styleText } from 'node:util';
import { type Checked, checkDocument } from '../check/check.js';
import { type Part, readProblems } from '../problem/read.js';
import { checkedJson } from '../write/check-json.js';
import { checkedText, type Paint, plain } from '../write/check-terminal.js';
import { readDocumentFile } from './document-file.js';
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
  const documents = await Promise.all(files.map(readDocumentFile));
  const checked = documents.map(({ file, text, format }) => ({
    file,
    text,
    result: checkDocument(parts, text, format),
  }));
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
