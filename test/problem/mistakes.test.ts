/**
 * What a spec's author reads when something is wrong: `mistakes.txt` has a spec a case and what is printed about it.
 * UPDATE_MISTAKES=1 writes the file anew; review the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/language/source.js';
import { printDiagnostics } from '../../src/problem/diagnostics.js';
import { readProblems } from '../../src/problem/read.js';

const FILE = new URL('./mistakes.txt', import.meta.url);

function saidOf(spec: string): string {
  try {
    readProblems(spec, 'test.yaml');
    return '(nothing)';
  } catch (error) {
    if (error instanceof InputError) return printDiagnostics(error);
    throw error;
  }
}

const cases = readFileSync(FILE, 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((text) => {
    const [name = '', ...lines] = text.trimEnd().split('\n');
    const end = lines.indexOf('--- says');
    return { name, spec: `${lines.slice(0, end).join('\n')}\n`, says: lines.slice(end + 1).join('\n') };
  });

if (process.env.UPDATE_MISTAKES === '1') {
  const texts = cases.map(({ name, spec }) => `## ${name}\n${spec}--- says\n${saidOf(spec)}\n`);
  writeFileSync(FILE, texts.join('\n'));
}

describe('mistakes in a spec', () => {
  it.each(cases)('$name', ({ spec, says }) => {
    expect(saidOf(spec)).toBe(says);
  });
});
