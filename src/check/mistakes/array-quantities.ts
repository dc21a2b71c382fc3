/** Whole arrays that a mistake may have put in, or left out: what a layer adds up, its slopes, its weights. */
import { derivative, type Expr, type Sym } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { type Arr, transposed } from '../meaning/array.js';
import type { Names, Reading } from '../names/names.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import type { WrittenName } from '../written/written.js';
import { MARK, named, type Quantity, type Role } from './quantities.js';

export interface ArrayQuantity {
  readonly role: Role;
  readonly layer: number | undefined;
  /** Its first entry, which says what it is. */
  readonly first: Expr;
  /** For new values: the first entry of what they were. */
  readonly of?: Sym;
  /** The quantities that it is made of, as a set. */
  readonly key: string;
  readonly array: Arr;
  /** Under which it may be written into a formula, as it is and turned. */
  readonly names: readonly [WrittenName, WrittenName];
}

/** Larger ones are not looked at. */
const MOST_ENTRIES = 400;

/** The arrays among the quantities of a problem, and how its penalties go into gradients. */
export function arraysAmong(quantities: readonly Quantity[], ground: Ground): readonly ArrayQuantity[] {
  const layers = layersByName(quantities);
  const groups = new Map<string, { readonly role: Role; readonly members: Member[] }>();
  const put = (role: Role, meaning: Expr, at: Sym): void => {
    const key = `${role} ${meaning.kind} ${at.name}`;
    const group = groups.get(key) ?? { role, members: [] };
    group.members.push({ meaning, at });
    groups.set(key, group);
  };
  for (const { role, meaning, of } of quantities) {
    const at = of ?? (meaning.kind === 'derivative' ? meaning.by : meaning.kind === 'sym' ? meaning : undefined);
    if (at && at.indices.length > 0 && role !== 'local') put(role, meaning, at);
  }
  for (const p of penalisedIn(ground, quantities)) put('penalty', derivative(ground.problem.loss, p, 'partial'), p);
  return [...groups.values()].flatMap(({ role, members }, n): readonly ArrayQuantity[] => {
    const array = arrayOf(members);
    const [first] = members;
    if (array === undefined || first === undefined) return [];
    const layer = layers.get(first.at.name);
    const names = [named(`${MARK}a${n}`), named(`${MARK}t${n}`)] as const;
    const of = role === 'new' && { of: first.at };
    return [{ role, layer, first: first.meaning, ...of, key: keyOf(array.entries), array, names }];
  });
}

interface Member {
  readonly meaning: Expr;
  /** Whose indices tell its place. */
  readonly at: Sym;
}

/** The members in their places; undefined where one is missing, or two have the same place, or there is but one. */
function arrayOf(members: readonly Member[]): Arr | undefined {
  const [first] = members;
  const axes = first?.at.indices.length ?? 0;
  if (axes > 2 || members.length < 2 || members.length > MOST_ENTRIES) return undefined;
  const indicesOf = ({ at }: Member): readonly number[] => at.indices as readonly number[];
  const shape = Array.from({ length: axes }, (_, n) => Math.max(...members.map((m) => indicesOf(m)[n] ?? 0)));
  const [, columns = 1] = shape;
  const byPlace = new Map(
    members.map((member) => {
      const [row = 1, column = 1] = indicesOf(member);
      return [(row - 1) * columns + column - 1, member.meaning] as const;
    }),
  );
  const entries = members.flatMap((_, place) => byPlace.get(place) ?? []);
  const size = shape.reduce((product, n) => product * n, 1);
  return entries.length === size && members.length === size ? { shape, entries } : undefined;
}

/** The parameters that the loss weighs by themselves. */
function penalisedIn({ problem, definitionOf }: Ground, quantities: readonly Quantity[]): readonly Sym[] {
  const direct = symbolsOf(definitionOf(problem.loss) ?? problem.loss);
  const weights = new Set(quantities.filter((q) => q.role === 'weight').map((q) => q.meaning));
  return direct.filter((s) => weights.has(s));
}

/** The layer of each array of a network, by its name. */
const layersByName = (quantities: readonly Quantity[]): ReadonlyMap<string, number> =>
  new Map(
    quantities.flatMap(({ meaning, layer }): readonly (readonly [string, number])[] =>
      meaning.kind === 'sym' && layer !== undefined ? [[meaning.name, layer]] : [],
    ),
  );

/** Whether the given values are the classes of samples: in each row one 1, and zeros. */
export function isOneHot({ array: { shape, entries } }: ArrayQuantity, given: World): boolean {
  const columns = shape.at(-1) ?? 1;
  const values = entries.map((e) => given.valueOf(e).mid);
  const rows = Array.from({ length: values.length / columns }, (_, n) => values.slice(n * columns, (n + 1) * columns));
  return (
    columns > 1 && rows.every((row) => row.every((x) => x === 0 || x === 1) && row.filter((x) => x === 1).length === 1)
  );
}

/** What tells an array, however it lies. */
export const keyOf = (entries: readonly Expr[]): string =>
  entries
    .map((e) => e.id)
    .sort((a, b) => a - b)
    .join();

/** The names of a document, and those of arrays. */
export function withArrays(names: Names, arrays: readonly ArrayQuantity[]): Names {
  const readings = new Map(
    arrays.flatMap(({ names: [plain, turned], array }) => [
      [plain.base, readingOf(array, plain.base)] as const,
      [turned.base, readingOf(transposed(array), turned.base)] as const,
    ]),
  );
  return {
    read: (name) => readings.get(name.base) ?? names.read(name),
    function: (name) => names.function(name),
  };
}

const readingOf = (array: Arr, says: string): Reading => ({ letters: new Map(), at: () => array, says });
