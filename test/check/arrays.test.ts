/**
 * Derivations in matrices, with samples as rows or as columns, and programs: each line that is labelled has its verdict.
 * Documents whose names begin with `aside` were looked at when the rest was done.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { isRight } from '../../src/check/judge/verdict.js';
import { readProblems } from '../../src/problem/read.js';

const FOLDER = fileURLToPath(new URL('../data/arrays/', import.meta.url));
const DOCUMENTS = readdirSync(FOLDER).filter((file) => /\.(?:md|ipynb)$/.test(file));
const LABEL = /(?:<!--|#) (right|wrong|free)(?: ([a-z][a-z-]*))?/;

it.each(DOCUMENTS)('%s', (file) => {
  const text = readFileSync(FOLDER + file, 'utf8');
  const spec = /spec:? (\w+)/.exec(text)?.[1] ?? '';
  const { claims } = checkDocument(readProblems(readFileSync(`${FOLDER}${spec}.yaml`, 'utf8'), spec), text);
  const unlike: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const found = claims.filter((c) => c.span.start >= start && c.span.end <= end);
    const [, label, code] = LABEL.exec(line) ?? [];
    const isWrong = found.some((c) => c.verdict === 'wrong' && (code === undefined || c.diagnosis?.code === code));
    const fits = {
      right: found.length > 0 && found.every((c) => isRight(c.verdict)),
      wrong: isWrong,
      free: found.every((c) => c.verdict !== 'wrong' && c.verdict !== 'follows'),
    };
    if (label && !fits[label as keyof typeof fits])
      unlike.push(
        `${found.map((c) => `${c.verdict} ${c.diagnosis?.code ?? ''}`).join() || 'no claim'}: ${line.trim()}`,
      );
    start = end + 1;
  }
  expect(unlike).toEqual([]);
});
