/** A Spanish sheet holds no English word, and its numbers are those of the English one with a comma. */
import { describe, expect, it } from 'vitest';
import type { Certificate, SkipReason } from '../../src/backprop/certificate.js';
import { STYLES } from '../../src/catalog/notations.js';
import { solveText } from '../../src/commands/solved.js';
import type { Document } from '../../src/document/document.js';
import { SECTIONS } from '../../src/problem/sections.js';
import { copyOf } from '../../src/report/copies/copies.js';
import { COPIES, type CopyName } from '../../src/report/copies/names.js';
import { messagesIn } from '../../src/report/messages/messages.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeHtml } from '../../src/write/html.js';
import { writeMarkdown } from '../../src/write/markdown.js';
import { writeTerminal } from '../../src/write/terminal.js';
import { writeTex } from '../../src/write/tex.js';
import { SHIPPED, textOf, withKeys } from '../support/shipped.js';

/** What is the same in both languages. */
const SHARED: readonly string[] = [
  // Columns and classes are called as the data call them.
  ...[', sepal length', ', sepal width', ', petal length', ', petal width', 'setosa'],
  'tanh',
  'softmax',
  'softplus',
  'RMSprop',
  'Adam',
  'AdamW',
  'He normal',
  'Error',
  'Phi',
  'ReLU',
];

/** Every check with every reason to skip something. */
const CERTIFICATE: Certificate = {
  seed: 1,
  failures: [],
  checks: (['steps', 'differences', 'second-engine', 'algebra'] as const).map((id, n) => ({
    ...{ id, total: 9, agreed: 4, points: n, worst: 1e-20, directions: n === 1, failures: [] },
    skipped: Object.keys(messagesIn('en').certificate.reasons).map((reason) => ({
      ...{ count: 2, reason: reason as SkipReason, of: 'Phi' },
    })),
  })),
};

function sheetOf(text: string, language: 'en' | 'es', copy: CopyName = 'solution'): Document {
  const parts = solveText({ name: 'spec', text: withKeys(text, `language: ${language}`) }, { solver: solveInStyle });
  return copyOf(
    copy,
    parts.map(({ part, solution }) => ({ part, solution, certificate: CERTIFICATE })),
    'c0ffee',
  );
}

/** Keys whose texts are the spec's own, or no words. */
const NO_WORDS: readonly string[] = [
  'kind',
  'title',
  'course',
  'language',
  'align',
  'relation',
  'open',
  'accent',
  'symbol',
  'form',
  'stroke',
  'shape',
  'anchor',
  'target',
  'labels',
];

/** Every text of a document that has a word in it, but for the names and numbers of its mathematics. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /\p{L}{2,}/u.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && (value.kind === 'identifier' || value.kind === 'number')) return [];
  // The label of a line is a name, that of an axis is printed.
  const isName = (key: string, inner: unknown): boolean => key === 'label' && typeof inner === 'string';
  return Object.entries(value).flatMap(([key, inner]) =>
    NO_WORDS.includes(key) || isName(key, inner) ? [] : wordsIn(inner),
  );
}

/** Those that are a word and have words: a program is the same in every language. */
const TASKS = SECTIONS.filter(
  (id) => !['update', 'training', 'train', 'collapse', 'comparison', 'matrix', 'code'].includes(id),
);

/** A hidden layer of ReLU and a frozen bias, every section, each rewrite. */
function everything(style: string): string {
  return `network:
  inputs: [x1, x2]
  layers:
    - {units: 2, activation: relu, weights: [[w1, w2], [w3, w4]], bias: [b1, b2]}
    - {units: 1, activation: sigmoid, weights: [[w5, w6]], bias: [b3]}
  target: y
loss: half-squared-error
values: {x1: 0.5, x2: 0, w1: 0.25, w2: -0.5, w3: -0.75, w4: 0.125, w5: 1.5, w6: -2, b1: 0.1, b2: 0.2, b3: 0.3, y: 1}
frozen: [b1]
notation: {style: ${style}}
detail: full
carry: both
course: 7
marks: {forward: 3}
tasks: [${TASKS.join(', ')}, {update: {optimizer: momentum, learning_rate: 0.1}},
  {training: {optimizer: momentum, learning_rate: 0.1, steps: 3}}, {comparison: {activation: tanh, loss: squared-error}}, {matrix: {index_lines: true}}]`;
}

