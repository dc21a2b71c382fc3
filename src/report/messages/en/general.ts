import type { Inlines } from '../../../document/document.js';
import { listed, prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const general = {
  /** What the spec's own names are entries of stands below. */
  ownNames: 'The units and their weights as entries of vectors and matrices:',
  anyEntry: (letters: readonly Inlines[]): Inlines =>
    letters.length === 1
      ? prose`The index ${letters[0] ?? ''} stands for any entry, so one line holds for all of them.`
      : prose`The indices ${listed(letters, ', ', ' and ')} stand for any entries, so one line holds for all of them.`,
  /** The style is asked for, but the problem has no form with free indices. */
  noForm:
    'The quantities of this problem do not form vectors and matrices that one formula with free indices holds for, so each gradient is derived by itself.',
  instance: (own: Layout, entry: Layout, indices: Inlines): Inlines =>
    prose`Now one entry with its numbers: ${own} is ${entry}, so ${indices}.`,
  entry: (entry: Layout, indices: Inlines): Inlines => prose`Now one entry with its numbers: ${entry}, so ${indices}.`,
  and: ' and ',
  reasons: { instance: 'put the indices in', value: 'put the numbers in' },
};
