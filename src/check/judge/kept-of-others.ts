/** `s ← 0.9 · 0 + 0.1 · 0.2²`: which parameter it is kept of only the lines around it tell. */
import { scalar } from '../meaning/array.js';
import type { Names, Reading } from '../names/names.js';
import { isSameName } from '../names/script.js';
import type { Ground } from '../world/ground.js';
import type { Written } from '../written/written.js';

/** More parameters than this are not tried. */
const MOST = 100;

/** Where a head is what the optimizer keeps of a parameter: the names by which it is that of each of the parameters. */
export function* keptOfOthers(head: Written, names: Names, { update }: Ground): Generator<Names> {
  const mark = head.kind === 'name' ? head.sup.find((text) => update?.memories.has(text)) : undefined;
  if (head.kind !== 'name' || mark === undefined) return;
  for (const kept of [...(update?.memories.get(mark)?.values() ?? [])].slice(0, MOST)) {
    const reading: Reading = { letters: new Map(), at: () => scalar(kept), says: kept.name };
    yield {
      read: (name) => (isSameName(name, head) ? reading : names.read(name)),
      function: (name) => names.function(name),
    };
  }
}
