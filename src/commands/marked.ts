/** Marked copies as files. */
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { checkDocument } from '../check/check.js';
import type { CheckedAnswer } from '../check/checked-answer.js';
import { type MarkedCopy, markedCopy } from '../check/marked/marked-copy.js';
import { notebookWords } from '../check/marked/notebook-words.js';
import type { Part } from '../problem/read.js';
import { writeOutput } from '../write/files.js';
import { markedHtml } from '../write/marked-html.js';
import { withPrinter } from '../write/pdf.js';
import type { MarkedFormat } from './formats.js';

/** `answer-marked.html` for `answer.md`; the names of what was written. */
export async function writeMarked(
  answers: readonly CheckedAnswer[],
  parts: readonly Part[],
  to: readonly MarkedFormat[],
  out: string,
): Promise<readonly string[]> {
  const { title = '', presentation } = parts[0]?.problem ?? {};
  const language = presentation?.language ?? 'en';
  const written: string[] = [];
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await writeOutput(path, content);
    written.push(path);
  };
  const names = namesOf(answers.map(({ file }) => file));
  await withPrinter(async (print) => {
    for (const [n, answer] of answers.entries()) {
      const { copy, heading } = names[n] as Names;
      const html = markedHtml(copyOf(answer, parts), { file: heading, problem: title, language });
      const path = join(out, `${copy}-marked`);
      if (to.includes('html')) await write(`${path}.html`, html);
      if (to.includes('pdf')) await write(`${path}.pdf`, await print(html, { title: heading, language }));
    }
  });
  return written;
}

/** What a copy is called as a file, and above its text. */
interface Names {
  readonly copy: string;
  readonly heading: string;
}

/** Each by its file; where others are called the same, by the folders that tell them apart, and the ending. */
export function namesOf(files: readonly string[]): readonly Names[] {
  const stems = files.map((file) => basename(file, extname(file)));
  const folder = folderOf(files.map((file) => resolve(file)));
  return files.map((file, n) => {
    const stem = stems[n] as string;
    if (stems.indexOf(stem) === stems.lastIndexOf(stem)) return { copy: stem, heading: basename(file) };
    const path = relative(folder, resolve(file)).replaceAll('\\', '/');
    return { copy: path.replaceAll(/[/.]+/g, '-'), heading: path };
  });
}

/** The folder that holds all of these. */
function folderOf(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? '.');
  while (paths.some((path) => relative(folder, path).startsWith('..')) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
}

/** A notebook is marked as the text that its readers see. */
function copyOf(answer: CheckedAnswer, parts: readonly Part[]): MarkedCopy {
  if (answer.format !== 'notebook') return markedCopy(answer);
  const { text, cells } = notebookWords(answer.text);
  return markedCopy({ text, format: 'markdown', checked: checkDocument(parts, text, 'markdown') }, cells);
}
