/** The house: imports point down only, and the engine uses no Node API. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** What each folder may import from, besides itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  language: [],
  rules: ['language'],
  data: ['language'],
  catalog: ['language', 'rules'],
  arrays: ['language'],
  problem: ['language', 'data', 'rules', 'catalog'],
  backprop: ['language', 'data', 'rules', 'catalog', 'arrays', 'problem'],
  notation: ['language', 'data', 'rules', 'catalog', 'problem', 'backprop'],
  document: ['language'],
  export: ['language', 'rules', 'catalog', 'problem', 'backprop', 'document'],
  report: ['language', 'data', 'rules', 'catalog', 'problem', 'backprop', 'notation', 'document', 'export'],
  check: ['language', 'data', 'rules', 'catalog', 'problem', 'backprop', 'notation', 'document'],
  write: ['language', 'data', 'rules', 'catalog', 'problem', 'backprop', 'notation', 'document', 'report', 'check'],
  recheck: [
    'language',
    'data',
    'rules',
    'catalog',
    'problem',
    'backprop',
    'notation',
    'document',
    'report',
    'check',
    'write',
  ],
  commands: [
    'language',
    'data',
    'rules',
    'catalog',
    'problem',
    'backprop',
    'notation',
    'document',
    'export',
    'report',
    'check',
    'write',
    'recheck',
  ],
};
const WITHOUT_NODE = [
  'language',
  'data',
  'rules',
  'catalog',
  'arrays',
  'problem',
  'backprop',
  'notation',
  'document',
  'export',
  'report',
  'check',
];

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
  if (WITHOUT_NODE.includes(room)) expect(importsOf(file).filter((path) => path.startsWith('node:'))).toEqual([]);
});
