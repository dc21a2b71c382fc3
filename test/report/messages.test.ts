import { expect, test } from 'vitest';
import { OPTIMIZERS } from '../../src/catalog/optimizers.js';
import { messagesIn } from '../../src/report/messages/messages.js';

const [en, es] = [messagesIn('en'), messagesIn('es')];

/** Every id with what it holds: a text, a function of so many arguments. */
function idsOf(value: unknown, path = ''): string[] {
  if (typeof value === 'function') return [`${path}/${value.length}`];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => idsOf(inner, `${path}.${key}`));
}

test('Spanish has the ids of English, and no others', () => {
  const own = (ids: string[]): string[] => ids.filter((id) => !id.startsWith('.update.optimizers')).sort();
  expect(own(idsOf(es))).toEqual(own(idsOf(en)));
});

test('every optimizer of the catalog has a Spanish name', () => {
  expect(Object.keys(es.update.optimizers).sort()).toEqual(OPTIMIZERS.map(({ name }) => name).sort());
});
