/** What an update does to each entry of each parameter. */
import { type Index, isFree, type Sym } from '../language/expr.js';
import { renameAll } from '../language/walk.js';
import type { Problem } from '../problem/problem.js';
import { countEntries, entriesOf } from './entries.js';
import type { Sheet } from './sheet.js';

export interface UpdatedEntry {
  readonly entry: Sym;
  readonly gradient: Sym;
  /** The symbol of the new value. */
  readonly updated: Sym;
  /** Frozen. */
  readonly isKept: boolean;
}

/** More entries of one parameter are left to the JSON output. */
const MOST = 130;

/**
 * The entries of the parameters, parameter by parameter; undefined where they are too many or not known. What only a
 * task asks a gradient by is no parameter.
 */
export function updatedEntries({ solution }: Sheet): readonly (readonly UpdatedEntry[])[] | undefined {
  const { problem, update, gradients } = solution;
  const groups: (readonly UpdatedEntry[])[] = [];
  for (const { parameter, updated } of update?.parameters ?? []) {
    if ((countEntries(parameter, problem) ?? Number.POSITIVE_INFINITY) > MOST) return undefined;
    const adjoint = gradients.parameters.find((a) => a.of === parameter);
    const entries = (entriesOf(parameter, problem) ?? []).filter((entry) => !has(problem.onlyAsked, entry));
    if (adjoint === undefined || entries.length === 0) continue;
    const at = (s: Sym, entry: Sym): Sym =>
      isFree(parameter) ? (renameAll(s, s.free, indicesOf(s, parameter, entry)) as Sym) : s;
    groups.push(
      entries.map((entry) => ({
        entry,
        gradient: at(solution.symbolOf(adjoint), entry),
        updated: at(updated, entry),
        isKept: isFrozen(entry, problem),
      })),
    );
  }
  return groups;
}

/** Whether an update leaves an entry, or a whole parameter, alone. */
export const isFrozen = (entry: Sym, { frozen }: Problem): boolean => has(frozen, entry);

const has = (keys: ReadonlySet<string>, s: Sym): boolean => keys.has(keyOf(s)) || keys.has(s.name);

/** The entry's numbers, for the indices of another symbol that runs along the same axes. */
const indicesOf = (s: Sym, formal: Sym, entry: Sym): readonly Index[] =>
  s.free.map((_, n) => entry.indices[formal.indices.indexOf(formal.free[n] as Index)] as Index);

const keyOf = (s: Sym): string => (s.indices.length === 0 ? s.name : `${s.name}[${s.indices.join()}]`);
