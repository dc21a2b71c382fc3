/** `gradsheet export`: which files it writes, and what it says of what it cannot. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { exportCommand } from '../../src/commands/export.js';
import { textOf } from '../support/shipped.js';

const folder = mkdtempSync(join(tmpdir(), 'gradsheet-export-'));
const out = join(folder, 'out');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

function spec(text: string): string {
  const path = join(folder, 'spec.yaml');
  writeFileSync(path, text);
  return path;
}

it('writes a file a part, or that of one part', async () => {
  await exportCommand(spec(textOf('one-step')), { to: 'numpy', out });
  expect(readdirSync(out).sort()).toEqual(['spec-a-numpy.py', 'spec-b-numpy.py']);
  rmSync(out, { recursive: true });
  await exportCommand(spec(textOf('one-step')), { to: 'typescript', out, part: 'b' });
  expect(readdirSync(out)).toEqual(['spec-b.ts']);
});

it('writes the same bytes each time', async () => {
  const path = spec(textOf('symbolic-bce'));
  const read = (): string => readFileSync(join(out, 'spec-pytorch.py'), 'utf8');
  await exportCommand(path, { to: 'pytorch', out });
  const before = read();
  await exportCommand(path, { to: 'pytorch', out });
  expect(read()).toBe(before);
});

it('has the data of a file beside the spec', async () => {
  writeFileSync(join(folder, 'points.csv'), Array.from({ length: 60 }, (_, n) => `${n / 7},${n % 2}\n`).join(''));
  const network = '{inputs: 1, layers: [{units: 1, activation: sigmoid}], target: 1}';
  const text = `network: ${network}\nloss: half-squared-error\nbatch: mean\ndata: {file: points.csv}`;
  await exportCommand(spec(`${text}\ntasks: [{train: {epochs: 3, learning_rate: 0.1}}]`), { to: 'numpy', out });
  expect(readdirSync(out)).toEqual(['spec-numpy.py']);
  expect(readFileSync(join(out, 'spec-numpy.py'), 'utf8')).toMatch(
    /8\.428571428571429.*\n[\s\S]*for epoch in range\(3\)/,
  );
});

it('says that it has not all rows of large data', async () => {
  const network = '{inputs: 2, layers: [{units: 1, activation: sigmoid}], target: 1}';
  const data = '{set: two-moons, points: 9000}';
  await exportCommand(spec(`network: ${network}\nloss: half-squared-error\nbatch: mean\ndata: ${data}`), {
    to: 'numpy',
    out,
  });
  expect(readFileSync(join(out, 'spec-numpy.py'), 'utf8')).toContain('# (6666, 1), the first 6666 of 9000 rows');
});

it('puts large arrays into files of their own, as they are read again', async () => {
  await exportCommand(spec(textOf('two-moons')), { to: 'typescript', out });
  expect(readdirSync(out).sort()).toEqual(['spec-t.csv', 'spec-x.csv', 'spec.ts']);
  expect(readFileSync(join(out, 'spec-x.csv'), 'utf8').split('\n').slice(0, 1)).toEqual([
    '0.7434611761955393,0.46465632837724585',
  ]);
});

it('keeps the key of a part out of the folders', async () => {
  const part = 'define: ["f = w^2"], loss: f, wrt: [w], values: {w: 1}';
  await exportCommand(spec(`parts: {"../../up": {${part}}, "a b": {${part}}}`), { to: 'jax', out });
  expect(readdirSync(out).sort()).toEqual(['spec-_up-jax.py', 'spec-a_b-jax.py']);
});

it.each([
  ['no such part', textOf('one-step'), { part: 'c' }, /there is no part c; .*a/],
  ['a spec without parts', textOf('product'), { part: 'a' }, /the spec has no parts/],
  [
    'no number that the loss has a value at',
    'define: ["f = log(-1 - w^2)"]\nloss: f\nwrt: [w]',
    {},
    /no numbers were found/,
  ],
  [
    'a loss that has no value',
    'define: ["f = log(w)"]\nloss: f\nwrt: [w]\nvalues: {w: -1}',
    {},
    /logarithm of a negative/,
  ],
  ['parts of one name', 'parts: {a b: &p {define: ["f = w"], loss: f, wrt: [w]}, a_b: *p}', {}, /two of the parts/],
  ['something that is no spec', 'title: x', {}, /spec\.yaml/],
] as const)('says what is wrong: %s', async (_, text, options, message) => {
  mkdirSync(out);
  writeFileSync(join(out, 'spec-numpy.py'), 'old');
  const error = await exportCommand(spec(text), { to: 'numpy', out, ...options }).then(
    () => undefined,
    (reason: Error) => reason,
  );
  expect(JSON.stringify([error?.message, error])).toMatch(message);
  expect(readdirSync(out)).toEqual(['spec-numpy.py']);
  expect(existsSync(join(out, 'spec-numpy.py'))).toBe(true);
});
