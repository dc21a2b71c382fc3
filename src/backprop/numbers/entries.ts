/** Where the entries of symbols come from: a definition, a given number, or nowhere. */

import { type Bindings, entryOf } from '../../language/evaluate.js';
import type { Expr, Sym } from '../../language/expr.js';
import { ValueError } from '../../language/value-error.js';
import type { Given } from '../../problem/problem.js';

/** `symbol = value`: a definition of the tape, an adjoint, a gradient, an update. */
export interface Equation {
  readonly symbol: Sym;
  readonly value: Expr;
}

/** The sizes of the axes that free indices run over. */
export type Axes = ReadonlyMap<string, { readonly size: number | undefined }>;

export type Source =
  | { readonly kind: 'defined'; readonly equation: Equation; readonly at: Bindings }
  | { readonly kind: 'given'; readonly value: Expr }
  | { readonly kind: 'open' };

export interface Entries {
  /** What gives the entry its value. Throws a ValueError for an entry outside of a given table. */
  find(name: string, indices: readonly number[]): Source;
  /** How long an axis is. Throws a ValueError where that is not known. */
  sizeOf(range: string): number;
  sizeIfKnown(range: string): number | undefined;
  /** The equations that define entries of `name`. */
  equationsOf(name: string): readonly Equation[];
  givenOf(name: string): Given | undefined;
}

export const entryKey = (name: string, indices: readonly number[]): string =>
  indices.length === 0 ? name : `${name}[${indices.join()}]`;

/** Arranges the equations so that an entry is found at once. Concrete ones go before those with free indices. */
export function newEntries(equations: readonly Equation[], given: ReadonlyMap<string, Given>, axes: Axes): Entries {
  const concrete = new Map<string, Equation>();
  const indexed = new Map<string, Equation[]>();
  const byName = new Map<string, Equation[]>();
  for (const equation of equations) {
    const { name, indices, free } = equation.symbol;
    push(byName, name, equation);
    if (free.length > 0) push(indexed, name, equation);
    else concrete.set(entryKey(name, indices as readonly number[]), equation);
  }

  const defined = (name: string, indices: readonly number[]): Source | undefined => {
    const exact = concrete.get(entryKey(name, indices));
    if (exact) return { kind: 'defined', equation: exact, at: new Map() };
    for (const equation of indexed.get(name) ?? []) {
      const at = matching(equation.symbol, indices);
      if (at) return { kind: 'defined', equation, at };
    }
    return undefined;
  };

  return {
    find: (name, indices) => {
      const source = defined(name, indices);
      if (source) return source;
      const value = givenEntry(name, given.get(name), indices);
      return value === undefined ? { kind: 'open' } : { kind: 'given', value };
    },
    sizeOf: (range) => {
      const size = axes.get(range)?.size;
      if (size === undefined) throw new ValueError('unknown-size', `how far an index runs is not known (${range})`);
      return size;
    },
    sizeIfKnown: (range) => axes.get(range)?.size,
    equationsOf: (name) => byName.get(name) ?? [],
    givenOf: (name) => given.get(name),
  };
}

/** Whether an entry is given, or by its definition the same number as one that is. */
export function isAsGiven(source: Source, entries: Entries): boolean {
  if (source.kind !== 'defined') return source.kind === 'given';
  const { value } = source.equation;
  return value.kind === 'sym' && isAsGiven(entries.find(value.name, entryOf(value.indices, source.at)), entries);
}

/** How many entries `name` has along each index: as given, or as far as its equations reach. */
export function shapeOf(name: string, entries: Entries): readonly number[] {
  const given = entries.givenOf(name);
  if (given) return given.shape;
  const shape: number[] = [];
  for (const { symbol } of entries.equationsOf(name)) {
    symbol.indices.forEach((i, n) => {
      shape[n] = Math.max(shape[n] ?? 0, typeof i === 'number' ? i : entries.sizeOf(i.range));
    });
  }
  return shape;
}

/** Every entry of a table of this shape, row by row: [1,1], [1,2], … */
export function* entryNumbers(shape: readonly number[]): Generator<readonly number[]> {
  if (shape.includes(0)) return;
  const at = shape.map(() => 1);
  for (;;) {
    yield [...at];
    let n = at.length - 1;
    for (; n >= 0 && at[n] === shape[n]; n--) at[n] = 1;
    if (n < 0) return;
    at[n] = (at[n] as number) + 1;
  }
}

/** Where an entry stands in a table, row by row, from 0; undefined outside of it. */
export function placeIn(shape: readonly number[], indices: readonly number[]): number | undefined {
  if (indices.length !== shape.length) return undefined;
  let place = 0;
  for (let n = 0; n < shape.length; n++) {
    const [size, i] = [shape[n] as number, indices[n] as number];
    if (i < 1 || i > size) return undefined;
    place = place * size + i - 1;
  }
  return place;
}

/** What the free indices of `formal` stand for at an entry; undefined where it is no entry of `formal`. */
function matching(formal: Sym, indices: readonly number[]): Bindings | undefined {
  if (formal.indices.length !== indices.length) return undefined;
  const at: Bindings = new Map();
  for (let n = 0; n < indices.length; n++) {
    const i = formal.indices[n] as Sym['indices'][number];
    const entry = indices[n] as number;
    if (typeof i === 'number') {
      if (i !== entry) return undefined;
    } else if (at.has(i) && at.get(i) !== entry) return undefined;
    else at.set(i, entry);
  }
  return at;
}

/** The given expression at an entry, row by row; undefined where it was left open. */
function givenEntry(name: string, given: Given | undefined, indices: readonly number[]): Expr | undefined {
  if (given === undefined) return undefined;
  const place = placeIn(given.shape, indices);
  if (place !== undefined) return given.entries[place];
  throw new ValueError('out-of-range', `${entryKey(name, indices)} lies outside of the values of ${name}`);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
