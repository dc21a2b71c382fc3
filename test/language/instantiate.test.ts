import { expect, test } from 'vitest';
import type { Sym } from '../../src/language/expr.js';
import { assignments, components, instantiate } from '../../src/language/instantiate.js';
import { readExpression, scopeOf } from '../../src/language/read.js';
import { writeText } from '../../src/language/text.js';

const SIZES = { I: 2, K: 3 };
const scope = scopeOf({ ranges: { i: 'I', j: 'I', k: 'K' }, sizes: SIZES });
const read = (text: string) => readExpression(text, scope);
const sizeOf = (range: string): number => SIZES[range as keyof typeof SIZES];

test.each([
  ['sum(k, v[k]^2)', 'v[1]^2 + v[2]^2 + v[3]^2'],
  ['sum(i, sum(k, M[i,k]))', '(M[1,1] + M[1,2] + M[1,3]) + (M[2,1] + M[2,2] + M[2,3])'],
  ['sum(k, delta(k,2)*v[k])', 'v[2]'],
  ['sum(i, sum(j, delta(i,j)*v[i]))', 'v[1] + v[2]'],
  ['sum(i, v[i]*(delta(i,1) - p[i]))', 'v[1]*(1 - p[1]) + v[2]*(0 - p[2])'],
  ['exp(v[1])/sum(i, exp(v[i]))', 'exp(v[1])/(exp(v[1]) + exp(v[2]))'],
  ['0*v[1] + 1*v[2]', '0*v[1] + 1*v[2]'],
  ['sum(i, delta(i,1)*0)', '0'],
  ['cases(v[1] > 0, sum(i, v[i]), 2)', 'cases(v[1] > 0, v[1] + v[2], 2)'],
])('%s', (text, expected) => {
  expect(writeText(instantiate(read(text), sizeOf))).toBe(writeText(read(expected)));
});

test('a definition in free indices is one for each entry', () => {
  const definition = { symbol: read('z[i,k]') as Sym, value: read('sum(j, W[i,j]*x[j,k])') };
  const lines = components(definition, sizeOf).map((d) => `${writeText(d.symbol)} = ${writeText(d.value)}`);
  expect(lines.length).toBe(6);
  expect(lines[0]).toBe('z[1,1] = W[1,1]*x[1,1] + W[1,2]*x[2,1]');
  expect(lines[5]).toBe('z[2,3] = W[2,1]*x[1,3] + W[2,2]*x[2,3]');
});

test('assignments run row by row', () => {
  const { free } = read('M[i,k]');
  expect([...assignments(free, sizeOf)].map((entry) => entry.join())).toEqual([
    '1,1',
    '1,2',
    '1,3',
    '2,1',
    '2,2',
    '2,3',
  ]);
  expect([...assignments([], sizeOf)]).toEqual([[]]);
});
