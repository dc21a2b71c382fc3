/** `w = 0.5 - 0.1 · 0.54`, w being what the spec gives as 0.5: what is worked out from a given value is that of a step. */
import { equalQ, type Rational } from '../../../language/rational.js';
import type { Problem } from '../../../problem/problem.js';
import { constantOf } from '../../written/literals.js';
import type { Written, WrittenName } from '../../written/written.js';
import { fullKey, plainKey } from '../script.js';

/** Tells whether a side is a sum that begins with the given value of a name. */
export function beginsWithGiven({ given }: Problem): (name: WrittenName, side: Written | undefined) => boolean {
  const values = new Map(
    [...given].flatMap(([name, { shape, entries }]): readonly (readonly [string, Rational])[] => {
      const [value] = entries;
      return shape.length === 0 && value?.kind === 'num' ? [[plainKey(name), value.value]] : [];
    }),
  );
  return (name, side) => {
    const start = side?.kind === 'sum' && side.terms[0] ? constantOf(side.terms[0]) : undefined;
    const value = values.get(fullKey(name));
    return start !== undefined && value !== undefined && equalQ(value, start);
  };
}
