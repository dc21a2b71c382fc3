/** The numbers that a document gives to what its spec leaves open. */
import { placeIn } from '../backprop/numbers/entries.js';
import { type Expr, num, type Sym } from '../language/expr.js';
import { equalQ, type Rational } from '../language/rational.js';
import { symbolsOf } from '../language/walk.js';
import type { Given, Problem } from '../problem/problem.js';
import { isNewValue } from './names/readers/marks.js';
import { specNames } from './names/readers/spec-names.js';
import type { Ground } from './world/ground.js';
import type { Chain } from './written/chain.js';
import { constantOf } from './written/literals.js';
import { Unreadable, type Written } from './written/written.js';

/** The problem with what the document states of its inputs, targets and parameters, where the spec has no numbers. */
export function withOwnValues(problem: Problem, chains: readonly Chain[], ground: Ground): Problem {
  const open = openIn(ground);
  if (open.length === 0) return problem;
  const own = specNames(ground, new Set()).own;
  const stated = new Map<Sym, readonly Rational[]>();
  for (const [head, side] of chains.flatMap(statement)) {
    const reading = head.kind === 'name' && !isNewValue(head) ? own.read(head) : undefined;
    const entries = reading?.letters.size === 0 ? reading.at(new Map()).entries : [];
    const numbers = numbersIn(side);
    if (numbers?.length !== entries.length) continue;
    for (const [n, e] of entries.entries())
      if (e.kind === 'sym' && open.includes(e)) stated.set(e, [...(stated.get(e) ?? []), numbers[n] as Rational]);
  }
  const values = new Map<Sym, Expr>();
  // Who takes another example later on has no one number.
  for (const [s, [first, ...others]] of stated)
    if (first && others.every((n) => equalQ(n, first))) values.set(s, num(first));
  // “Where x = 0, …” looks at a case.
  return 2 * values.size < open.length ? problem : { ...problem, given: withValues(problem.given, values, open) };
}

/** The entries that definitions use and nothing gives a value. */
function openIn({ problem: { definitions, given }, definitionOf }: Ground): readonly Sym[] {
  const used = new Set(definitions.flatMap(({ value }) => symbolsOf(value)));
  return [...used].filter((s) => {
    const table = given.get(s.name);
    const place = table && placeIn(table.shape, s.indices as readonly number[]);
    return definitionOf(s) === undefined && (place === undefined || table?.entries[place] === undefined);
  });
}

/** `x_1 = 0.5`, and nothing behind it. */
function statement({ goesOn, sides }: Chain): readonly (readonly [Written, Written])[] {
  const [head, side, ...others] = sides.map(({ written }) => written);
  if (goesOn || !head || !side || others.length > 0) return [];
  return head instanceof Unreadable || side instanceof Unreadable ? [] : [[head, side]];
}

/** A number, or those of a matrix, row by row. */
function numbersIn(w: Written): readonly Rational[] | undefined {
  const cells = w.kind === 'matrix' ? w.rows.flat() : [w];
  const numbers = cells.map(constantOf);
  return numbers.every((n) => n !== undefined) ? numbers : undefined;
}

function withValues(given: Problem['given'], values: ReadonlyMap<Sym, Expr>, open: readonly Sym[]): Problem['given'] {
  const tables = new Map<string, Given>(given);
  for (const [s, value] of values) {
    const table = tables.get(s.name) ?? emptyTable(open.filter(({ name }) => name === s.name));
    const place = placeIn(table.shape, s.indices as readonly number[]) ?? -1;
    tables.set(s.name, { ...table, entries: table.entries.with(place, value) });
  }
  return tables;
}

/** A table as large as these entries of a name reach. */
function emptyTable(entries: readonly Sym[]): Given {
  const shape = (entries[0]?.indices ?? []).map((_, n) => Math.max(...entries.map((s) => Number(s.indices[n]))));
  return { shape, entries: Array(shape.reduce((size, n) => size * n, 1)).fill(undefined) };
}
