import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, InputError } from '../../src/language/source.js';
import { get, itemsOf, type Located, placeIn, plain } from '../../src/problem/located.js';
import { readProblem, readProblems } from '../../src/problem/read.js';
import { shield, unshield } from '../../src/problem/shield.js';
import { readYaml } from '../../src/problem/yaml.js';
import { textOfSpec } from './tape-text.js';

function read(text: string): Located {
  const problems: Diagnostic[] = [];
  const root = readYaml(text, problems);
  expect(problems).toEqual([]);
  return root as Located;
}

describe('expressions in flow collections', () => {
  const ROWS: readonly (readonly [string, unknown])[] = [
    ['a: [sum(k, t[k]) = 1, x]', { a: ['sum(k, t[k]) = 1', 'x'] }],
    ['a: {q: sum(k, (t[k] - y[k])^4), r: 2}', { a: { q: 'sum(k, (t[k] - y[k])^4)', r: 2 } }],
    ['a: {W1[1,2]: 3, b: [1, 2]}', { a: { 'W1[1,2]': 3, b: [1, 2] } }],
    ['a: [max(x, (y)), [1, 2]]', { a: ['max(x, (y))', [1, 2]] }],
    ['a: ["(", [1, ")"]]', { a: ['(', [1, ')']] }],
    ['a: [(b, c', undefined],
    ['a: f(x, y) # f(x', { a: 'f(x, y)' }],
    ['{"a": ["f(x, y)", {"b": 1}]}', { a: ['f(x, y)', { b: 1 }] }],
    ['{\n\t"a": 1\n}', { a: 1 }],
  ];
  it.each(ROWS)('%s', (text, value) => {
    if (value === undefined) expect(readYaml(text, [])).toBeUndefined();
    else expect(plain(read(text))).toEqual(value);
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1(),[]{}"\' \n') }), (s) => unshield(shield(s)) === s),
    );
  });
});

describe('places in a scalar', () => {
  const words = fc.array(fc.constantFrom('a', 'bc', '+', '*', '(d)', "'e'", '"f"', 'é', '𝛿', '\\'), {
    minLength: 1,
    maxLength: 12,
  });
  /** Ways to write a list of words as one scalar. */
  const STYLES: Readonly<Record<string, (words: readonly string[]) => string>> = {
    plain: (w) => w.join(' '),
    'plain over lines': (w) => w.join('\n    '),
    single: (w) => `'${w.join(' ').replaceAll("'", "''")}'`,
    double: (w) => JSON.stringify(w.join(' ')),
    'double over lines': (w) => `"${w.map((x) => JSON.stringify(x).slice(1, -1)).join('\n    ')}"`,
    folded: (w) => `>-\n    ${w.join('\n    ')}`,
    literal: (w) => `|\n    ${w.join('\n    ')}`,
  };
  it.each(Object.keys(STYLES))('%s', (style) => {
    fc.assert(
      fc.property(words, (list) => {
        const written = STYLES[style]?.(list) ?? '';
        const text = `a:\n  - ${style === 'plain' || style === 'plain over lines' ? `x ${written}` : written}\n`;
        const root = readYaml(text, []);
        const scalar = itemsOf(get(root, 'a'))[0];
        fc.pre(scalar?.kind === 'scalar' && scalar.text.replaceAll(/\s+/g, ' ').trim().endsWith(list.join(' ')));
        for (const match of scalar.text.matchAll(/[\w()+*é𝛿]+/gu)) {
          const { start, end } = placeIn(scalar, { start: match.index, end: match.index + match[0].length });
          expect(text.slice(start, end)).toBe(match[0]);
        }
      }),
    );
  });
});

