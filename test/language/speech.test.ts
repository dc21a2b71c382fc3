import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { num } from '../../src/language/expr.js';
import { inlineForm } from '../../src/language/inline.js';
import { latex } from '../../src/language/latex.js';
import {
  brackets,
  identifier,
  infix,
  type Layout,
  number,
  row,
  script,
  superscript,
  under,
} from '../../src/language/layout.js';
import { mapLayout } from '../../src/language/map-layout.js';
import { layered, plainNotation } from '../../src/language/notation.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { speech } from '../../src/language/speech.js';
import { newTable, within } from '../../src/language/table.js';
import { typeset } from '../../src/language/typeset.js';
import { messagesIn } from '../../src/report/messages/messages.js';

const functions = new Map(['sigmoid', 'tanh'].map((fn) => [fn, { fn, parameters: [{ value: num(1) }] }]));
const scope = scopeOf({ ranges: { i: 'A', k: 'A', j: 'B' }, functions, allowDerivatives: true });
const lay = (source: string): Layout => within(newTable(), () => typeset(readExpression(source, scope), plainNotation));
const english = messagesIn('en').speech;
const spanish = messagesIn('es').speech;

describe('words for a listener', () => {
  it.each([
    ['D(L, w1)', 'the partial derivative of L with respect to w sub 1'],
    ['a4*(1 - a4)^2', 'a sub 4 times open bracket 1 minus a sub 4 close bracket squared'],
    ['yhat/2', 'y hat over 2'],
    ['(a + b)/c', 'the fraction a plus b over c end of fraction'],
    ['1/2*x^3', 'one half times x cubed'],
    ['W1[1,2]', 'W sub 1 2 superscript 1'],
    ['sum(k, exp(-z[k]))', 'the sum over i of e to the power minus z sub i'],
    ['sqrt(v) + sigmoid(z)', 'the square root of v plus sigma of z'],
    ['sigmoid(z)^2', 'open bracket sigma of z close bracket squared'],
    ['sigmoid(z^2)', 'sigma of open bracket z squared close bracket'],
    ['tanh(z)^2', 'tanh squared of z'],
    ['cases(z > 0, z, 0)', 'by cases: z if z is greater than 0; 0 otherwise; end of cases'],
    ['abs(-3)', 'the absolute value of minus 3 end of absolute value'],
    ['abs(x - 1)', 'the absolute value of x minus 1 end of absolute value'],
  ])('%s', (source, expected) => {
    expect(speech(lay(source), english)).toBe(expected);
  });

  it.each([
    ['D(L, w1)', 'la derivada parcial de L respecto de w sub 1'],
    ['(a + b)/c', 'fracción a más b sobre c fin de la fracción'],
    ['sigmoid(z)^2', 'abre paréntesis sigma de z cierra paréntesis al cuadrado'],
    ['sum(k, z[k])', 'la suma sobre i de z sub i'],
  ])('%s in Spanish', (source, expected) => {
    expect(speech(lay(source), spanish)).toBe(expected);
  });

  it('says a derivative that is written with a slash as one', () => {
    const [l, w] = [identifier('L'), identifier('w')];
    const flat = inlineForm(row(lay('D(L, w)'), infix(''), lay('D(w, v)')));
    expect(speech(flat, english)).toBe(
      'open bracket the partial derivative of L with respect to w close bracket times the partial derivative of w with respect to v',
    );
    expect(speech(row(l, infix('/'), w), english)).toBe('L over w');
  });

  it('says matrices by their rows, with their shapes and marks', () => {
    const matrix = (...rows: readonly (readonly string[])[]): Layout =>
      brackets({ kind: 'matrix', rows: rows.map((cells) => cells.map(number)) });
    const transposed = (base: Layout): Layout => superscript(base, identifier('T', true));
    expect(speech(matrix(['1', '2'], ['3', '4']), english)).toBe(
      'the 2 by 2 matrix, row 1: 1, 2; row 2: 3, 4; end of matrix',
    );
    expect(speech(transposed(matrix(['1'], ['-2'])), english)).toBe(
      'the column vector 1, minus 2, end of vector transpose',
    );
    expect(speech(matrix(['1', '2']), spanish)).toBe('el vector fila 1; 2; fin del vector');
    const shape = row(number('3'), infix('×'), number('2'));
    expect(speech(row(under(identifier('W'), shape), infix(''), identifier('x')), english)).toBe(
      'W, which is 3 by 2, times x',
    );
    const layer = layered(identifier('W'), 2);
    expect(speech(transposed(layer), english)).toBe('open bracket W superscript 2 close bracket transpose');
    expect(speech(script(identifier('w'), { sub: number('1'), sup: identifier('+', true) }), english)).toBe(
      'w sub 1 superscript plus',
    );
    expect(speech(script(identifier('w'), { sub: number('1'), sup: identifier('new', true) }), english)).toBe(
      'w sub 1 new',
    );
  });
});

/** Expressions with all that has an end which can be misheard: fractions, powers, roots, functions, sums, scripts. */
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('x', 'w1', 'a4', 'yhat', 'W1[1,2]', 'z[1]', 'delta_z4', '2', '3', '1/2', 'D(L, w1)'),
    fc.tuple(tie('any'), fc.constantFrom('+', '-', '*', '/'), tie('any')).map(([a, op, b]) => `((${a})${op}(${b}))`),
    fc.tuple(tie('any'), fc.constantFrom('2', '3', '-1', '1/2', 'x', '-x')).map(([a, n]) => `((${a})^(${n}))`),
    fc
      .tuple(fc.constantFrom('sigmoid', 'tanh', 'exp', 'log', 'sqrt', 'abs', '-'), tie('any'))
      .map(([f, a]) => `${f}(${a})`),
    tie('any').map((a) => `sum(k, z[k]*(${a}))`),
    tie('any').map((a) => `cases(x > (${a}), ${a}, 0)`),
    tie('any').map((a) => `D(${a}, x)`),
  ),
})).any;

/** What is printed, whatever sign of multiplication stands in it. */
const written = (layout: Layout): string =>
  latex(
    mapLayout(layout, (part) =>
      part.kind === 'operator' && '×·'.includes(part.symbol) ? { ...part, symbol: '' } : part,
    ),
  ).replaceAll(/\\[,;]| /g, '');

describe('no two expressions are said alike', () => {
  it.each([
    ['en', english],
    ['es', spanish],
  ])('%s', (_, words) => {
    const heard = new Map<string, string>();
    fc.assert(
      fc.property(expression, (source) => {
        const layout = lay(source);
        const said = speech(layout, words);
        const before = heard.get(said);
        heard.set(said, before ?? written(layout));
        if (before !== undefined) expect(written(layout), `${source}: ${said}`).toBe(before);
      }),
      { numRuns: 1500, seed: 1839869827 },
    );
    expect(heard.size).toBeGreaterThan(700);
  });
});
