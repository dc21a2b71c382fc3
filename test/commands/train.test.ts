/** `gradsheet train`: the run that it keeps and goes on with, and what it says of what it cannot do. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { trainCommand } from '../../src/commands/train.js';
import { textOf } from '../support/shipped.js';
import { SMALL_CLASSIFIER } from '../support/small-classifier.js';

const folder = mkdtempSync(join(tmpdir(), 'gradsheet-train-'));
const out = join(folder, 'out');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let said = '';
beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});

function spec(content: object | string, name = 'spec.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const moons = (epochs: number, train: object = {}): object => ({
  ...SMALL_CLASSIFIER,
  title: 'Moons',
  data: { set: 'two-moons', points: 40, test: 0.25 },
  tasks: [{ train: { epochs, learning_rate: 0.5, ...train } }],
});
const kept = (name = 'spec'): Record<string, unknown> =>
  JSON.parse(readFileSync(join(out, `${name}.run.json`), 'utf8'));

it('keeps a run, and goes on with it to where a longer one comes', async () => {
  await trainCommand(spec(moons(30, { batch: 7, optimizer: 'adam' })), { out });
  expect(said).toContain('Moons');
  expect(said).toMatch(/ 30 +\d/);
  expect(kept().epochs).toBe(30);
  const longer = moons(50, { batch: 7, optimizer: 'adam' });
  await trainCommand(spec(longer), { out, resume: join(out, 'spec.run.json') });
  const resumed = kept();
  await trainCommand(spec(longer), { out });
  expect(resumed.epochs).toBe(50);
  expect(resumed.tables).toEqual(kept().tables);
});

it('trains each part that asks for it', async () => {
  const { data, tasks, ...shared } = moons(5) as Record<string, unknown>;
  await trainCommand(spec({ ...shared, data, parts: { a: { tasks }, b: { tasks: ['gradients'] } } }), { out });
  expect(readdirSync(out)).toEqual(['spec-a.run.json']);
});

it('is trained in the words of the spec, with its variants beside it', async () => {
  const variants = [{ name: 'relu', activation: 'relu' }, { optimizer: 'adam' }];
  await trainCommand(spec({ ...moons(20, { variants }), language: 'es' }), { out });
  expect(said).toContain('Época');
  expect(said).toMatch(/relu[\s\S]*optimizer adam/);
});

describe('what cannot be done is said, and nothing is written', () => {
  const other = (text: string): string => {
    const path = join(folder, 'other.json');
    writeFileSync(path, text);
    return path;
  };
  it.each([
    ['a spec without a training', textOf('one-step'), {}, /no training is asked for/],
    ['no such part', moons(3), { part: 'x' }, /the spec has no parts/],
    ['no such run', moons(3), { resume: join(folder, 'nowhere.json') }, /there is no such file/],
    ['a run that is none', moons(3), { resume: other('{"epochs": 3}') }, /no saved run/],
    ['a training without data', { ...SMALL_CLASSIFIER, tasks: [{ train: {} }] }, {}, /needs `data`/],
  ])('%s', async (_, content, options, message) => {
    await expect(trainCommand(spec(content), { out, ...options })).rejects.toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  it('a run of another spec', async () => {
    await trainCommand(spec(moons(3), 'first.yaml'), { out });
    const before = readdirSync(out);
    const seeded = { ...moons(3), data: { set: 'two-moons', points: 40, seed: 1 } };
    await expect(trainCommand(spec(seeded), { out, resume: join(out, 'first.run.json') })).rejects.toThrow(
      /another spec/,
    );
    expect(readdirSync(out)).toEqual(before);
  });
});

it('ends after the epoch in which Ctrl-C comes, and keeps what it has', async () => {
  const complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const listeners = process.listenerCount('SIGINT');
  const ended = trainCommand(spec(moons(1_000_000, { report_every: 1_000_000 })), { out });
  while (process.listenerCount('SIGINT') === listeners) await setTimeout(10);
  process.emit('SIGINT');
  await ended;
  expect(complained.mock.calls.join()).toMatch(/^interrupted after epoch \d+; go on with --resume/);
  const { epochs } = kept();
  expect(epochs).toBeGreaterThan(0);
  expect(epochs).toBeLessThan(1_000_000);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});