const CASES: readonly (readonly [string, string])[] = [
  ...SHIPPED.map((name) => [name, textOf(name)] as const),
  [
    'every optimizer constant and a sine',
    `define: ['a = sin(w*x)', 'b = elu(w*a)', 'c = leaky_relu(b)']
loss: (c - y)^2
tasks: [forward, loss, gradients, {update: {optimizer: adam, learning_rate: 0.1}}]
values: {w: 0.5, x: 1.25, y: 2}
wrt: [w]`,
  ],
  [
    'a training over data',
    `network: {inputs: 2, layers: [{units: 3, activation: relu}, {units: 1, activation: tanh}]}
loss: hinge
data: {set: two-moons, test: 0.2}
initial: {weights: he-normal, W2: lecun-uniform}
tasks: [{train: {epochs: 5, learning_rate: 0.1, optimizer: adamw, batch: 16, early_stopping: true}}]`,
  ],
  ...STYLES.map((style) => [`the style ${style}, every section in full`, everything(style)] as const),
];

describe.each(CASES)('%s', (_, text) => {
  const [english, spanish] = [sheetOf(text, 'en'), sheetOf(text, 'es')];

  it('has no text in English', () => {
    const same = new Set(wordsIn(english));
    expect([...new Set(wordsIn(spanish))].filter((words) => same.has(words) && !SHARED.includes(words))).toEqual([]);
  });

  it('has the numbers of the English sheet, with a comma', () => {
    // Each language has an order of its own for what a sentence names: block by block, in any order.
    const numbersOf = (text: string, mark: string): readonly (readonly string[])[] =>
      text
        .split('\n\n')
        .map((block) => (block.match(/\d+((\.|\{,\})\d+)?/g) ?? []).map((number) => number.replace(mark, '.')).sort());
    const printed = writeMarkdown(spanish);
    // Subscripts may hold two indices with a comma between them; sections have numbers of their own.
    const plain = printed.replace(/[_^]\{[^{}]*\}|^#+ [\d.]+/gm, '');
    expect(plain.match(/.{0,30}(\d\.\d|\d,\d).{0,30}/g) ?? []).toEqual([]);
    expect(numbersOf(printed, '{,}')).toEqual(numbersOf(writeMarkdown(english), '.'));
  });
});

describe.each(COPIES)('the copy %s', (copy) => {
  it.each(['two-outputs', 'symbolic-bce', 'one-step', 'max-circuit'])('of %s has no text in English', (name) => {
    const same = new Set(wordsIn(sheetOf(textOf(name), 'en', copy)));
    const shared = wordsIn(sheetOf(textOf(name), 'es', copy)).filter((words) => same.has(words));
    expect(shared.filter((words) => !SHARED.includes(words))).toEqual([]);
  });
});

describe('the printings of a Spanish sheet', () => {
  const sheet = sheetOf(textOf('relu-softmax'), 'es');
  const html = writeHtml(sheet);

  it.each([
    ['HTML', html],
    // Comments are for whoever edits the source.
    ['LaTeX', writeTex(sheet).replace(/(?<!\\)%.*$/gm, '')],
    ['Markdown', writeMarkdown(sheet)],
    ['terminal', writeTerminal(sheet)],
  ] as const)('%s has its own words for tables and figures', (_, printed) => {
    const text = printed.replace(/<style>.*<\/style>|class="[^"]*"|\\[A-Za-z]+/gs, '');
    expect(text).toContain('Tabla');
    expect(text).toContain('Figura');
    expect(text).not.toMatch(/\b(Table|Figure|continued|Page|Part|if|otherwise)\b/);
  });

  it('says its language', () => {
    expect(html).toContain('<html lang="es">');
    expect(writeTex(sheet)).toContain('pdflang=es');
  });

  it('speaks Spanish', () => {
    const labels = [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label as string);
    expect(labels.length).toBeGreaterThan(50);
    expect(labels.join(' ')).not.toMatch(
      /\b(equals|over|plus|minus|times|the|of|open|close|bracket|squared|partial)\b/,
    );
  });

  it('sets a decimal comma without a space', () => {
    const text = html.replace(/<[^>]*>/g, '');
    expect(text).toMatch(/0,18/);
    expect(html).not.toMatch(/mpunct">,<\/span><span class="mspace"[^>]*><\/span><span class="mord">\d/);
  });
});

it('sets numbers apart by semicolons where they have commas', () => {
  const sheet = sheetOf('define: ["a = max(w, x)"]\nloss: a^2\nvalues: {w: 0.5, x: 0.25}\nwrt: [w]', 'es');
  expect(writeTerminal(sheet)).toContain('max(0,5; 0,25)');
});
