import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { add, call, type Expr, freeIndex, mul, num, pow, sum, sym } from '../../src/language/expr.js';
import { latex } from '../../src/language/latex.js';
import { identifier, type Layout, number, row, superscript } from '../../src/language/layout.js';
import { layered, type Naming, plainNotation, withIndices } from '../../src/language/notation.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { newTable, within } from '../../src/language/table.js';
import { typeset, typesetSubstituted } from '../../src/language/typeset.js';
import { valueOfExpr, valueOfLayout } from '../support/value-of-layout.js';

const functions = new Map(
  ['sigmoid', 'tanh', 'relu', 'leaky_relu'].map((fn) => [fn, { fn, parameters: [{ value: num(1) }] }]),
);
const scope = scopeOf({
  ranges: { i: 'A', k: 'A', j: 'B', l: 'B', n: 'N' },
  functions,
  allowDerivatives: true,
});
const inTable = <T>(work: () => T): T => within(newTable(), work);
const read = (source: string): Expr => readExpression(source, scope);
/** KaTeX refuses what is not LaTeX, in its strictest mode. */
const checked = (source: string): string => {
  katex.renderToString(source, { strict: 'error', throwOnError: true });
  return source;
};
const printed = (source: string): string => checked(latex(typeset(read(source), plainNotation)));

