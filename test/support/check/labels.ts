/**
 * Documents whose lines carry their label in a comment: `right`, `wrong` with the code of its mistake where that counts,
 * `follows` for what only an earlier mistake leads to, `free` for what must not be accused. `spec: name` at the top
 * names the spec beside the document.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDocument } from '../../../src/check/check.js';
import { isRight } from '../../../src/check/judge/verdict.js';
import { readProblems } from '../../../src/problem/read.js';

const LABEL = /(?:<!--|#|%) (right|wrong|follows|free)(?: ([a-z][a-z-]*))?/;

/** The documents of a folder of `test/data`. */
export const documentsIn = (folder: string): readonly string[] =>
  readdirSync(pathOf(folder)).filter((file) => /\.(?:md|ipynb|tex)$/.test(file));

const pathOf = (folder: string): string => fileURLToPath(new URL(`../../data/${folder}/`, import.meta.url));

/** The lines of a document that come out otherwise than their label says, with how they come out. */
export function unlikeTheirLabels(folder: string, file: string): readonly string[] {
  const text = readFileSync(join(pathOf(folder), file), 'utf8');
  const spec = /spec:? ([\w-]+)/.exec(text)?.[1] ?? '';
  const { claims } = checkDocument(
    readProblems(readFileSync(join(pathOf(folder), `${spec}.yaml`), 'utf8'), spec),
    text,
  );
  const unlike: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const found = claims.filter((c) => c.span.start >= start && c.span.start <= end);
    const [, label, code] = LABEL.exec(line) ?? [];
    const isWrong = found.some((c) => c.verdict === 'wrong' && (code === undefined || c.diagnosis?.code === code));
    const fits = {
      right: found.length > 0 && found.every((c) => isRight(c.verdict)),
      wrong: isWrong,
      follows: found.some((c) => c.verdict === 'follows'),
      free: found.every((c) => c.verdict !== 'wrong' && c.verdict !== 'follows'),
    };
    if (label && !fits[label as keyof typeof fits]) {
      const verdicts = found.map((c) => `${c.verdict} ${c.diagnosis?.code ?? ''}`).join();
      unlike.push(`${verdicts || 'no claim'}: ${line.trim()}`);
    }
    start = end + 1;
  }
  return unlike;
}
