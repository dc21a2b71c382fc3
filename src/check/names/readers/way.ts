/** Names as the symbols of a network in their roles, and how places are told by what stands at a name. */
import type { Role } from '../../../catalog/notations.js';
import type { Sentence } from '../../messages/sentence.js';
import type { Reader } from './printed-names.js';
import type { UnitLabels } from './unit-labels.js';

/** What a symbol of a network can be. */
export type NetworkRole = Exclude<Role, 'loss' | 'learning_rate'>;

/** Reads names as a network's symbols in some role, whatever their letter is. */
export interface RoleReader {
  readonly role: NetworkRole;
  readonly read: Reader;
  /** For people: `the weights, from-to (layer 2)`. */
  readonly says: Sentence;
  /** How much less usual it is than others. */
  readonly cost: number;
  /** Whether the 1 that goes with the bias is among what it reads. */
  readonly hasConstant?: boolean;
}

/** Where the number of the layer stands, the inputs having none where they are −1; `fixed`: the letter is that of one layer alone. */
export type Marks =
  | { readonly at: 'above' | 'first'; readonly inputsAre: -1 | 0 | 1 }
  | { readonly at: 'units' }
  | { readonly at: 'labels'; readonly labels: UnitLabels }
  | { readonly at: 'fixed'; readonly layer: number }
  | { readonly at: 'counted'; readonly by: 'rows' | 'columns' };

/** A way to tell the places of what is in a role. */
export interface Way {
  readonly role: NetworkRole;
  readonly marks: Marks;
  readonly isFromTo: boolean;
  /** Whether the bias is the last of a unit's weights, and the input that belongs to it is 1. */
  readonly hasBiasAmongWeights: boolean;
}
