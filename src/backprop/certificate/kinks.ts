/** Where a step speaks of a derivative at a kink, differences say nothing about it. */
import type { Derivative, Expr, Sym } from '../../language/expr.js';
import { instantiate } from '../../language/instantiate.js';
import { ONE_Q, type Rational } from '../../language/rational.js';
import type { Real } from '../../language/real.js';
import { entryKey } from '../numbers/entries.js';
import { type Tape, valueAt } from '../tape.js';
import { ifKnown, type Point } from './point.js';
import { hasKink } from './slopes.js';

/** Whether some derivative in `sides`, whose free indices are numbers, is one at a kink. */
export function atKink(sides: readonly Expr[], point: Point, tape: Tape): boolean {
  const derivatives = new Set<Derivative>();
  const visit = (e: Expr): void => {
    if (e.kind === 'derivative') derivatives.add(e);
    else for (const part of e.parts) visit(part);
  };
  for (const side of sides) visit(instantiate(side, point.entries.sizeOf));
  const held = point.held();
  const along = ({ of, by, sense }: Derivative, step: Rational): Real => {
    const direction = new Map([[entryKey(by.name, by.indices as readonly number[]), ONE_Q]]);
    if (sense === 'total') return point.moved(direction, step).valueOf(of);
    const definition = of.kind === 'sym' ? tape.definitionOf(of) : undefined;
    return held.moved(direction, step).valueOf(definition ? valueAt(definition, of as Sym) : of);
  };
  return [...derivatives].some((d) => ifKnown(() => hasKink((step) => along(d, step))) ?? true);
}
