/** Whether a problem has kinks: what holds on one side of them need not hold on the other, so one world tells too little. */
import { ACTIVATIONS } from '../../catalog/activations.js';
import { callName } from '../../catalog/instantiate.js';
import type { Expr } from '../../language/expr.js';
import type { Ground } from './ground.js';

const KINKED: ReadonlySet<string> = new Set([
  ...ACTIVATIONS.filter(({ kinks }) => kinks.length > 0).map(({ name }) => callName(name)),
  'abs',
  'max',
  'min',
]);

export function hasKinks(ground: Ground): boolean {
  const known = KNOWN.get(ground) ?? ground.problem.definitions.some(({ value }) => isKinked(value));
  KNOWN.set(ground, known);
  return known;
}

const KNOWN = new WeakMap<Ground, boolean>();

const isKinked = (e: Expr): boolean =>
  e.kind === 'cases' || (e.kind === 'call' && KINKED.has(e.fn)) || e.parts.some(isKinked);
