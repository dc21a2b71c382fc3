/** What is said of an update: which old values it needs, what it leaves as it is. */
import { type Inlines, text } from '../../document/document.js';
import { type Sym, sym } from '../../language/expr.js';
import type { NetworkView } from '../../problem/problem.js';
import { namesOf } from '../names.js';
import { oldOnesNeeded, unmoved } from '../remarks.js';
import type { Sheet } from '../sheet.js';
import type { UpdatedEntry } from '../updated-entries.js';

/** Why it matters that all is computed at once: which gradients use parameters that are about to change. */
export function oldValuesSentence(sheet: Sheet): Inlines {
  const { network } = sheet.solution.problem;
  const needed = oldOnesNeeded(sheet);
  if (needed.length === 0) return [];
  const names = namesOf(needed, sheet);
  const { oldInHidden, oldInOthers, manyOld } = sheet.say.update;
  if (names === undefined) return [text(manyOld)];
  return network && isInLaterLayers(needed, network)
    ? oldInHidden(names.list, network.layers.length - 1)
    : oldInOthers(names.list);
}

/** Whether these are weights of layers after the first, so that they stand in the gradients of hidden layers. */
function isInLaterLayers(parameters: readonly Sym[], { layers }: NetworkView): boolean {
  const [first, ...later] = layers.map((l) => new Set([l.names.weights, ...l.weights.flat().map((w) => w.name)]));
  return parameters.every((p) => later.some((names) => names.has(p.name)) && !first?.has(p.name));
}

/** What does not change although the update moves it, and what is frozen. */
export const entrySentences = (groups: readonly (readonly UpdatedEntry[])[], sheet: Sheet): readonly Inlines[] => [
  ...unmovedSentence(groups, sheet),
  ...frozenSentence(groups, sheet),
];

function unmovedSentence(groups: readonly (readonly UpdatedEntry[])[], sheet: Sheet): readonly Inlines[] {
  const say = sheet.say.update;
  const all = groups.flat();
  const still = unmoved(all, sheet);
  if (still.length === 0) return [];
  if (still.length > 1 && still.length === all.length) return [[text(say.allUnmoved)]];
  const names = namesOf(
    wholes(groups, (entry) => still.includes(entry)),
    sheet,
  );
  return [names ? say.unmoved(names.list, names.count) : say.manyUnmoved(still.length, all.length)];
}

function frozenSentence(groups: readonly (readonly UpdatedEntry[])[], sheet: Sheet): readonly Inlines[] {
  const say = sheet.say.update;
  const all = groups.flat();
  const frozen = all.filter((entry) => entry.isKept);
  if (frozen.length === 0) return [];
  const names = namesOf(
    wholes(groups, (entry) => entry.isKept),
    sheet,
  );
  return [names ? say.isFrozen(names.list, names.count) : say.manyFrozen(frozen.length, all.length)];
}

/** The entries that are picked; a parameter all of whose entries are goes by its own name. */
const wholes = (
  groups: readonly (readonly UpdatedEntry[])[],
  isPicked: (entry: UpdatedEntry) => boolean,
): readonly Sym[] =>
  groups.flatMap((group) => {
    const [first] = group;
    if (first && group.length > 1 && group.every(isPicked)) return [sym(first.entry.name)];
    return group.filter(isPicked).map(({ entry }) => entry);
  });
