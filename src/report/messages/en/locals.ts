import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';

export const locals = {
  /** What is taken where a function has no derivative, by its name in an expression; else the catalog's sentence. */
  conventions: {} as Readonly<Record<string, string>>,
  absolute: 'The absolute value has no derivative at 0; 0 is taken there.',
  extreme: 'Where the arguments of a maximum or minimum are equal, the derivative goes to the first of them.',
  of: (quantity: Inlines, items: Inlines): Inlines => prose`Of ${quantity}: ${items}.`,
  table: 'What is read off, quantity by quantity',
  columns: { quantity: 'Quantity', derivatives: 'Its derivatives by what it uses' },
};
