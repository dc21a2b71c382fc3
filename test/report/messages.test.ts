import { expect, test } from 'vitest';
import { ACTIVATIONS } from '../../src/catalog/activations.js';
import { INITIALISERS } from '../../src/catalog/initialisers.js';
import { callName } from '../../src/catalog/instantiate.js';
import { OPTIMIZERS } from '../../src/catalog/optimizers.js';
import { messagesIn } from '../../src/report/messages/messages.js';

const [en, es] = [messagesIn('en'), messagesIn('es')];

/** Every id with what it holds: a text, a function of so many arguments. */
function idsOf(value: unknown, path = ''): string[] {
  if (typeof value === 'function') return [`${path}/${value.length}`];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => idsOf(inner, `${path}.${key}`));
}

/** Tables by the names of the catalog, whose English the catalog has itself. */
const TABLES = [
  '.update.optimizers',
  '.train.initialisers',
  '.locals.conventions',
  '.network.activations',
  '.comparison.losses',
  '.mathematics.functions',
];

test('Spanish has the ids of English, and no others', () => {
  const isOwn = (id: string): boolean => !TABLES.some((table) => id.startsWith(table));
  const own = (ids: string[]): string[] => ids.filter(isOwn).sort();
  expect(own(idsOf(es))).toEqual(own(idsOf(en)));
});

test('every optimizer of the catalog has a Spanish name', () => {
  expect(Object.keys(es.update.optimizers).sort()).toEqual(OPTIMIZERS.map(({ name }) => name).sort());
});

test('every initialiser of the catalog has a Spanish name', () => {
  expect(Object.keys(es.train.initialisers).sort()).toEqual(INITIALISERS.map(({ name }) => name).sort());
});

test('every convention of the catalog is said in Spanish', () => {
  const said = ACTIVATIONS.filter((row) => row.convention).map((row) => callName(row.name));
  expect(Object.keys(es.locals.conventions).sort()).toEqual(said.sort());
});

test('what has a Spanish name is in the catalog', () => {
  const names = ACTIVATIONS.map((row) => row.name);
  expect(Object.keys(es.network.activations).filter((name) => !names.includes(name))).toEqual([]);
});
