/** The way of the chain rule: at which definitions it stops to derive an adjoint, and through which it goes on. */
import type { Definition } from '../problem/problem.js';

/**
 * `cited`: the adjoint is derived once and cited from then on, by a name where it is worth one. `named`: always by a
 * name. `through`: it has no adjoint of its own; whoever needs it goes on with the chain rule. `apart`: the same, and each
 * route to the loss is a product of its own.
 */
export type Way = (d: Definition) => 'cited' | 'named' | 'through' | 'apart';

/** Every adjoint on the way is derived once. */
export const STANDARD: Way = () => 'cited';

/** δ stands for ∂L/∂z: from one preactivation to the next, through the activation between them. */
export const FROM_DELTA_TO_DELTA: Way = (d) => (d.role === 'activation' ? 'through' : 'cited');

/** Every adjoint has a name of its own and is cited by it. */
export const EACH_BY_NAME: Way = () => 'named';
