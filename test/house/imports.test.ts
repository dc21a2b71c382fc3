/** The house: imports point down only, and the engine uses no Node API. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** What is known of problems, up to their gradients. */
const ENGINE = ['language', 'rules', 'data', 'catalog', 'problem', 'backprop'];

/** What each folder may import from, besides itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  language: [],
  rules: ['language'],
  data: ['language'],
  arrays: ['language'],
  document: ['language'],
  catalog: ['language', 'rules'],
  problem: ['language', 'rules', 'data', 'catalog'],
  backprop: ['language', 'rules', 'data', 'catalog', 'problem', 'arrays'],
  training: [...ENGINE, 'arrays'],
  notation: ENGINE,
  export: [...ENGINE, 'training', 'document'],
  report: [...ENGINE, 'training', 'notation', 'document', 'export'],
  check: [...ENGINE, 'notation', 'document'],
  write: [...ENGINE, 'training', 'notation', 'document', 'report', 'check'],
  recheck: [...ENGINE, 'notation', 'document', 'report', 'check', 'write'],
  commands: [...ENGINE, 'training', 'notation', 'document', 'export', 'report', 'check', 'write', 'recheck'],
};
const WITH_NODE = ['write', 'recheck', 'commands'];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (f) => f.endsWith('.ts') && f.includes('/'),
);
const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((m) => m[1] as string);
const roomOf = (file: string): string => file.split('/')[0] as string;

it('has files in every room', () => {
  expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(BELOW).sort());
});

it.each(files)('%s imports only from below', (file) => {
  const room = roomOf(file);
  const rooms = importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) => roomOf(relative(SRC, normalize(join(SRC, dirname(file), path)))));
  const allowed = [room, ...(BELOW[room] ?? [])];
  expect(rooms.filter((r) => !allowed.includes(r))).toEqual([]);
  if (!WITH_NODE.includes(room)) expect(importsOf(file).filter((path) => path.startsWith('node:'))).toEqual([]);
});
