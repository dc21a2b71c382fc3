/** Whatever stands in a document: it is read without a fault, and in time. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import type { Format } from '../../src/check/document/document.js';
import { readProblems } from '../../src/problem/read.js';
import { randomFrom } from '../support/check/random-text.js';
import { textOf } from '../support/shipped.js';

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
/** Milliseconds that a line may take, on a machine with other work. */
const BUDGET = 250;

it.each<Format>(['markdown', 'latex'])('random %s', (format) => {
  const pick = randomFrom(format);
  for (let n = 0; n < 150; n++) {
    const lines = Array.from({ length: 8 }, () => pick());
    const text = lines.join(n % 3 === 0 ? '\n\n' : '\n');
    const start = performance.now();
    const { claims } = checkDocument(parts, text, format);
    expect(performance.now() - start, text).toBeLessThan(BUDGET * lines.length);
    for (const { span } of claims) {
      expect(span.start, text).toBeLessThanOrEqual(span.end);
      expect(span.end, text).toBeLessThanOrEqual(text.length);
    }
  }
});

it('takes a long line without an end, and judges what stands behind it', () => {
  const openings = ['\\[', '$$z_1 + ', '\\begin{align}', '| a ', '= z1 ', '(', '\\begin{verbatim}', '**', '\\def\\a{'];
  for (const opening of openings) {
    const text = `${opening.repeat(20_000)}\n\n$$z_1 = 0.6$$\n`;
    const start = performance.now();
    const { claims } = checkDocument(parts, text, opening.includes('verb') ? 'latex' : 'markdown');
    expect(performance.now() - start, opening).toBeLessThan(5000);
    expect(claims.at(-1)?.verdict, opening).toBe('correct');
  }
}, 30_000);
