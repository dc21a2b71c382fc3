/** Letters that a document leaves open: the ways to read them that do as well as the best. */
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { familyOf, letterOf } from './families.js';
import type { Hypothesis } from './hypothesis.js';
import type { Supposition } from './search.js';

export interface Ties {
  /** What the letter of a name may stand for; undefined for what is not open, or wide open. */
  candidatesFor(name: WrittenName): Sentence | undefined;
  /** The document's names in each of the ways; none where they are too many to ask all. */
  readonly ways: readonly Names[];
}

export const NO_TIES: Ties = { candidatesFor: () => undefined, ways: [] };

/** A letter that may mean more is not said to mean one of them. */
const MOST_CANDIDATES = 3;
const MOST_WAYS = 6;

/** `isBorneOut`: whether the lines that have a family of names speak for how the best way reads it. */
export function tiesAmong(
  tied: readonly Supposition[],
  namesWith: (chosen: ReadonlyMap<string, Hypothesis>) => Names,
  isBorneOut: (family: string) => boolean,
): Ties {
  const [first] = tied;
  if (first === undefined || tied.length < 2) return NO_TIES;
  const candidates = new Map(
    [...first.chosen.keys()].flatMap((family): readonly (readonly [string, Sentence])[] => {
      const said = candidatesOf(family, tied);
      return said && isBorneOut(family) ? [[family, said]] : [];
    }),
  );
  return {
    candidatesFor: (name) => candidates.get(familyOf(name)),
    ways: tied.length > MOST_WAYS ? [] : tied.map(({ chosen }) => namesWith(chosen)),
  };
}

/** `s as w1, or s as w2`; undefined where all say the same, or one says nothing. */
function candidatesOf(family: string, tied: readonly Supposition[]): Sentence | undefined {
  const ways = new Set(tied.map(({ chosen }) => chosen.get(family)));
  const says = [...ways].map((h) => h?.says);
  if (ways.size < 2 || ways.size > MOST_CANDIDATES || !says.every((said) => said !== undefined)) return undefined;
  const differing = new Map(says.map((said) => [JSON.stringify(said), said]));
  if (differing.size < 2) return sentence('severalPlaces', letterOf(family));
  return [...differing.values()].reduce((a, b) => sentence('either', a, b));
}
