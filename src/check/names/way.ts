/** How the places of a network's symbols are told by what stands at their names. */
import type { Role } from '../../catalog/notations.js';
import type { UnitLabels } from './unit-labels.js';

/** What a symbol of a network can be. */
export type PlacedRole = Exclude<Role, 'loss' | 'learning_rate'>;

/** Where the number of the layer stands; `fixed`: the letter is that of one layer alone. */
export type Marks =
  | { readonly at: 'above' | 'first'; readonly inputsAre: 0 | 1 }
  | { readonly at: 'units' }
  | { readonly at: 'labels'; readonly labels: UnitLabels }
  | { readonly at: 'fixed'; readonly layer: number }
  | { readonly at: 'counted'; readonly by: 'rows' | 'columns' };

/** A way to tell the places of what is in a role. */
export interface Way {
  readonly role: PlacedRole;
  readonly marks: Marks;
  readonly isFromTo: boolean;
  /** Whether the bias is the last of a unit's weights, and the input that belongs to it is 1. */
  readonly hasBiasAmongWeights: boolean;
}
