/** Somebody's document as a file. */
import { readFile } from 'node:fs/promises';
import { type Format, formatNamed, formatOf } from '../check/document/document.js';
import { notANotebook } from '../check/document/notebook.js';
import { placesIn } from '../problem/diagnostics.js';
import { UsageError } from './input.js';

export interface DocumentFile {
  readonly file: string;
  readonly text: string;
  readonly format: Format;
}

/** A document; `-` stands for standard input. Throws UsageError for what cannot be read or is no text. */
export async function readDocumentFile(path: string): Promise<DocumentFile> {
  const file = path === '-' ? 'standard input' : path;
  const text = textIn(path === '-' ? await standardInput() : await bytesOf(path), file);
  const format = formatNamed(file) ?? formatOf(text);
  if (format === 'notebook') refuseBroken(text, file);
  return { file, text, format };
}

const bytesOf = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: ${UNREADABLE[error.code ?? ''] ?? error.message}`);
  });

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name the files in it',
  EACCES: 'this file may not be read',
};

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Of a text that somebody wrote, at most so much are NUL bytes that a program left there. */
const MOST_NULS = 0.1;

function textIn(bytes: Buffer, file: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.split('\0').length - 1 <= MOST_NULS * text.length) return text;
  } catch {
    // Not UTF-8.
  }
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  throw new UsageError(
    isUtf16
      ? `${file}: this text is in UTF-16; save it as UTF-8`
      : `${file}: this is not a text file (UTF-8 is expected); save the solution as .md, .tex, .txt or .ipynb`,
  );
}

function refuseBroken(text: string, file: string): void {
  const reason = notANotebook(text);
  if (reason === undefined) return;
  const [where, at] = / in JSON at position (\d+).*$/s.exec(reason) ?? [''];
  const { line, column } = placesIn(text)(Number(at ?? 0));
  const place = at === undefined ? file : `${file}:${line}:${column}`;
  throw new UsageError(`${place}: this is no notebook: ${reason.replace(where, '')}; a file of Markdown ends in .md`);
}
