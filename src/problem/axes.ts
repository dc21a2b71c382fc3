/**
 * Which axis each index runs over, and how long it is. Two indices run over one axis where they stand at the same
 * position of the same symbol. A letter means what it means inside its own definition, unless `sizes:` names it: then
 * it is the same everywhere.
 */
import type { Diagnostic, Span } from '../language/source.js';
import type { Place } from './diagnostics.js';
import type { Axis } from './problem.js';

/** A place where an index may stand, or a letter in its scope, by a key of its own. */
export type Slot = string;

/** The nth index (from 1) of a symbol. */
export const slotOf = (name: string, position: number): Slot => `${name} ${position}`;

/** Gathers what a spec says of its axes. */
export interface AxisFacts {
  /** Both run over the same axis. */
  join(a: Slot, b: Slot): void;
  /** `what` at `span` says how long the axis is: "`x` has 3 entries". */
  fix(slot: Slot, size: number, what: string, span: Span): void;
  /** The entry `index` exists. */
  atLeast(slot: Slot, index: number, span: Span): void;
  /** The entry `index` of `name` is given a definition of its own: the last such entry is the size. */
  defined(slot: Slot, index: number, name: string, span: Span): void;
  /** `letter` is used for indices there. The axis is called by the first of its letters. */
  letter(slot: Slot, letter: string): void;
  /** The axis is called `name`, whatever letters run over it. */
  call(slot: Slot, name: string): void;
}

export interface AxisTable {
  /** The axis of a slot; `undefined` where the spec says nothing about it. */
  nameOf(slot: Slot): string | undefined;
  sizeOf(axis: string): number | undefined;
  sizeAt(slot: Slot): number | undefined;
  readonly axes: ReadonlyMap<string, Axis>;
}

interface Evidence {
  readonly size: number;
  readonly what: string;
  readonly span: Span;
}
interface Group {
  readonly letters: string[];
  readonly evidence: Evidence[];
  readonly entries: { readonly index: number; readonly span: Span }[];
  readonly defined: { readonly index: number; readonly name: string; readonly span: Span }[];
  name: string | undefined;
}

/** Facts go in first; `settle` then names and measures the axes and reports what does not agree. */
export function newAxes(): AxisFacts & {
  settle(problems: Diagnostic[], placeOf: (offset: number) => Place): AxisTable;
} {
  const parents = new Map<Slot, Slot>();
  const groups = new Map<Slot, Group>();

  const find = (slot: Slot): Slot => {
    let root = slot;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = slot; at !== root; ) {
      const up = parents.get(at) as Slot;
      parents.set(at, root);
      at = up;
    }
    if (!groups.has(root)) groups.set(root, { letters: [], evidence: [], entries: [], defined: [], name: undefined });
    return root;
  };
  const group = (slot: Slot): Group => groups.get(find(slot)) as Group;

  return {
    join: (a, b) => {
      const [into, from] = [find(a), find(b)];
      if (into === from) return;
      const [kept, moved] = [groups.get(into) as Group, groups.get(from) as Group];
      kept.letters.push(...moved.letters.filter((l) => !kept.letters.includes(l)));
      kept.evidence.push(...moved.evidence);
      kept.entries.push(...moved.entries);
      kept.defined.push(...moved.defined);
      kept.name ??= moved.name;
      groups.delete(from);
      parents.set(from, into);
    },
    fix: (slot, size, what, span) => group(slot).evidence.push({ size, what, span }),
    atLeast: (slot, index, span) => group(slot).entries.push({ index, span }),
    defined: (slot, index, name, span) => group(slot).defined.push({ index, name, span }),
    letter: (slot, letter) => {
      const { letters } = group(slot);
      if (!letters.includes(letter)) letters.push(letter);
    },
    call: (slot, name) => {
      group(slot).name ??= name;
    },
    settle: (problems, placeOf) => {
      const taken = new Set<string>([...groups.values()].map((g) => g.name).filter((name) => name !== undefined));
      const sizes = new Map<Group, number | undefined>();
      const axes = new Map<string, Axis>();
      for (const g of groups.values()) {
        const size = agreedSize(g, problems, placeOf);
        sizes.set(g, size);
        if (g.letters.length === 0) continue;
        g.name ??= newName(g.letters[0] as string, taken);
        taken.add(g.name);
        axes.set(g.name, { letters: g.letters, size });
      }
      const known = (slot: Slot): Group | undefined =>
        parents.has(slot) || groups.has(slot) ? group(slot) : undefined;
      return {
        nameOf: (slot) => known(slot)?.name,
        sizeOf: (axis) => axes.get(axis)?.size,
        sizeAt: (slot) => {
          const g = known(slot);
          return g && sizes.get(g);
        },
        axes,
      };
    },
  };
}

function newName(letter: string, taken: ReadonlySet<string>): string {
  if (!taken.has(letter)) return letter;
  let n = 2;
  while (taken.has(`${letter}${n}`)) n++;
  return `${letter}${n}`;
}

/** The size that all evidence agrees on; where only single entries are spoken of, the last of them. */
function agreedSize(
  { letters, evidence, entries, defined }: Group,
  problems: Diagnostic[],
  placeOf: (offset: number) => Place,
): number | undefined {
  const lastDefined = defined.toSorted((a, b) => b.index - a.index)[0];
  if (lastDefined) {
    const { index, name, span } = lastDefined;
    evidence.push({ size: index, what: `\`${name}\` is defined up to its entry ${index}`, span });
  }
  const inOrder = evidence.toSorted((a, b) => a.span.start - b.span.start);
  const first = inOrder[0];
  const last = entries.reduce((most, e) => Math.max(most, e.index), 0);
  if (first === undefined) return letters.length === 0 && last > 0 ? last : undefined;
  const elsewhere = (e: Evidence): string => `${e.what} (line ${placeOf(e.span.start).line})`;
  for (const other of inOrder.slice(1)) {
    if (other.size === first.size) continue;
    const message = `${other.what}, but ${elsewhere(first)}`;
    problems.push({ code: 'size-contradiction', span: other.span, message });
  }
  for (const { index, span } of entries) {
    if (index <= first.size || first.span === lastDefined?.span) continue;
    const message = `there is no entry ${index} here: ${elsewhere(first)}`;
    problems.push({ code: 'no-such-entry', span, message });
  }
  return first.size;
}
