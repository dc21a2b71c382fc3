import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeOutput } from '../../src/write/files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradsheet-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('makes the folders above the file and leaves nothing but the file', async () => {
  const path = join(folder, 'out', 'sheets', 'one.tex');
  await writeOutput(path, 'first');
  await writeOutput(path, new TextEncoder().encode('second'));
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(join(folder, 'out', 'sheets'))).toEqual(['one.tex']);
});

it('leaves what was there, and no remains, when it cannot write', async () => {
  const path = join(folder, 'one.tex');
  await mkdir(path);
  await writeFile(join(path, 'kept'), 'kept');
  await expect(writeOutput(path, 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(await readdir(folder)).toEqual(['one.tex']);
  expect(await readdir(path)).toEqual(['kept']);
});

it('never shows a reader half a file, even with two writers', async () => {
  const path = join(folder, 'one.pdf');
  const length = 4_000_000;
  const letters = ['a', 'b', 'c', 'd'];
  await writeOutput(path, 'z'.repeat(length));
  let writing = true;
  const writer = async () => {
    for (const letter of letters) await writeOutput(path, letter.repeat(length));
  };
  const writers = Promise.all([writer(), writer()]).finally(() => {
    writing = false;
  });
  let reads = 0;
  for (; writing; reads++) {
    const seen = await readFile(path, 'utf8');
    expect(seen.length).toBe(length);
    expect(seen.at(0)).toBe(seen.at(-1));
  }
  await writers;
  expect(reads).toBeGreaterThan(1);
});
