/** The names that the spec itself gives: scalars, arrays with their entries, new values, adjoints under a bar. */
import { derivative, type Expr, type Sym, sym } from '../../../language/expr.js';
import { symbolsOf } from '../../../language/walk.js';
import { type Arr, scalar } from '../../meaning/array.js';
import { assignmentsOf } from '../../meaning/letters.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import type { Reading } from '../names.js';
import { fullKey, headKey, indicesIn, isRunning, marksAbove, plainKey, type WrittenIndex } from '../script.js';
import type { Reader } from './printed-names.js';

/** A quantity of the spec as an array; a scalar is an array without axes. */
export interface Quantity {
  readonly name: string;
  readonly shape: readonly number[];
  entry(indices: readonly number[]): Expr;
}

/** All that the tape speaks of, by name. */
export function quantitiesOf({ problem }: Pick<Ground, 'problem'>): ReadonlyMap<string, Quantity> {
  const shapes = new Map<string, number[]>();
  const meet = ({ name, indices }: Sym): void => {
    const shape = shapes.get(name) ?? indices.map(() => 0);
    shapes.set(
      name,
      shape.map((size, n) => Math.max(size, indices[n] as number)),
    );
  };
  for (const { symbol, value } of problem.definitions) for (const s of [symbol, ...symbolsOf(value)]) meet(s);
  for (const p of problem.parameters) meet(p);
  return new Map(
    [...shapes].map(([name, shape]) => [name, { name, shape, entry: (indices) => sym(name, ...indices) }]),
  );
}

/** The reading of a quantity with these indices; none of them: the whole array. */
export function readingOf(q: Quantity, indices: readonly WrittenIndex[]): Reading | undefined {
  const letters = new Map<string, number>();
  for (const [n, i] of indices.entries()) {
    const size = q.shape[n] as number;
    if (typeof i === 'string') letters.set(i, Math.min(size, letters.get(i) ?? size));
    else if (i < 1 || i > size) return undefined;
  }
  let whole: Arr | undefined;
  const at = (numbers: ReadonlyMap<string, number>): Arr => {
    if (indices.length === 0) {
      whole ??= arrayFrom(q, []);
      return whole;
    }
    const first = indices.map((i) => (typeof i === 'number' ? i : (numbers.get(i) as number)));
    return arrayFrom(q, first);
  };
  return { letters, at, says: indices.length === 0 ? q.name : `${q.name}[${indices.join()}]` };
}

/** The entries of a quantity that begin with these indices. */
function arrayFrom(q: Quantity, first: readonly number[]): Arr {
  const shape = q.shape.slice(first.length);
  const entries = shape.reduce<readonly (readonly number[])[]>(
    (all, size) => all.flatMap((indices) => Array.from({ length: size }, (_, n) => [...indices, n + 1])),
    [first],
  );
  return { shape, entries: entries.map((indices) => q.entry(indices)) };
}

/** What the spec's own names make of a written one, without accents and marks of their own. */
export function ownNames(ground: Ground): (name: WrittenName) => Reading | undefined {
  const quantities = [...quantitiesOf(ground).values()];
  const byKey = new Map(quantities.map((q) => [plainKey(q.name), q]));
  const numbered = new Map(
    quantities.flatMap((q) => {
      const [, head, layer] = /^(.*?)(\d+)$/u.exec(plainKey(q.name)) ?? [];
      return head && q.shape.length > 0 ? [[`${head}|${layer}`, q] as const] : [];
    }),
  );

  const anyOfNumbered = numberedNames(ground, byKey);

  return (name) => {
    const above = marksAbove(name);
    if (name.primes > 0) return undefined;
    const whole = above.length === 0 ? byKey.get(fullKey(name)) : undefined;
    if (whole) return readingOf(whole, []);
    const array = above.length === 0 ? byKey.get(headKey(name)) : undefined;
    const ownIndices = array && indicesIn(name.sub, array.shape.length);
    if (array && ownIndices) return readingOf(array, ownIndices);
    // The only unit of a layer may have a number, or stand for any unit.
    const single = above.length === 0 ? byKey.get(headKey(name)) : undefined;
    if (single?.shape.length === 0 && single.name !== ground.problem.loss.name && isOneIndex(name.sub)) {
      const letters = new Map(name.sub.flatMap((text) => (/^\d+$/.test(text) ? [] : [[text, 1] as const])));
      return { ...(readingOf(single, []) as Reading), letters };
    }
    for (const { layer, rest } of layersIn(name, above)) {
      const q = numbered.get(`${headKey(name)}|${layer}`);
      const indices = q && (rest.length === 0 ? [] : indicesIn(rest, q.shape.length));
      if (q && indices) return readingOf(q, indices);
    }
    return above.length === 0 ? anyOfNumbered(name) : undefined;
  };
}

