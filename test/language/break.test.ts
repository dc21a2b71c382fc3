import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLine, INDENT, type Line } from '../../src/language/break.js';
import { latex } from '../../src/language/latex.js';
import { identifier, type Layout, number } from '../../src/language/layout.js';
import { widthOf } from '../../src/language/measure.js';
import { plainNotation } from '../../src/language/notation.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { newTable, within } from '../../src/language/table.js';
import { typeset } from '../../src/language/typeset.js';
import { unicode } from '../../src/language/unicode.js';

const scope = scopeOf({ ranges: { i: 'A' }, allowDerivatives: true });
const lay = (source: string): Layout => within(newTable(), () => typeset(readExpression(source, scope), plainNotation));
const lines = (source: string, width: number): string[] =>
  breakLine(lay(source), width).map(({ layout }) => unicode(layout));
const terms = (count: number): string => Array.from({ length: count }, (_, n) => `w${n + 1}*x${n + 1}`).join(' + ');

describe('breaking a line', () => {
  it('leaves alone what fits', () => {
    const layout = lay(terms(3));
    expect(breakLine(layout, 30)).toEqual([{ layout, indent: 0 }]);
  });

  it('breaks before a sign between terms', () => {
    expect(lines(terms(5), 12)).toEqual(['w₁·x₁ + w₂·x₂ + w₃·x₃', '+ w₄·x₄ + w₅·x₅']);
  });

  it('breaks outside brackets rather than inside', () => {
    expect(lines('(a + b + c)*x - (d + f + g)*y', 10)).toEqual(['(a + b + c)·x', '− (d + f + g)·y']);
  });

  it('shows the dot where factors part', () => {
    expect(lines('(a + b + c + d)*(f + g + h + k)', 12)).toEqual([
      '(a + b + c + d)',
      '·(f + g + h + k)'.replace('·', ' · ').trimStart(),
    ]);
  });

  it('opens a bracket, a sum or a function only when nothing else helps', () => {
    expect(lines(`(${terms(4)})^2`, 13)).toEqual(['(w₁·x₁ + w₂·x₂ + w₃·x₃', '+ w₄·x₄)²']);
    expect(lines(`log(${terms(4)})`, 14)).toEqual(['log(w₁·x₁ + w₂·x₂ + w₃·x₃', '+ w₄·x₄)']);
    expect(lines('sum(i, x[i]*(a + b + c + d + f))', 10)).toEqual(['Σᵢ xᵢ·(a + b + c + d', '+ f)']);
  });

  it('never parts an operator from what it works on, nor a number from what it multiplies', () => {
    expect(lines('D(f + g, z)*(a + b)', 8)).toEqual(['∂/∂z (f + g)', '· (a + b)']);
    expect(lines('(a + b + c)*D(f + g, z)', 8)).toEqual(['(a + b + c)', '· ∂/∂z (f + g)']);
    expect(lines('2*(a + b + c + d + f)', 7)).toEqual(['2(a + b + c', '+ d + f)']);
  });

  it('begins a line further in for each bracket that is open', () => {
    const indents = (source: string, width: number): number[] =>
      breakLine(lay(source), width).map(({ indent }) => indent);
    expect(indents(terms(5), 9)).toEqual([0, INDENT, INDENT]);
    expect(indents(`2*(${terms(3)})`, 7)).toEqual([0, INDENT + 1, INDENT + 1]);
  });

  it('writes exp where an exponent is too wide for a line', () => {
    expect(lines('exp(m1*m2 + m3*m4 + m5*m6 + m7*m8)', 9)).toEqual(['exp(m₁·m₂', '+ m₃·m₄', '+ m₅·m₆', '+ m₇·m₈)']);
  });

  it('stacks a numerator, and keeps the ends of a matrix', () => {
    const [fraction] = breakLine(lay(`(${terms(6)})/y`), 16);
    expect(latex((fraction as Line).layout)).toMatch(/^\\frac\{\\begin\{aligned\} & w_1x_1.*\\\\ & .*\}\{y\}$/);
    const cells = [Array.from({ length: 20 }, (_, n) => number(String(n)))];
    expect(unicode((breakLine({ kind: 'matrix', rows: cells }, 12)[0] as Line).layout)).toBe('[0 1 2 3 4 … 19]');
  });

  it('cuts what has no place to break', () => {
    expect(breakLine(identifier('n'.repeat(100)), 20).length).toBeGreaterThan(2);
    expect(breakLine(number('1'.repeat(100)), 20).length).toBeGreaterThan(2);
  });

  const name = fc.constantFrom('a', 'w1', 'net_h1', 'that');
  const { source } = fc.letrec<{ source: string }>((tie) => {
    const part = tie('source');
    const parts = fc.array(part, { minLength: 2, maxLength: 6 });
    return {
      source: fc.oneof(
        { depthSize: 'small' },
        name,
        parts.map((p) => `(${p.join(' + ')})`),
        parts.map((p) => `(${p.join(' - ')})`),
        parts.map((p) => p.join('*')),
        fc.tuple(part, part).map(([p, q]) => `(${p})/(${q})`),
        part.map((p) => `log(${p})`),
        part.map((p) => `(${p})^2`),
      ),
    };
  });

  it('never makes a line too wide, and loses nothing', () => {
    const bare = (text: string): string => text.replace(/[\s·;[\]()/]/g, '');
    fc.assert(
      fc.property(source, fc.integer({ min: 14, max: 40 }), (expression, width) => {
        const layout = lay(expression);
        const broken = breakLine(layout, width);
        for (const line of broken) expect(line.indent + widthOf(line.layout)).toBeLessThanOrEqual(width);
        expect(bare(broken.map((line) => unicode(line.layout)).join(''))).toBe(bare(unicode(layout)));
      }),
      { numRuns: 300 },
    );
  });
});
