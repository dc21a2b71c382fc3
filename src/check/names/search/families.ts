/** The names of a document by their letters: those that share one are understood alike. */

import { integerOf } from '../../written/literals.js';
import { allPieces, piecesOf, type Written, type WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { kroneckerNamed } from '../readers/kronecker.js';
import { withoutMarks } from '../readers/marks.js';
import { isChange, unchanged, uses } from '../rewritten/assigned.js';
import { headKey, markedName, spellingOf } from '../script.js';
import { DIFFERENTIAL, underDifferential } from './differentials.js';
import type { Line } from './lines.js';
import { STEP, underStep } from './steps.js';

/** A name where it stands, and what it would be with the number above it, which may be a power or a mark. */
export interface Occurrence {
  readonly name: WrittenName;
  readonly marked: WrittenName | undefined;
}

/** Names are understood alike where they share a letter, and both have scripts or both have none; a power is no script. */
export function familyOf(name: WrittenName): string {
  const known = FAMILIES.get(name);
  if (known !== undefined) return known;
  const { sub, sup } = withoutMarks(name);
  const family = `${headKey(name)}${sub.length > 0 || sup.some((text) => !/^\d+$/.test(text)) ? '_' : ''}`;
  FAMILIES.set(name, family);
  return family;
}

/** The letter that the names of a family share. */
export const letterOf = (family: string): string => family.replace(/_$/, '');

/** A name is met again in every way to read it. */
const FAMILIES = new WeakMap<WrittenName, string>();

/** The names in a formula that may stand for quantities. */
export function* occurrencesIn(w: Written, names: Names): Generator<Occurrence> {
  switch (w.kind) {
    case 'name':
      if (!isIndex(w)) yield* askedBy(w, undefined, names);
      return;
    case 'power':
      if (w.base.kind === 'name' && !isIndex(w.base)) {
        yield* askedBy(w.base, integerOf(w.exponent) === undefined ? undefined : w.exponent, names);
        yield* occurrencesIn(w.exponent, names);
        return;
      }
      break;
    case 'applied':
      if (names.function({ ...w.head, primes: 0 }) !== undefined) {
        for (const part of w.args) yield* occurrencesIn(part, names);
        return;
      }
      break;
  }
  for (const piece of piecesOf(w)) yield* occurrencesIn(piece, names);
}

/** What a name stands for, `above` being what may be a mark; of `dW` and `ΔW` what stands before it means, and W. */
function* askedBy(name: WrittenName, above: Written | undefined, names: Names): Generator<Occurrence> {
  const behind = names.read(name) || names.function(name) ? undefined : behindPrefix(name);
  if (behind) yield { name: behind.prefix, marked: undefined };
  const plain = withoutMarks(behind?.name ?? name);
  yield { name: plain, marked: above && markedName(plain, above) };
}

/** What may stand before the name of a quantity, and what stands behind it then. */
const PREFIXES = [
  { prefix: DIFFERENTIAL, under: underDifferential },
  { prefix: STEP, under: underStep },
];

function behindPrefix(name: WrittenName): { readonly prefix: WrittenName; readonly name: WrittenName } | undefined {
  for (const { prefix, under } of PREFIXES) {
    const behind = under(name);
    if (behind) return { prefix, name: behind };
  }
  return undefined;
}

/** Letters that count, and the base of exponentials. */
const isIndex = ({ base, accents, sub, sup }: WrittenName): boolean =>
  /^[eijkl]$/.test(base) && accents.length + sub.length + sup.length === 0;

/** The names of a document that share a letter. */
export interface Family {
  readonly occurrences: readonly Occurrence[];
  /** Whether the spec knows all of them. */
  readonly isKnown: boolean;
  readonly isPartlyKnown: boolean;
  /** Whether the spec knows some of them by chance: most it does not know. */
  readonly isHardlyKnown: boolean;
  /** Whether the document changes one of them, as one changes a parameter: `w -= r*g`. */
  readonly isChanged: boolean;
}

/** What the lines of a document speak of, by family. */
export function familiesIn(lines: readonly Line[], names: Names): ReadonlyMap<string, Family> {
  const families = new Map<string, Map<string, Occurrence>>();
  const changed = new Set<string>();
  for (const { left, right } of lines) {
    if (left.kind === 'name' && isChange(left) && uses(right, unchanged(left))) changed.add(familyOf(left));
    for (const occurrence of [...occurrencesIn(left, names), ...occurrencesIn(right, names)]) {
      const family = familyOf(occurrence.name);
      const key = spellingOf(occurrence.marked ?? occurrence.name);
      families.set(family, (families.get(family) ?? new Map()).set(key, occurrence));
    }
  }
  return new Map(
    [...families].map(([family, byKey]) => {
      const occurrences = [...byKey.values()];
      const known = occurrences.filter((o) => isKnown(o, names)).length;
      // Beside the δ of the spec, which have layers, a δ_ij is Kronecker's.
      const isRead = (o: Occurrence): boolean =>
        isKnown(o, names) || (known > 0 && kroneckerNamed(o.name) !== undefined);
      const isKnownTo = {
        isKnown: occurrences.every(isRead),
        isPartlyKnown: known > 0,
        isHardlyKnown: known > 0 && 2 * known < occurrences.length,
        isChanged: changed.has(family),
      };
      return [family, { occurrences, ...isKnownTo }];
    }),
  );
}

/** Whether the spec knows what stands there. */
export const isKnown = ({ name, marked }: Occurrence, known: Names): boolean =>
  known.read(name) !== undefined || (marked !== undefined && known.read(marked) !== undefined);

/** The families of the names in a line that nothing is known of. */
export const unknownFamiliesOf = ({ left, right }: Line, known: Names): readonly string[] => [
  ...new Set(
    [...occurrencesIn(left, known), ...occurrencesIn(right, known)].flatMap((o) =>
      isKnown(o, known) ? [] : familyOf(o.name),
    ),
  ),
];

/** The families of a line. */
export const familiesOf = ({ left, right }: Line, known: Names): readonly string[] => [
  ...new Set([...occurrencesIn(left, known), ...occurrencesIn(right, known)].map(({ name }) => familyOf(name))),
];

/** The letters by which the names of a formula may be known: with their accents and without, and behind a d or a Δ. */
export function lettersOf(w: Written): ReadonlySet<string> {
  const names = [...allPieces(w)].filter((piece) => piece.kind === 'name');
  const all = names.flatMap((name) => [name, { ...name, accents: name.accents.slice(0, -1) }]);
  const behind = all.flatMap((name) => behindPrefix(name)?.name ?? []);
  const prefixes = PREFIXES.map(({ prefix }) => prefix);
  return new Set([...prefixes, ...all, ...behind].map((name) => letterOf(familyOf(name))));
}
