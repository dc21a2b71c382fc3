import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { num } from '../../src/language/expr.js';
import { inlineForm } from '../../src/language/inline.js';
import { latex } from '../../src/language/latex.js';
import { latexText } from '../../src/language/latex-text.js';
import { brackets, identifier, type Layout, number, row, script, words } from '../../src/language/layout.js';
import { plainNotation, spelled } from '../../src/language/notation.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { newTable, within } from '../../src/language/table.js';
import { typeset } from '../../src/language/typeset.js';
import { unicode } from '../../src/language/unicode.js';
import { HOSTILE } from '../write/stress.js';

const functions = new Map(['sigmoid', 'tanh'].map((fn) => [fn, { fn, parameters: [{ value: num(1) }] }]));
const scope = scopeOf({ ranges: { i: 'A', k: 'A', j: 'B' }, functions, allowDerivatives: true });
const lay = (source: string): Layout => within(newTable(), () => typeset(readExpression(source, scope), plainNotation));

describe('one line of a terminal', () => {
  it.each([
    ['D(L, w1)', '∂L/∂w₁'],
    ['D(L, a4)*D(a4, z4)', '∂L/∂a₄ · ∂a₄/∂z₄'],
    ['(a4 - y)*a4*(1 - a4)*w7', '(a₄ − y)·a₄·(1 − a₄)·w₇'],
    ['1/2*(y - a)^2', '½(y − a)²'],
    ['3/7*x', '(3/7)·x'],
    ['(a + b)/(c*d)', '(a + b)/(c·d)'],
    ['exp(-z1)', 'e^(−z₁)'],
    ['sigmoid(z1)', 'σ(z₁)'],
    ['-sum(k, t[k]*log(p[k]))', '−Σᵢ tᵢ·log pᵢ'],
    ['W1[1,2]*x[2]', 'W₁₂⁽¹⁾·x₂'],
    ['W1[1,12]', 'W_(1,12)⁽¹⁾'],
    ['delta_z4', 'δ_z₄'],
    ['that + yhat', 't̂ + ŷ'],
    ['sqrt(a + b)/sqrt(v)', '√(a + b)/√v'],
    ['0.00000001*x^(1/3)', '10⁻⁸·x^(1/3)'],
    ['cases(z > 0, z, 0)', '{ z if z > 0; 0 otherwise }'],
    ['abs(x)', '|x|'],
  ])('%s is %s', (source, expected) => {
    expect(unicode(lay(source))).toBe(expected);
  });

  it('shows a matrix row by row', () => {
    const cells = [['a', 'b'].map((name) => identifier(name)), ['c', 'd'].map((name) => identifier(name))];
    expect(unicode(script(brackets({ kind: 'matrix', rows: cells }), { sup: identifier('T', true) }))).toBe(
      '[a b; c d]ᵀ',
    );
  });
});

describe('LaTeX of layouts', () => {
  it('braces only what needs braces', () => {
    expect(latex(script(spelled('w1'), { sup: number('2') }))).toBe('{w_1}^2');
    expect(latex(script(identifier('sigma'), { sup: identifier('′') }))).toBe("\\sigma'");
    expect(latex(script(identifier('W'), { sup: identifier('T', true) }))).toBe('W^\\top');
    expect(latex(row(identifier('alpha'), identifier('x')))).toBe('\\alpha x');
  });

  it.each(HOSTILE)('sets %j as words and as a name', (content) => {
    for (const layout of [words(content), identifier(content), identifier(content, true), spelled(content)])
      expect(() =>
        katex.renderToString(latex(layout), { strict: 'ignore', macros: { '\\textasciigrave': '`' } }),
      ).not.toThrow();
  });

  it('spells every sign that TeX acts on', () => {
    expect(latexText('\\input{a} $%&_#^~')).toBe(
      '\\textbackslash{}input\\{a\\} \\$\\%\\&\\_\\#\\textasciicircum{}\\textasciitilde{}',
    );
    expect(latexText("-- ,, '' …")).toBe("-{}- ,{}, '{}' \\ldots{}");
    expect(latexText('Größe ŵ ﬁ 中 𝐱')).toBe('Größe ŵ fi [U+4E2D] x');
    expect(latexText('a\u0000\u001b[1m\nb')).toBe('a[1m b');
    expect(latexText('2–3–1, σ ≤ ½')).toBe('2--3--1, $\\sigma$ $\\le$ $\\frac{1}{2}$');
  });
});

describe('mathematics in a line of text', () => {
  it.each([
    ['D(L, w1)', '∂L/∂w₁'],
    ['(a + b)/(c*d)', '(a + b)/(c·d)'],
    ['a*b/c', 'a·b/c'],
    ['1/2*x', '½x'],
    ['(t - y)/(1 - y) + 1/n', '(t − y)/(1 − y) + 1/n'],
  ])('%s has no tall fraction', (source, expected) => {
    const flat = inlineForm(lay(source));
    expect(unicode(flat)).toBe(expected);
    expect(latex(flat)).not.toContain('\\frac');
  });
});