/**
 * `h_t`, where a chain of definitions has h1, h2 and h3: any of them; `h_{t-1}` the one before it, where there is an h0 too.
 * A network's units are counted by their layers.
 */
function numberedNames({ problem }: Ground, byKey: ReadonlyMap<string, Quantity>): Reader {
  return (name) => {
    const [letter, ...shift] = name.sub;
    const isBefore = shift.join('') === '-1';
    if (problem.network || letter === undefined || !isRunning(letter) || (shift.length > 0 && !isBefore))
      return undefined;
    const isThere = (n: number): boolean => byKey.get(headKey(name) + String(n))?.shape.length === 0;
    let count = 0;
    while (isThere(count + 1)) count++;
    if (count < 2 || (isBefore && !isThere(0))) return undefined;
    // Beyond them all there is a symbol of which nothing is known.
    const numbered = (n: number): Expr => sym(byKey.get(headKey(name) + String(n))?.name ?? `${headKey(name)} ${n}`);
    const at = (numbers: ReadonlyMap<string, number>): Arr =>
      scalar(numbered((numbers.get(letter) as number) - (isBefore ? 1 : 0)));
    return { letters: new Map([[letter, count]]), at, says: headKey(name) };
  };
}

/** The names that the spec gives to single numbers, just as it spells them. */
export function scalarNames(ground: Ground): (name: WrittenName) => Reading | undefined {
  const byKey = new Map(
    [...quantitiesOf(ground).values()].filter((q) => q.shape.length === 0).map((q) => [plainKey(q.name), q]),
  );
  return (name) => {
    const q = name.primes + marksAbove(name).length === 0 ? byKey.get(fullKey(name)) : undefined;
    return q && readingOf(q, []);
  };
}

const isOneIndex = (sub: readonly string[]): boolean =>
  sub.length === 1 && /^(?:1|[ijklmnpqr])$/.test(sub[0] as string);

/** Where the number of a layer may stand: above, or first below. */
function layersIn(
  { sub }: WrittenName,
  above: readonly string[],
): readonly { readonly layer: string; readonly rest: readonly string[] }[] {
  const [mark, ...more] = above;
  if (mark !== undefined) return more.length === 0 ? [{ layer: mark, rest: sub }] : [];
  const [first, ...rest] = sub;
  if (first === undefined) return [];
  return [{ layer: first, rest: rest[0] === ',' ? rest.slice(1) : rest }];
}

/** The same reading with each entry replaced. */
export const mapReading = (r: Reading, says: string, image: (s: Sym) => Expr | undefined): Reading | undefined => {
  const hasImages = (at: ReadonlyMap<string, number>): boolean =>
    r.at(at).entries.every((e) => e.kind === 'sym' && image(e) !== undefined);
  if (!assignmentsOf(r.letters).every(hasImages)) return undefined;
  return {
    ...r,
    says,
    at: (numbers) => {
      const { shape, entries } = r.at(numbers);
      return { shape, entries: entries.map((e) => image(e as Sym) as Expr) };
    },
  };
};

/** ∂L/∂(what a reading stands for). */
export const adjointReading = (r: Reading, loss: Sym): Reading | undefined =>
  mapReading(r, `∂${loss.name}/∂${r.says}`, (s) => derivative(loss, s, 'total'));
