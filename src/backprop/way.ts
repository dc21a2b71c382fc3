/** The way of the chain rule: at which definitions it stops to derive an adjoint, and through which it goes on. */
import type { Definition, Problem } from '../problem/problem.js';
import { newTape } from './tape.js';

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

/**
 * From δ to δ as well, but nothing is cited of the output layer: its gradients, and the δ's before it, come from the loss
 * itself, so that what cancels between the loss and its activation is seen to cancel.
 */
export function fromTheLoss({ definitions }: Problem): Way {
  const { usersOf, loss } = newTape(definitions);
  const isFunction = (d: Definition): boolean => d.role === 'activation' || d.value.kind === 'call';
  const leadsToLoss = (d: Definition): boolean => usersOf(d.symbol).every((user) => user === loss);
  const isOutput = (d: Definition): boolean => d === loss || (isFunction(d) && leadsToLoss(d));
  const through = new Set(definitions.filter((d) => isFunction(d) || usersOf(d.symbol).every(isOutput)));
  return (d) => (through.has(d) ? 'through' : 'cited');
}
