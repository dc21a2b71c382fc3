/** Marked copies as files. */
import { basename, extname, join } from 'node:path';
import { checkDocument } from '../check/check.js';
import type { CheckedAnswer } from '../check/checked-answer.js';
import { markedCopy } from '../check/marked/marked-copy.js';
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
  await withPrinter(async (print) => {
    for (const answer of answers) {
      const { file } = answer;
      const html = markedHtml(markedCopy(inWords(answer, parts)), { file: basename(file), problem: title, language });
      const path = join(out, `${basename(file, extname(file))}-marked`);
      if (to.includes('html')) await write(`${path}.html`, html);
      if (to.includes('pdf')) await write(`${path}.pdf`, await print(html, { title: basename(file), language }));
    }
  });
  return written;
}

/** A notebook is marked as the text that its readers see. */
function inWords(answer: CheckedAnswer, parts: readonly Part[]): CheckedAnswer {
  if (answer.format !== 'notebook') return answer;
  const text = notebookWords(answer.text);
  return { ...answer, text, format: 'markdown', checked: checkDocument(parts, text, 'markdown') };
}
