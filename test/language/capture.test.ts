/** Reading sums must not let an index be captured: the node is worked out beside the text itself, letter by letter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExpression, readSyntax, scopeOf } from '../../src/language/read.js';
import { evaluateAt } from '../../src/language/settle.js';
import type { Syntax } from '../../src/language/syntax.js';
import { newTable, within } from '../../src/language/table.js';

const SIZES = { A: 2, B: 3 };
const AXES: Readonly<Record<string, 'A' | 'B'>> = { i: 'A', k: 'A', j: 'B', l: 'B' };
const scope = scopeOf({ ranges: AXES, sizes: SIZES });

/** A value for each entry of each symbol, unlike any other. */
const entryValue = (name: string, indices: readonly number[]): number =>
  indices.reduce((v, n, m) => v + n * 10 ** -(m + 1), name.charCodeAt(0) - 96);

/** The value of the text itself, letters bound as they are written. */
function meaningOf(syntax: Syntax, letters: ReadonlyMap<string, number>): number {
  const index = (s: Syntax): number =>
    s.kind === 'number' ? Number(s.text) : (letters.get((s as { name: string }).name) ?? 0);
  const over = (letter: string, body: (inner: ReadonlyMap<string, number>) => number): number[] =>
    Array.from({ length: SIZES[AXES[letter] ?? 'A'] }, (_, n) => body(new Map([...letters, [letter, n + 1]])));
  switch (syntax.kind) {
    case 'number':
      return Number(syntax.text);
    case 'indexed':
      return entryValue(syntax.symbol.name, syntax.indices.map(index));
    case 'brackets':
      return meaningOf(syntax.body, letters);
    case 'negative':
      return -meaningOf(syntax.body, letters);
    case 'terms':
      return syntax.items.reduce(
        (t, { operator, operand }) => t + (operator === '-' ? -1 : 1) * meaningOf(operand, letters),
        0,
      );
    case 'factors':
      return syntax.items.reduce((p, { operator, operand }) => {
        const value = meaningOf(operand, letters);
        return operator === '/' ? p / value : p * value;
      }, 1);
    case 'apply': {
      const [first, body] = syntax.args as [{ name: string } & Syntax, Syntax];
      if (syntax.fn.name === 'delta') return index(first) === index(body) ? 1 : 0;
      const terms = over(first.name, (inner) => meaningOf(body, inner));
      const total = terms.reduce((a, b) => a + b, 0);
      if (syntax.fn.name === 'sum') return total;
      if (syntax.fn.name === 'mean') return total / terms.length;
      const exponentials = terms.map(Math.exp);
      return (exponentials[index(first) - 1] ?? 0) / exponentials.reduce((a, b) => a + b, 0);
    }
    default:
      throw new Error(`not generated: ${syntax.kind}`);
  }
}

const letter = fc.constantFrom(...Object.keys(AXES));
const index = fc.oneof({ weight: 4, arbitrary: letter }, { weight: 1, arbitrary: fc.constantFrom('1', '2') });
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 5 },
    fc.tuple(fc.constantFrom('x', 'y'), index).map(([s, i]) => `${s}[${i}]`),
    fc.tuple(index, index).map(([i, j]) => `w[${i},${j}]`),
    fc.tuple(tie('text'), fc.constantFrom(' + ', ' - ', '*'), tie('text')).map((t) => `(${t.join('')})`),
    fc.tuple(letter, tie('text')).map(([i, a]) => `sum(${i}, ${a})`),
    fc.tuple(letter, tie('text')).map(([i, a]) => `sum(${i}, ${a})`),
    fc.tuple(letter, tie('text')).map(([i, a]) => `mean(${i}, ${a}/100)`),
    fc.tuple(letter, tie('text')).map(([i, a]) => `softmax(${i}, ${a}/1000)`),
    fc.tuple(letter, letter).map(([i, j]) => `delta(${i},${j})`),
  ),
}));

describe('nested and shadowed sums', () => {
  it('mean what the text says', () => {
    fc.assert(
      fc.property(text, (source) => {
        const syntax = readSyntax(source, []);
        if (syntax === undefined) throw new Error(`not read: ${source}`);
        const expected = meaningOf(syntax, new Map(Object.keys(AXES).map((l) => [l, 1])));
        const value = within(newTable(), () => {
          const e = readExpression(source, scope);
          const at = new Map(e.free.map((i) => [i, 1]));
          const point = ({ name, indices }: { name: string; indices: readonly unknown[] }): number =>
            entryValue(name, indices as readonly number[]);
          return evaluateAt(e, point, { sizes: new Map(Object.entries(SIZES)), at });
        });
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      }),
      { numRuns: 1500 },
    );
  });
});
