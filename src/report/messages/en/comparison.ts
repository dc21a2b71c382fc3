import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export interface Norm {
  readonly name: string;
  readonly norm: Layout;
}

export const comparison = {
  /** The losses by their names in the catalog, where the name would not do. */
  losses: {} as Readonly<Record<string, string>>,
  intro: (before: string, after: string): string => `The same problem with ${after} in place of ${before}.`,
  table: 'Side by side',
  quantity: 'Quantity',
  norms: (larger: Norm, smaller: Norm, factor: Layout): Inlines =>
    prose`The gradient by all parameters is larger with ${larger.name}: its norm is ${larger.norm}, that with ${smaller.name} ${smaller.norm}, a factor of ${factor}.`,
  same: 'The gradient by all parameters has the same norm in both.',
  bothZero: 'All gradients are 0 in both.',
  allZero: (name: string): string => `With ${name} all gradients are 0.`,
  /** Names, or how many there are. */
  zero: (name: string, gradients: Inlines | number): Inlines =>
    typeof gradients === 'number'
      ? prose`Only with ${name} are ${gradients} of the derivatives 0.`
      : prose`Only with ${name} is this 0: ${gradients}.`,
};
