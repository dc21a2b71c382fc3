/** `parts:` several problems in one file. Each inherits what stands above it; maps of names are joined. */
import { type Entry, entriesOf, get, type Located, type Mapping } from './located.js';

/** Keys whose entries join those above, one by one. */
const JOINED: readonly string[] = ['values', 'sizes', 'activations', 'losses', 'aliases'];

export interface PartSpec {
  readonly part: string | undefined;
  readonly root: Located;
  /** Names that values are given for above the parts. */
  readonly inherited: ReadonlySet<string>;
}

/** The specs in a file: one, or one a part. */
export function partsOf(root: Located): readonly PartSpec[] {
  const parts = entriesOf(get(root, 'parts'));
  if (parts.length === 0 || root.kind !== 'map') return [{ part: undefined, root, inherited: new Set() }];
  const shared = root.entries.filter((e) => e.key !== 'parts');
  const inherited = new Set(entriesOf(get(root, 'values')).map((e) => e.key.replace(/\[.*/, '')));
  return parts.map(({ key, value }) => ({ part: key, root: merged(shared, value), inherited }));
}

function merged(shared: readonly Entry[], part: Located): Mapping {
  const own = entriesOf(part);
  const above = shared.filter((e) => JOINED.includes(e.key) || !own.some((o) => o.key === e.key));
  const entries = new Map(above.map((e) => [e.key, e]));
  for (const entry of own) {
    const before = entries.get(entry.key);
    entries.set(
      entry.key,
      before && JOINED.includes(entry.key) ? { ...entry, value: merged(entriesOf(before.value), entry.value) } : entry,
    );
  }
  return { kind: 'map', entries: [...entries.values()], span: part.span };
}
