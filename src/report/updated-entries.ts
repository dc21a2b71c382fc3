/** What an update does to each entry of each parameter. */
import { countEntries, entriesOf, isAmong, isFrozen, sameEntry } from '../backprop/entries.js';
import type { Sym } from '../language/expr.js';
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
    const entries = (entriesOf(parameter, problem) ?? []).filter((entry) => !isAmong(problem.onlyAsked, entry));
    if (adjoint === undefined || entries.length === 0) continue;
    groups.push(
      entries.map((entry) => ({
        entry,
        gradient: sameEntry(solution.symbolOf(adjoint), parameter, entry),
        updated: sameEntry(updated, parameter, entry),
        isKept: isFrozen(entry, problem),
      })),
    );
  }
  return groups;
}
