/** The section that has the formulas as code. */
import { expect, it } from 'vitest';
import { TARGETS } from '../../src/catalog/targets.js';
import { programOf } from '../../src/export/program.js';
import { readProblem } from '../../src/problem/read.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { writeHtml } from '../../src/write/html.js';
import { programText } from '../../src/write/program.js';
import { writeTex } from '../../src/write/tex.js';
import { complaintOf, sheetText, solvedOne } from '../support/sheets.js';
import { textOf, withKeys } from '../support/shipped.js';

const unescaped = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

it.each(TARGETS)('has the whole program: %s', (target) => {
  const spec = withKeys(textOf('softmax-batch'), `tasks: [{code: ${target}}]`);
  const program = programText(programOf(readProblem(spec, 'spec'), target));
  expect(sheetText(spec)).toContain(program);
  const { part, solution } = solvedOne(spec);
  const document = solutionSheet([{ part, solution, certificate: { seed: 1, checks: [], failures: [] } }]);
  const [, code = ''] = /<pre class="code">([\s\S]*?)<\/pre>/.exec(writeHtml(document)) ?? [];
  expect(unescaped(code)).toBe(program.trimEnd());
  expect(writeTex(document).match(/^\\codeline\{/gm)?.length).toBe(program.trimEnd().split('\n').length);
});

it('is in NumPy where no language is named', () => {
  expect(sheetText(withKeys(textOf('product'), 'tasks: [code]'))).toContain('import numpy as np');
});

it('names the languages that there are', () => {
  const tasks = [{ code: 'cobol' }];
  expect(complaintOf({ define: ['f = w^2'], loss: 'f', wrt: ['w'], tasks })).toMatch(/numpy.*pytorch.*jax.*typescript/);
});
