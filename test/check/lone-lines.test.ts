/** Lines that stand alone in a file, without a document that tells what their letters mean. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkDocument } from '../../src/check/check.js';
import { isRight } from '../../src/check/judge/verdict.js';
import { readProblems } from '../../src/problem/read.js';

type Line = readonly [text: string, latex: string, label: string | readonly string[] | null];
interface Group {
  readonly spec: string;
  readonly lines: readonly Line[];
}

const FILE = fileURLToPath(new URL('../data/lone-lines.yaml', import.meta.url));
const GROUPS = Object.entries(parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, Group>>);

/** What comes out of a line: `right`, or its verdict with the code of its mistake. */
function foundIn(spec: string, line: string, format: 'text' | 'markdown'): string {
  const { claims } = checkDocument(readProblems(spec, 'spec'), line, format);
  const [claim] = claims;
  if (claim === undefined || claims.length > 1) return `${claims.length} claims`;
  return isRight(claim.verdict) ? 'right' : `${claim.verdict}: ${claim.diagnosis?.code}`;
}

it.each(GROUPS)('%s', (_, { spec, lines }) => {
  const unlike = lines.flatMap(([text, latex, label]) => {
    const found = [foundIn(spec, text, 'text'), foundIn(spec, `$$${latex}$$`, 'markdown')];
    const fits = (one: string): boolean => {
      if (label === 'right') return one === 'right';
      return label === null ? one.startsWith('wrong') : [label].flat().some((code) => one === `wrong: ${code}`);
    };
    return found.every(fits) ? [] : [`${text}: ${found.join(', ')}`];
  });
  expect(unlike).toEqual([]);
});
