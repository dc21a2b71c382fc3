/**
 * Whole documents as students, teachers and forums write them, in the names of their schools: every line is what another
 * program found it to be, and no other line is accused.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkDocument } from '../../src/check/check.js';
import { formatNamed } from '../../src/check/document/document.js';
import { isRight, worst } from '../../src/check/judge/verdict.js';
import { placesIn } from '../../src/problem/diagnostics.js';
import { readProblems } from '../../src/problem/read.js';

interface Labels {
  readonly file: string;
  readonly right: readonly number[];
  /** By line: the code that names the mistake, where it is one of the catalog's. */
  readonly wrong?: Readonly<Record<number, string | null>>;
  readonly follows?: readonly number[];
  readonly open?: readonly number[];
}

const FOLDER = new URL('../data/documents/', import.meta.url);
const textOf = (file: string): string => readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8');
const LABELS = Object.entries(parse(textOf('labels.yaml')) as Readonly<Record<string, Labels>>);

/** By line, what came out of it: `right`, or the worst verdict on it, with its code. */
function foundIn(name: string, file: string): ReadonlyMap<number, string> {
  const text = textOf(file);
  const placeOf = placesIn(text);
  const { claims } = checkDocument(readProblems(textOf(`${name}.yaml`), name), text, formatNamed(file));
  const lines = new Set(claims.map(({ span }) => placeOf(span.start).line));
  return new Map(
    [...lines].map((line) => {
      const all = claims.filter(({ span }) => placeOf(span.start).line === line);
      const verdict = worst(all.map((c) => c.verdict));
      const code = all.find((c) => c.verdict === verdict)?.diagnosis?.code;
      if (isRight(verdict)) return [line, 'right'];
      return [line, verdict === 'wrong' ? `wrong: ${code}` : verdict];
    }),
  );
}

it.each(LABELS)('%s', (name, { file, right, wrong = {}, follows = [], open = [] }) => {
  const found = foundIn(name, file);
  const codeAt = (line: number, code: string | null): string => `wrong: ${code ?? found.get(line)?.slice(7)}`;
  const expected = new Map<number, string>([
    ...right.map((line) => [line, 'right'] as const),
    ...Object.entries(wrong).map(([line, code]) => [Number(line), codeAt(Number(line), code)] as const),
    ...follows.map((line) => [line, 'follows'] as const),
  ]);
  expect(new Map([...expected.keys()].map((line) => [line, found.get(line)]))).toEqual(expected);
  const accused = [...found].filter(([, said]) => said.startsWith('wrong') || said === 'follows').map(([line]) => line);
  const mistaken = [...Object.keys(wrong).map(Number), ...follows];
  expect(accused.filter((line) => !mistaken.includes(line) && !open.includes(line))).toEqual([]);
});
