/** One definition with free indices in place of one a unit, and the proof that it says the same. */
import { sameUpToOrder } from '../../language/canonical.js';
import type { Expr, Sym } from '../../language/expr.js';
import { assignments } from '../../language/instantiate.js';
import { renameAll, symbolsOf } from '../../language/walk.js';
import type { Definition, Problem } from '../problem.js';
import { newWritingOut, writeOut } from '../write-out.js';
import type { Gathered } from './arrays.js';
import { type ArrayAxes, foldSums, reindexed } from './fold-sums.js';
import { inSampleOf, isOfSamples, renamed, withoutSample } from './own-names.js';

interface Gathering {
  readonly entryOf: ReadonlyMap<Sym, Sym>;
  readonly axes: ArrayAxes;
  /** The array's symbol with a free index along each axis. */
  readonly formal: (a: Gathered) => Sym;
}

/**
 * The definitions over the arrays, a layer's in the place of its last unit. Undefined where their components are not
 * the problem's own definitions.
 */
export function gatheredDefinitions(
  { definitions }: Problem,
  arrays: readonly Gathered[],
  gathering: Gathering,
): readonly Definition[] | undefined {
  const arrayOf = new Map(arrays.flatMap((a) => a.entries.map(({ own }) => [own, a] as const)));
  const found = new Map(definitions.map((d) => [withoutSample(d.symbol), d]));
  const lastOf = new Map(definitions.map((d) => [arrayOf.get(withoutSample(d.symbol)), d]));
  const general = definitions.flatMap((d): readonly Definition[] => {
    const array = arrayOf.get(withoutSample(d.symbol));
    if (array === undefined) return [{ ...d, value: overArrays(d.value, gathering) }];
    const first = found.get(array.entries[0]?.own as Sym);
    return d === lastOf.get(array) && first ? [generalised(first, array, gathering)] : [];
  });
  return isInOrder(general) && haveComponents(general, definitions, gathering) ? general : undefined;
}

const overArrays = (e: Expr, { entryOf, axes }: Gathering): Expr => foldSums(renamed(e, entryOf), axes);

/** What holds of the first entry, said of any. */
function generalised(first: Definition, array: Gathered, gathering: Gathering): Definition {
  const formal = gathering.formal(array);
  const value = formal.free.reduce<Expr>(
    (e, index) => reindexed(e, index.range, 1, index, gathering.axes),
    overArrays(first.value, gathering),
  );
  return { ...first, symbol: inSampleOf(first.symbol, formal), value };
}

/** Whether each definition speaks of earlier ones only. */
function isInOrder(definitions: readonly Definition[]): boolean {
  const later = new Set(definitions.map((d) => d.symbol.name));
  return definitions.every(({ symbol, value }) => {
    const isEarly = symbolsOf(value).every((s) => !later.has(s.name));
    later.delete(symbol.name);
    return isEarly;
  });
}

/** Whether `general`, written out and in the spec's own names, is `own` up to the order of terms and factors. */
function haveComponents(general: readonly Definition[], own: readonly Definition[], gathering: Gathering): boolean {
  const { entryOf, axes } = gathering;
  const ownOf = new Map([...entryOf].map(([name, entry]) => [entry, name]));
  const lengthOf = (axis: string): number | undefined => axes.sizes.get(axis);
  const written = general.flatMap(({ symbol, value }) => {
    const formals = symbol.free.filter((i) => !isOfSamples(i));
    return [...assignments(formals, (range) => lengthOf(range) ?? 0)].map((entry) => {
      const at = (e: Expr): Expr => renamed(writeOut(renameAll(e, formals, entry), lengthOf, newWritingOut()), ownOf);
      return [at(symbol), at(value)] as const;
    });
  });
  const values = new Map(written);
  const isSame = (d: Definition): boolean => {
    const value = values.get(d.symbol);
    return value !== undefined && sameUpToOrder(value, d.value);
  };
  return values.size === own.length && own.every(isSame);
}
