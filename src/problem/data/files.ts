/** Rows of a file that a spec names. */

import { readCsv } from '../../data/csv.js';
import { DataError } from '../../data/data-error.js';
import { readJson } from '../../data/json.js';
import { readNpy } from '../../data/npy.js';
import { readNpz } from '../../data/npz.js';
import type { Table } from '../../data/table.js';
import type { Diagnostic, Span } from '../../language/source.js';
import { type Outside, OutsideError } from '../outside.js';
import { inFile, orReport, type Rows } from './rows.js';

export interface FileChoice {
  readonly path: string;
  readonly span: Span;
  readonly header: boolean | undefined;
}

type Content = Table | ReadonlyMap<string, Table>;

/** By the ending of the file's name. */
const READERS: Readonly<Record<string, (bytes: Uint8Array, header: boolean | undefined) => Content>> = {
  csv: (bytes, header) => readCsv(textOf(bytes), header === undefined ? {} : { header }),
  json: (bytes) => readJson(textOf(bytes)),
  npy: readNpy,
  npz: readNpz,
};
const TEXT_ENDINGS = ['csv', 'tsv', 'txt', 'dat'];

/** The rows of a file; undefined, with the reason reported, where it cannot be used. */
export function readFileRows(
  { path, span, header }: FileChoice,
  outside: Outside,
  problems: Diagnostic[],
): Rows | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const reader = READERS[TEXT_ENDINGS.includes(ending) ? 'csv' : ending];
  if (reader === undefined) {
    const message = `nothing is known of files such as \`${path}\``;
    problems.push({ code: 'unknown-format', span, message, hint: 'there are .csv, .json, .npy and .npz' });
    return undefined;
  }
  const bytes = contentOf(path, span, outside, problems);
  if (bytes === undefined) return undefined;
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const report = inFile(name, span);
  const content = orReport(() => reader(bytes, header), report, problems);
  if (content === undefined) return undefined;
  const of =
    content instanceof Map
      ? new Map([...content].map(([key, table]) => [key, { table, report: inFile(`${name}, \`${key}\``, span) }]))
      : { table: content as Table, report };
  return { name, of, report };
}

function contentOf(path: string, span: Span, outside: Outside, problems: Diagnostic[]): Uint8Array | undefined {
  try {
    return outside.readFile(path);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    problems.push({ code: 'unreadable-file', span, message: error.message, ...hint });
    return undefined;
  }
}

/** Throws a DataError for what is no text. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DataError({ code: 'not-text', message: 'this is not a text in UTF-8' });
  }
}
