import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';

export const update = {
  rule: (optimizer: string, constants: Inlines): Inlines =>
    prose`One step of ${optimizer} with ${constants}. All new values are computed from the old ones, at once.`,
  /** By name; without an entry the title that the catalog gives. */
  optimizers: {} as Readonly<Record<string, string>>,
  tooMany: 'The parameters are too many for a table.',
  table: 'Old and new parameters',
  columns: { parameter: 'Parameter', old: 'Old', gradient: 'Gradient', new: 'New' },
  frozen: 'frozen',
};
