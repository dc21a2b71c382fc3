/** The names of new values, after those of the old: w⁺, w_new, w′, or the same where one assigns. */
import { updatedName } from '../backprop/update.js';
import type { Conventions } from '../catalog/notations.js';
import { identifier, infix, type Layout, row, superscript } from '../language/layout.js';
import { type Naming, spelledNaming, withScripts } from '../language/notation.js';
import type { Problem } from '../problem/problem.js';

/** How each parameter's new value prints, by its name. */
export function updatedNames(
  { parameters, presentation }: Problem,
  names: ReadonlyMap<string, Naming>,
): ReadonlyMap<string, Naming> {
  const mark = MARKS[presentation.notation.new_value];
  return new Map(
    parameters.map(({ name }): [string, Naming] => {
      const naming = names.get(name) ?? spelledNaming(name);
      return [updatedName(name), (indices) => mark(naming(indices))];
    }),
  );
}

const MARKS: Readonly<Record<Conventions['new_value'], (old: Layout) => Layout>> = {
  plus: (old) => withScripts(old, { sup: identifier('+', true) }),
  new: (old) => {
    const word = identifier('new', true);
    const isMarked = old.kind === 'script' && old.sup !== undefined;
    return withScripts(old, { sup: isMarked ? row(infix(','), word) : word });
  },
  // On the letter: behind the number of a layer it would belong to that.
  prime: (old) =>
    old.kind === 'script'
      ? { ...old, base: superscript(old.base, identifier('′')) }
      : superscript(old, identifier('′')),
  assign: (old) => old,
};

/** What stands between a new value's name and what it is. */
export const newValueRelation = ({ presentation }: Problem): '=' | ':=' =>
  presentation.notation.new_value === 'assign' ? ':=' : '=';