describe('typesetting an expression', () => {
  const ROWS: readonly (readonly [string, string])[] = [
    // Signs.
    ['-0.1*w + 2*x - 3', '-0.1w + 2x - 3'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['-(-x)', '-(-x)'],
    ['a - (b - c)', 'a - (b - c)'],
    ['a - (b + c)*d', 'a - (b + c)\\,d'],
    ['x*(-y)', 'x \\cdot (-y)'],
    ['x*(-1)', 'x \\cdot (-1)'],
    ['2*(-3)*x', '2 \\times (-3)\\,x'],
    ['-t/that + (1 - t)/(1 - that)', '-\\frac{t}{\\hat{t}} + \\frac{1 - t}{1 - \\hat{t}}'],
    ['-(a + b)', '-(a + b)'],
    // Products.
    ['(a4 - y)*a4*(1 - a4)*w7*a1*(1 - a1)*x1', '(a_4 - y)\\,a_4(1 - a_4)\\,w_7a_1(1 - a_1)\\,x_1'],
    ['delta*(1 - a)', '\\delta\\,(1 - a)'],
    ['that*(1 - that)*h', '\\hat{t}\\,(1 - \\hat{t})\\,h'],
    ['net_h1*out_h1', '\\mathit{net}_{h_1} \\cdot \\mathit{out}_{h_1}'],
    ['1*x + 0*y', '1 \\cdot x + 0 \\cdot y'],
    ['x*2', 'x \\cdot 2'],
    ['2*3*x', '2 \\times 3x'],
    ['sqrt(x)*y', '\\sqrt{x}\\,y'],
    ['sigmoid(z)*(1 - sigmoid(z))', '\\sigma(z)\\,(1 - \\sigma(z))'],
    ['y*log(p) + (1 - y)*log(1 - p)', 'y\\log p + (1 - y)\\log(1 - p)'],
    ['log(p)*h', '\\log(p)\\,h'],
    ['x*cases(z > 0, z, 0)', 'x \\cdot \\begin{cases} z & \\text{if } z > 0 \\\\ 0 & \\text{otherwise} \\end{cases}'],
    // Fractions.
    ['1/2*(y - a4)^2', '\\tfrac{1}{2}(y - a_4)^2'],
    ['x/2', '\\frac{x}{2}'],
    ['(a + b)/2', '\\frac{a + b}{2}'],
    ['1/2*x/y', '\\frac{x}{2y}'],
    ['2/(3*x)*y', '\\frac{2}{3x} \\cdot y'],
    ['3/4*x', '\\tfrac{3}{4}x'],
    ['1/3', '\\frac{1}{3}'],
    ['0.9*m + 0.01*g', '0.9m + 0.01g'],
    ['0.00000001 + 0.00002*x', '10^{-8} + (2 \\times 10^{-5})\\,x'],
    ['1/(1 + exp(-z))', '\\frac{1}{1 + e^{-z}}'],
    ['m/(sqrt(v) + epsilon)', '\\frac{m}{\\sqrt{v} + \\epsilon}'],
    ['sum(i, t[i]*log(p[i]))/n', '\\frac{1}{n}\\sum_i t_i\\log p_i'],
    // Powers and functions.
    ['v^(-1/2)', '\\frac{1}{\\sqrt{v}}'],
    ['x^(1/3)', 'x^{1/3}'],
    ['x^2^3', 'x^{2^3}'],
    ['(x^2)^3', '(x^2)^3'],
    ['(a*b)^2', '(ab)^2'],
    ['(1/3 + x)^2', '(\\tfrac{1}{3} + x)^2'],
    ['1 - tanh(z)^2', '1 - \\tanh^2(z)'],
    ['sigmoid(z)^2', '\\sigma(z)^2'],
    ['log(p)^2', '(\\log p)^2'],
    ['exp(x)^2', '(e^x)^2'],
    ['exp(-(x - mu)^2/(2*sigma^2))', 'e^{-(x - \\mu)^2/(2\\sigma^2)}'],
    ['exp(exp(x))', '\\exp(e^x)'],
    ['exp(sum(k, z[k]))', '\\exp\\left( \\sum_i z_i \\right)'],
    ['abs(x)^2', '\\lvert x\\rvert^2'],
    ['max(0, z)', '\\max(0, z)'],
    ['leaky_relu(z, 0.01)', '\\operatorname{leaky-relu}(z, 0.01)'],
    // Derivatives.
    [
      'D(L, a4)*D(a4, z4)*D(z4, w7)',
      '\\frac{\\partial L}{\\partial a_4} \\cdot \\frac{\\partial a_4}{\\partial z_4} \\cdot \\frac{\\partial z_4}{\\partial w_7}',
    ],
    ['w1 - eta*D(L, w1)', 'w_1 - \\eta\\,\\frac{\\partial L}{\\partial w_1}'],
    ['D(1/2*(y - a)^2, a)', '\\frac{\\partial}{\\partial a}\\,(\\tfrac{1}{2}(y - a)^2)'],
    ['D(tanh(z), z)', '\\frac{\\partial}{\\partial z}\\tanh(z)'],
    ['D(L, w)^2', '\\left( \\frac{\\partial L}{\\partial w} \\right)^2'],
    // Indices and names.
    ['sum(j, W1[i,j]*x[j]) + b1[i]', '\\sum_j W_{ij}^{(1)}x_j + b_i^{(1)}'],
    ['W1[1,12]^2', '(W_{1,12}^{(1)})^2'],
    ['x[3]^2', 'x_3^2'],
    ['sum(i, p[i]*(delta(i,k) - p[k]))', '\\sum_i p_i(\\delta_{ik} - p_k)'],
    ['-sum(i, t[i]) + b', '-\\sum_i t_i + b'],
    ['sum(i, x[i])*y', '\\left( \\sum_i x_i \\right)y'],
    [
      'y_hat + ybar1 + w_ij + x_max + chat2 + delta_z4 + thetahat',
      '\\hat{y} + \\bar{y}_1 + w_{ij} + x_{\\mathrm{max}} + \\hat{c}_2 + \\delta_{z_4} + \\hat{\\theta}',
    ],
    ['a1b2 + what + hat', '\\mathit{a1b2} + \\hat{w} + \\mathit{hat}'],
  ];
  it.each(ROWS)('%s', (source, expected) => {
    inTable(() => expect(printed(source)).toBe(expected));
  });

  it('gives each open sum a letter that nothing else on the line has', () => {
    inTable(() => {
      expect(printed('sum(j, W[i,j]*sum(k, V[j,k]*x[k])) + i')).toBe('\\sum_j W_{ij}\\sum_k V_{jk}x_k + i');
      const total = read('sum(k, x[k])');
      expect(latex(typeset(total, plainNotation, new Set(['i', 'j'])))).toBe('\\sum_k x_k');
      const greek = { ...plainNotation, letters: new Map([['A', ['m', 'q']]]) };
      expect(latex(typeset(total, greek))).toBe('\\sum_m x_m');
      const many = [...'abcdefghijklmnopqrstuvwxyz'];
      expect(latex(typeset(total, greek, new Set(many)))).toBe('\\sum_{m_1} x_{m_1}');
    });
  });

  it('never shows an index that an engine made up', () => {
    inTable(() => {
      const scratch = freeIndex('@0', 'A');
      expect(latex(typeset(mul(sym('x', scratch), sym('i')), plainNotation))).toBe('x_ji');
    });
  });

  it('takes names, functions and signs from the notation', () => {
    inTable(() => {
      const notation = {
        ...plainNotation,
        names: new Map<string, Naming>([
          ['W1', (indices) => withIndices(layered(identifier('W'), 1), indices)],
          ['net', () => identifier('z')],
        ]),
        functions: new Map([
          ['sigmoid', 'f'],
          ['relu', 'ReLU'],
        ]),
        log: 'ln' as const,
        exponential: 'function' as const,
        times: '·' as const,
        total: 'd' as const,
      };
      const say = (source: string): string => checked(latex(typeset(read(source), notation)));
      expect(say('W1[1,2]*net')).toBe('W_{12}^{(1)}z');
      expect(say('W1')).toBe('W^{(1)}');
      expect(say('sigmoid(z) + relu(z)')).toBe('f(z) + \\operatorname{ReLU}(z)');
      expect(say('log(z) + exp(z) + 2*3')).toBe('\\ln z + \\exp(z) + 2 \\cdot 3');
      expect(say('Dtotal(L, w)')).toBe('\\frac{\\mathrm{d}L}{\\mathrm{d}w}');
    });
  });
});

describe('typesetting with the numbers put in', () => {
  const VALUES: Readonly<Record<string, Layout>> = {
    w1: number('0.5'),
    x1: number('1'),
    w2: number('-0.25'),
    x2: number('0'),
    b: number('0.1'),
    y: number('1'),
    a: number('0.6394'),
    z: number('-0.4'),
    s: row(number('1.2'), { kind: 'operator', symbol: '×', form: 'infix' }, superscript(number('10'), number('-5'))),
  };
  const ROWS: readonly (readonly [string, string])[] = [
    ['w1*x1 + w2*x2 + b', '0.5 \\times 1 + (-0.25) \\times 0 + 0.1'],
    ['w2*x1 + b', '(-0.25) \\times 1 + 0.1'],
    ['b + w2', '0.1 + (-0.25)'],
    ['y - w2', '1 - (-0.25)'],
    ['-w2', '-(-0.25)'],
    ['y - w2*x1', '1 - (-0.25) \\times 1'],
    ['2*w2', '2 \\times (-0.25)'],
    ['w2^2', '(-0.25)^2'],
    ['1/2*(y - a)^2', '\\tfrac{1}{2}(1 - 0.6394)^2'],
    ['(a - y)*a*(1 - a)*w2', '(0.6394 - 1) \\times 0.6394 \\times (1 - 0.6394) \\times (-0.25)'],
    ['1/(1 + exp(-z))', '\\frac{1}{1 + e^{-(-0.4)}}'],
    ['sigmoid(z)', '\\sigma(-0.4)'],
    ['w2/a', '\\frac{-0.25}{0.6394}'],
    ['0.1*q + a*q', '0.1q + 0.6394q'],
    ['q*a', 'q \\cdot 0.6394'],
    ['2*s', '2 \\times (1.2 \\times 10^{-5})'],
    ['D(L, a)*a', '\\frac{\\partial L}{\\partial a} \\cdot 0.6394'],
    ['-y*log(a)', '-1 \\times \\log(0.6394)'],
  ];
  it.each(ROWS)('%s', (source, expected) => {
    inTable(() =>
      expect(checked(latex(typesetSubstituted(read(source), plainNotation, (s) => VALUES[s.name])))).toBe(expected),
    );
  });
});

describe('any expression', () => {
  const leaf = fc.oneof(
    fc.constantFrom('a', 'b1', 'chat', 'net').map((name) => (): Expr => sym(name)),
    fc.constantFrom(-2, -1, 0, 1, 2, 3).map((n) => (): Expr => num(n)),
    fc.constantFrom<[number, number]>([1, 2], [-3, 4], [1, 10], [-1, 3], [7, 3]).map(
      ([n, d]) =>
        (): Expr =>
          num(n, d),
    ),
  );
  type Build = () => Expr;
  const { tree } = fc.letrec<{ tree: Build }>((tie) => {
    const part = tie('tree');
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    return {
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        parts.map(
          (p): Build =>
            () =>
              add(...p.map((f) => f())),
        ),
        parts.map(
          (p): Build =>
            () =>
              mul(...p.map((f) => f())),
        ),
        fc.tuple(part, fc.constantFrom(-2, -1, 2, 3)).map(
          ([p, k]): Build =>
            () =>
              pow(p(), num(k)),
        ),
        fc.tuple(part, fc.constantFrom('exp', 'sigmoid', 'tanh', 'abs', 'log')).map(
          ([p, fn]): Build =>
            () =>
              call(fn, p()),
        ),
        part.map(
          (p): Build =>
            () =>
              sum(freeIndex('i', 'A'), mul(sym('x', freeIndex('i', 'A')), p())),
        ),
      ),
    };
  });
  const shown = (build: Build): { e: Expr; layout: Layout } => {
    const e = build();
    return { e, layout: typeset(e, plainNotation) };
  };

  it('is valid LaTeX without doubled signs', () => {
    fc.assert(
      fc.property(tree, (build) => {
        inTable(() => {
          const source = checked(latex(shown(build).layout));
          expect(source).not.toMatch(/[+-] *-|\{\{|\( *\)/);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('means on paper what it is', () => {
    fc.assert(
      fc.property(tree, (build) => {
        inTable(() => {
          const { e, layout } = shown(build);
          const [expected, found] = [valueOfExpr(e), valueOfLayout(layout)];
          if (!Number.isFinite(expected) || Math.abs(expected) > 1e9) return;
          expect(found, latex(layout)).toBeCloseTo(expected, 6 - Math.ceil(Math.log10(Math.abs(expected) + 1)));
        });
      }),
      { numRuns: 1500 },
    );
  });
});
