/** What the copies of one spec have in common, and what each keeps to itself. */
import { describe, expect, it } from 'vitest';
import { solveText } from '../../../src/commands/solved.js';
import type { Document } from '../../../src/document/document.js';
import { copyOf } from '../../../src/report/copies/copies.js';
import { COPIES } from '../../../src/report/copies/names.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { writeHtml } from '../../../src/write/html.js';
import { writeMarkdown } from '../../../src/write/markdown.js';
import { writeTerminal } from '../../../src/write/terminal.js';
import { writeTex } from '../../../src/write/tex.js';
import { plainText } from '../../../src/write/words.js';
import { copiesOf, solvedFor } from '../../support/copies.js';
import { SHIPPED, textOf, withKeys } from '../../support/shipped.js';
import { type Entry, solvedParts } from '../../support/solved.js';

/** The marks that stand at headings and questions, without those of whole parts, and the total in the head. */
function marksOn({ blocks, facts }: Document): { readonly single: number; readonly total: number } {
  const worth = (marks: string | undefined): number => Number.parseFloat(marks ?? '0');
  const single = blocks.reduce((sum, block) => {
    const isPart = block.kind === 'heading' && /^Part /.test(plainText(block.text));
    return sum + ('marks' in block && !isPart ? worth(block.marks) : 0);
  }, 0);
  const total = facts.find(({ name }) => name === 'Marks');
  return { single, total: worth(total && plainText(total.value).split('/').at(-1)?.trim()) };
}

const MARKED = `define: ["z = w*x", "a = sigmoid(z)"]
loss: (a - y)^2
wrt: [w]
values: {w: 0.5, x: 2, y: 1}
tasks: [forward, gradients, update: {optimizer: sgd, learning_rate: 0.1}]
`;

describe.each(SHIPPED)('%s', (name) => {
  const text = withKeys(textOf(name), 'language: en');
  const copy = copiesOf(text, name);

  it('has the same marks on every copy that shows them, and they add up', () => {
    const [questions, workbook, key] = (['questions', 'workbook', 'key'] as const).map((c) => marksOn(copy(c)));
    expect(questions?.total).toBeGreaterThan(0);
    expect([workbook, key].map((marks) => marks?.total)).toEqual([questions?.total, questions?.total]);
    expect(questions?.single).toBe(questions?.total);
    // The solution shows them only where the spec gives them.
    const total = /^marks:/m.test(textOf(name)) ? questions?.total : 0;
    expect(marksOn(copy('solution'))).toEqual({ single: total, total });
  });

  it('gives nothing away on the question paper', () => {
    const paper = copy('questions');
    const texts = [writeTerminal(paper), withoutRules(writeMarkdown(paper))];
    const long = [withoutRules(bodyOf(writeTex(paper))), bodyOf(writeHtml(paper))];
    for (const answer of answersOf(text)) {
      for (const page of texts) expect(page).not.toMatch(aNumber(answer));
      if (/\.\d{4}$/.test(answer)) for (const page of long) expect(page).not.toMatch(aNumber(answer));
    }
  });
});

const bodyOf = (page: string): string => page.split(/\\begin\{document\}|<main>/).at(-1) as string;
/** The lengths of the lines to write on are no answers. */
const withoutRules = (page: string): string => page.replaceAll(/\\rule(?:\[.*?\])?\{.*?\}\{.*?\}/g, '');
const spanOf = (text: string, word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
const aNumber = (digits: string): RegExp => new RegExp(`(?<![\\d.,])${digits.replace('.', '[.,]')}(?!\\d)`);

/** The decimal numbers that a sheet computes, as four decimals or in full, but for those that the spec has. */
function answersOf(text: string): readonly string[] {
  const numbers = (entry: Entry): readonly number[] =>
    typeof entry === 'number' ? [entry] : Array.isArray(entry) ? entry.flatMap(numbers) : [];
  const found = Object.values(solvedParts(text)).flatMap(({ loss, values, gradients, updated = {} }) =>
    [loss.value, ...Object.values(values), ...Object.values(gradients), ...Object.values(updated)].flatMap(numbers),
  );
  const given = new Set((text.match(/\d+\.\d+/g) ?? []).map(Number));
  const printed = found.flatMap((value) => [Math.abs(value).toFixed(4), String(Math.abs(value))]);
  return [...new Set(printed)].filter((digits) => /^\d+\.\d+$/.test(digits) && !given.has(Number(digits)));
}

describe('marks', () => {
  const total = (text: string): number => marksOn(copiesOf(text)('questions')).total;

  it.each([
    ['none: the automatic ones', '', 10],
    ['of some sections, so that the others have none', 'marks: {forward: 4, gradients: 6}', 10],
    ['of a section that is only brought along', 'marks: {loss: 1, gradients: 2}', 3],
    ['of halves', 'marks: {forward: 2.5, gradients: 0.5}', 3],
    ['of nothing', 'marks: {forward: 0}', 0],
  ])('%s', (_, marks, sum) => {
    expect(total(`${MARKED}${marks}\n`)).toBe(sum);
    for (const copy of COPIES.map(copiesOf(`${MARKED}${marks}\n`)).slice(marks === '' ? 1 : 0))
      expect(marksOn(copy)).toEqual({ single: sum, total: sum });
  });

  it('do not depend on how much is shown', () => {
    const marks = (detail: string): unknown => marksOf(copiesOf(`${MARKED}detail: ${detail}\n`)('questions'));
    const marksOf = ({ blocks }: Document): unknown => blocks.flatMap((b) => (b.kind === 'question' ? [b.marks] : []));
    expect(marks('brief')).toEqual(marks('normal'));
    expect(marks('full')).toEqual(marks('normal'));
  });

  it('are one mark, or several', () => {
    const text = writeTerminal(copiesOf(`${MARKED}marks: {forward: 1, gradients: 2}\n`)('solution'));
    expect(text).toContain('(1 mark)');
    expect(text).toContain('(2 marks)');
  });

  it('are refused, with their place, for a section that comes out empty', () => {
    const text = `${MARKED}marks: {matrix: 4}\n`;
    const [part] = solveText({ name: 'spec.yaml', text }, { solver: solveInStyle });
    const solved = solvedFor(text);
    expect(() => part?.located(() => copyOf('solution', solved))).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ span: spanOf(text, 'matrix') })] }),
    );
  });

  it('are twenty where there are more than four questions', () => {
    const tasks = '[forward, loss, local-derivatives, gradients, update: {optimizer: sgd, learning_rate: 0.1}]';
    expect(total(MARKED.replace(/^tasks:.*$/m, `tasks: ${tasks}`))).toBe(20);
  });
});

describe('every copy', () => {
  const text = `${MARKED}course: Machine learning\ndate: 3 March 2031\nversion: 2\n`;

  it.each(COPIES)('says where it comes from: %s', (name) => {
    const head = writeTerminal(copiesOf(text)(name)).split('\n')[1];
    expect(head).toBe('Machine learning · 3 March 2031 · version 2 · spec 3f9a2c');
  });

  it.each(COPIES)('speaks Spanish where the spec does: %s', (name) => {
    const page = writeTerminal(copiesOf(`${text}language: es\nmarks: {forward: 1.5, gradients: 1}\n`)(name));
    expect(page).toContain('1,5 puntos');
    expect(page).not.toMatch(/\b(?:the|of|marks?|Questions|Values)\b/);
  });
});
