import { listed } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const mathematics: Messages['mathematics'] = {
  decimalMark: ',',
  cases: { condition: 'si', otherwise: 'en otro caso' },
  functions: { sin: 'sen' },
  // A comma would read as a decimal one, and an `y` as a name.
  list: (items) => listed(items, '; '),
  names: (items) => listed(items, ', ', ' y '),
};
