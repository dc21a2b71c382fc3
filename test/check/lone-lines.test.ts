/** Lines that stand alone in a file, without a document that tells what their letters mean. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkDocument } from '../../src/check/check.js';
import { isRight } from '../../src/check/judge/verdict.js';
import { readProblems } from '../../src/problem/read.js';
import { textOf } from '../support/shipped.js';

type Label = string | readonly string[] | null;
type Line = readonly [text: string, latex: string, label: Label];
interface Group {
  readonly spec: string;
  readonly lines: readonly Line[];
}

const rowsOf = (file: string): unknown =>
  parse(readFileSync(fileURLToPath(new URL(`../data/${file}`, import.meta.url)), 'utf8'));
const GROUPS = Object.entries(rowsOf('lone-lines.yaml') as Readonly<Record<string, Group>>);
const SHIPPED = Object.entries(
  rowsOf('lone-lines-shipped.yaml') as Readonly<Record<string, readonly (readonly [line: string, label: Label])[]>>,
);

/** What comes out of a line: `right`, or its verdict with the code of its mistake. */
function foundIn(spec: string, line: string, format: 'text' | 'markdown'): string {
  const { claims } = checkDocument(readProblems(spec, 'spec'), line, format);
  const [claim] = claims;
  if (claim === undefined || claims.length > 1) return `${claims.length} claims`;
  return isRight(claim.verdict) ? 'right' : `${claim.verdict}: ${claim.diagnosis?.code}`;
}

function fits(found: string, label: Label): boolean {
  if (label === 'right') return found === 'right';
  return label === null ? found.startsWith('wrong') : [label].flat().some((code) => found === `wrong: ${code}`);
}

it.each(GROUPS)('%s', (_, { spec, lines }) => {
  const unlike = lines.flatMap(([text, latex, label]) => {
    const found = [foundIn(spec, text, 'text'), foundIn(spec, `$$${latex}$$`, 'markdown')];
    return found.every((one) => fits(one, label)) ? [] : [`${text}: ${found.join(', ')}`];
  });
  expect(unlike).toEqual([]);
});

it.each(SHIPPED)('of the shipped spec %s', (name, lines) => {
  const unlike = lines.flatMap(([line, label]) => {
    const found = foundIn(textOf(name), line, line.startsWith('$') ? 'markdown' : 'text');
    return fits(found, label) ? [] : [`${line}: ${found}`];
  });
  expect(unlike).toEqual([]);
});