describe('limits', () => {
  const refusal = (text: string): readonly string[] => {
    try {
      readProblem(text, 'a.yaml');
    } catch (error) {
      if (error instanceof InputError) return error.diagnostics.map((d) => d.message);
      throw error;
    }
    return [];
  };
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((c, n) => `${c}: &${c} [${Array(9).fill(`*${'abcdefg'[n]}`)}]`),
  ].join('\n');
  const ROWS: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['a large file', 'a'.repeat(4_000_001), /has 4000001 characters, more than the 4000000/],
    ['brackets', '['.repeat(20_000), /nested more than 100 levels/],
    ['braces', '{a: '.repeat(20_000), /nested more than 100 levels/],
    ['dashes', '- '.repeat(20_000), /nested more than 100 levels/],
    ['an alias within its own anchor', 'a: &a [*a]', /nested more than 100 levels/],
    ['an alias bomb', bomb, /stands for more than 500000 values/],
    ['brackets in an expression', `loss: ${'('.repeat(20_000)}`, /nested more than 200 levels/],
    ['a long expression', `loss: ${'w+'.repeat(50_001)}w`, /more than the 100000 that are read/],
    [
      'layers',
      `network: {inputs: 1, layers: [${'{units: 1},'.repeat(1001)}], target: 1}\nloss: hinge`,
      /at most 1000 layers/,
    ],
    ['units', 'network: {inputs: 1, layers: [{units: 10001}], target: 1}\nloss: hinge', /from 1 to 10000 is expected/],
    ['weights', 'network: {inputs: 9999, layers: [{units: 9999}], target: 9999}\nloss: hinge', /more than the 2000000/],
    [
      'definitions',
      `define: [${Array.from({ length: 10_001 }, (_, n) => `a${n} = w`)}]\nloss: w\nwrt: w`,
      /more than the 10000/,
    ],
    [
      'named weights',
      `network: {inputs: [x], layers: [{units: 200}, {units: 200}], target: 200}\nloss: hinge`,
      /up to 20000 weights/,
    ],
    [
      'sums in sums',
      `define: [${Array.from({ length: 200 }, (_, n) => `"h[${n + 1}] = w"`)}]\nloss: "sum(i, sum(j, sum(k, h[i]*h[j]*h[k])))"\nwrt: w`,
      /more than 2000000 parts/,
    ],
  ];
  it.each(ROWS)('%s', (_, text, message) => {
    expect(refusal(text)).toContainEqual(expect.stringMatching(message));
  });
});

describe('parts', () => {
  const FILE = `title: both
network: {inputs: [x], layers: [{units: 1, weights: [[w]], bias: [b], outputs: [a]}], target: y}
loss: squared-error
values: {x: 1, y: 2, lone: 3}
parts:
  first: {values: {w: 3}}
  second: {loss: lone*a, title: the second, values: {x: 5}}`;
  it('inherit what stands above them', () => {
    const parts = readProblems(FILE, 'a.yaml');
    expect(parts.map(({ part, problem }) => [part, problem.title])).toEqual([
      ['first', 'both'],
      ['second', 'the second'],
    ]);
    const given = parts.map(({ problem }) => [...problem.given].map(([name, { entries }]) => [name, entries[0]?.kind]));
    expect(given[0]).toEqual([
      ['x', 'num'],
      ['w', 'num'],
      ['b', undefined],
      ['y', 'num'],
    ]);
    expect(parts[1]?.problem.definitions.length).toBe(3);
  });
  it('refuse a value that is of use to none', () => {
    expect(() => readProblems(FILE.replace('lone: 3', 'lonely: 3'), 'a.yaml')).toThrow(
      '`lonely` does not occur in any part',
    );
  });
  it('report what they share once', () => {
    try {
      readProblems(FILE.replace('units: 1,', 'units: 1, activation: tanhh,'), 'a.yaml');
    } catch (error) {
      expect(error instanceof InputError && error.diagnostics.map((d) => d.code)).toEqual(['unknown-activation']);
    }
  });
});

it('reads the same from JSON', () => {
  const spec = { define: ['z = w*x'], loss: 'z^2', wrt: ['w'], values: { w: 0.5, x: '1/3' } };
  expect(textOfSpec(JSON.stringify(spec, null, '\t'))).toEqual(
    textOfSpec('define: [z = w*x]\nloss: z^2\nwrt: w\nvalues: {w: 0.5, x: 1/3}'),
  );
});
