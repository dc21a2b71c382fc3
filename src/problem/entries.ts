/**
 * Definitions that are given entry by entry: `z[1] = …`, `z[2] = …`. What speaks of such a symbol with a free index is
 * written out too, so that every use meets a definition.
 */
import type { Expr, FreeIndex, Sym } from '../language/expr.js';
import { assignments } from '../language/instantiate.js';
import { renameAll, symbolsOf } from '../language/walk.js';
import type { Definition } from './problem.js';
import { spend, type WritingOut, writeOut } from './write-out.js';

/** Writes definitions out one after the other, over axes of known length; to be called in the order of the tape. */
export function newSpeller(
  sizeOf: (axis: string) => number | undefined,
  writing: WritingOut,
): (d: Definition) => readonly Definition[] {
  const byEntry = new Set<string>();
  return (definition) => {
    const axes = axesOver(definition.value, byEntry, sizeOf);
    const written = axes.size === 0 ? [definition] : writeOutDefinition(definition, axes, writing);
    for (const { symbol } of written) if (isEntry(symbol)) byEntry.add(symbol.name);
    return written;
  };
}

const isEntry = ({ indices, free }: Sym): boolean => indices.length > 0 && free.length === 0;

/** The axes, with their lengths, along which `e` runs through entries of the symbols in `byEntry`. */
export function axesOver(
  e: Expr,
  byEntry: ReadonlySet<string>,
  sizeOf: (axis: string) => number | undefined,
): ReadonlyMap<string, number> {
  const axes = new Map<string, number>();
  if (byEntry.size === 0) return axes;
  for (const s of symbolsOf(e)) {
    if (!byEntry.has(s.name)) continue;
    for (const { range } of s.free) {
      const size = sizeOf(range);
      if (size !== undefined) axes.set(range, size);
    }
  }
  return axes;
}

/** A definition for each entry along `axes`, with sums over these written out. Throws TooWide. */
export function writeOutDefinition(
  definition: Definition,
  axes: ReadonlyMap<string, number>,
  writing: WritingOut,
): readonly Definition[] {
  const { symbol, value } = definition;
  const formals: readonly FreeIndex[] = symbol.free.filter(({ range }) => axes.has(range));
  const lengthOf = (axis: string): number | undefined => axes.get(axis);
  spend(
    writing,
    formals.reduce((count, { range }) => count * (axes.get(range) ?? 1), value.size),
  );
  return [...assignments(formals, (axis) => axes.get(axis) as number)].map((entry) => ({
    ...definition,
    symbol: renameAll(symbol, formals, entry) as Sym,
    value: writeOut(renameAll(value, formals, entry), lengthOf, writing),
  }));
}
