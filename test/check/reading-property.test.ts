/** Whatever stands in a document: it is read without a fault, and in time. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import type { Format } from '../../src/check/document/document.js';
import { readProblems } from '../../src/problem/read.js';
import { randomFrom } from '../support/check/random-text.js';
import { inTime } from '../support/in-time.js';
import { textOf } from '../support/shipped.js';

const shipped = (path: string): string => readFileSync(new URL(`../data/${path}`, import.meta.url), 'utf8');
/** Documents with their formats, to be cut anywhere. */
const DOCUMENTS: readonly (readonly [path: string, format: Format])[] = [
  ['claims/one-step.md', 'text'],
  ['claims/batch-sum.md', 'markdown'],
  ['arrays/staged.md', 'markdown'],
  ['arrays/aside-lab.ipynb', 'notebook'],
];

const parts = readProblems(textOf('one-step'), 'one-step').slice(1);
/** Milliseconds that a line may take. */
const BUDGET = 250;

it.each<Format>(['markdown', 'latex'])('random %s', (format) => {
  const pick = randomFrom(format);
  for (let n = 0; n < 150; n++) {
    const lines = Array.from({ length: 8 }, () => pick());
    const text = lines.join(n % 3 === 0 ? '\n\n' : '\n');
    const { claims } = inTime(BUDGET * lines.length, () => checkDocument(parts, text, format), text);
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
    const format = opening.includes('verb') ? 'latex' : 'markdown';
    const { claims } = inTime(5000, () => checkDocument(parts, text, format), opening);
    expect(claims.at(-1)?.verdict, opening).toBe('correct');
  }
}, 60_000);

/** Numbers from 0 to below 1, the same each time. */
function drawing(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Reads a text in time; what is no notebook any more says so. */
function reads(text: string, format: Format): void {
  inTime(
    10_000,
    () => {
      try {
        const { claims } = checkDocument(parts, text, format);
        for (const { span } of claims) expect(span.end, text).toBeLessThanOrEqual(text.length);
      } catch (error) {
        if (format !== 'notebook') throw error;
        expect(error).toBeInstanceOf(SyntaxError);
      }
    },
    text,
  );
}

it.each(DOCUMENTS)(
  '%s, cut anywhere',
  (path, format) => {
    const whole = shipped(path);
    const draw = drawing();
    for (let n = 0; n < 8; n++) {
      const from = Math.floor(draw() * whole.length);
      reads(whole.slice(from, from + Math.floor(draw() * 700)), format);
    }
  },
  60_000,
);

it.each<Format>(['markdown', 'latex', 'text'])(
  'bytes in any order as %s',
  (format) => {
    const draw = drawing();
    for (let n = 0; n < 30; n++) {
      const bytes = Uint8Array.from({ length: 400 }, () => Math.floor(draw() * 256));
      reads(new TextDecoder('utf-8').decode(bytes), format);
      reads(new TextDecoder('latin1').decode(bytes), format);
    }
  },
  60_000,
);

it('bytes between the lines of a document', () => {
  const draw = drawing();
  const lines = shipped('arrays/staged.md').split('\n').slice(0, 12);
  for (let n = 0; n < 6; n++) {
    const mixed = lines.map((line) => {
      const byte = String.fromCharCode(Math.floor(draw() * 256));
      const at = Math.floor(draw() * line.length);
      return `${line.slice(0, at)}${byte}${line.slice(at)}`;
    });
    reads(mixed.join('\n'), 'markdown');
  }
}, 60_000);
