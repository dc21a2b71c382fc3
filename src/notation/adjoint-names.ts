/** The names of adjoints, after those of what they belong to: δ⁽¹⁾ for z⁽¹⁾. */
import { adjointName } from '../backprop/adjoint.js';
import { identifier, infix, type Layout, row, script, subscript } from '../language/layout.js';
import { type Naming, spelledNaming } from '../language/notation.js';
import type { Problem } from '../problem/problem.js';
import { barred } from './bars.js';

/** How each definition's adjoint prints, by its name; `chosen` are the names that the notation makes. */
export function adjointNames(
  problem: Problem,
  names: ReadonlyMap<string, Naming>,
  chosen: ReadonlyMap<string, Naming>,
): ReadonlyMap<string, Naming> {
  const named = problem.definitions.map(({ symbol, role }): [string, Naming] => {
    const { name } = adjointName(symbol, problem);
    const naming = names.get(symbol.name) ?? spelledNaming(symbol.name);
    if (problem.presentation.notation.style === 'adjoint') return [name, (indices) => barred(naming(indices))];
    const isPreactivation = role === 'preactivation' && chosen.has(symbol.name);
    const otherwise = chosen.has(symbol.name) ? undefined : spelledNaming(name);
    return [
      name,
      (indices) => adjointOf(naming(indices), isPreactivation) ?? otherwise?.(indices) ?? below(naming(indices)),
    ];
  });
  return new Map(named);
}

/** δ with the marks of a preactivation; of another letter with marks δ keeps that letter below. */
function adjointOf(of: Layout, isPreactivation: boolean): Layout | undefined {
  if (of.kind !== 'script') return undefined;
  const { base, sub, sup } = of;
  if (isPreactivation || (base.kind === 'identifier' && base.name === 'z')) return { ...of, base: delta };
  return sup && script(delta, { sup, sub: sub ? row(base, infix(','), sub) : base });
}

const below = (of: Layout): Layout => subscript(delta, of);
const delta = identifier('delta');
