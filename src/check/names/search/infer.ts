/**
 * Names that the spec does not know, or uses for something else than the document does, understood by what makes the
 * document true: of all ways to read a letter the one that makes most of its lines right, where no other way does as
 * well. A letter that stays open is not guessed.
 */
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { Worlds } from '../../world/worlds.js';
import type { Chain } from '../../written/chain.js';
import { type Names, withRest } from '../names.js';
import type { Reader } from '../readers/printed-names.js';
import { type Chosen, chosenAmong, type Setting } from './choose.js';
import { isTrueIn, supportOf } from './evidence.js';
import { familiesIn, familiesOf, letterOf } from './families.js';
import { isReadAlike, meaningsOf, newHypotheses } from './hypotheses.js';
import { type Hypothesis, USUAL_PRIOR } from './hypothesis.js';
import { type Line, linesOf } from './lines.js';
import { meet, type Supposition, type Taken } from './search.js';
import type { Ties } from './ties.js';
import { isShort, type UsualReading } from './usual.js';

export interface Inferred {
  readonly names: Names;
  /** What was understood, for people. */
  readonly says: readonly Sentence[];
  /** Other ways to read the document's names that make more of it true, but not so much that the spec is overruled. */
  readonly rivals: readonly Rival[];
  /** What stays open. */
  readonly ties: Ties;
  /** What the names usually stand for that the document is too short to tell. */
  readonly usual: readonly UsualReading[];
  /** Any other ways to read a short document that make some of it true. */
  readonly unusual: readonly UsualReading[];
}

export interface Rival {
  readonly names: Names;
  readonly says: Sentence;
}

/** Names as a rival has them, and as was inferred where it says nothing. */
export const withInferred = ({ names, says }: Rival, inferred: Names): Rival => ({
  names: withRest(names, inferred),
  says,
});

/** So many lines tell what a letter means; more are not heard on it, so that a long document takes no longer. */
const MOST_LINES = 20;
/** What a line gains that is true and no longer false: so much for each letter that is overruled, and once more. */
const OVERRULES = 2;
/** The same, where none is overruled. */
const TOLD = 1;
/** The same, in a short document, for entries of the spec in another order: one gradient does not lay out an array. */
const REORDERED = 4;
/** A reading that so many times more lines bear out needs no more of them, however many letters it overrules. */
const BORNE_OUT = 4;
/** More letters that the spec knows are not reconsidered. */
const MOST_CONTESTED = 6;
const MOST_RIVALS = 6;
/** So often letters of the spec are reconsidered, each time those that are still in doubt. */
const MOST_ROUNDS = 3;
/** What the score gains by a line that is true and no longer false. */
const GAIN = 2;

/** Reads the letters of a document, `known` being what the spec makes of them. */
export function inferNames(chains: readonly Chain[], known: Names, ground: Ground, worlds: Worlds): Inferred {
  const lines = tellingOf(linesOf(chains), known);
  const all = familiesIn(lines, known);
  const setting: Setting = {
    known,
    lines,
    all,
    hypotheses: newHypotheses(ground, new Set([...all.keys()].filter((family) => letterOf(family) === family))),
    evidence: { ground, worlds },
    isShort: isShort(chains),
  };
  let overruled: ReadonlySet<string> = new Set([...all].filter(([, f]) => f.isHardlyKnown).map(([family]) => family));
  let best = chosenAmong(overruled, setting);
  const inferred = (rivals: readonly Rival[]): Inferred => {
    const isOpen = [...all].some(([family, { isKnown }]) => !isKnown && !best.chosen.has(family));
    return {
      ...best,
      rivals,
      ties: best.ties(),
      usual: isOpen ? usualIn(best, setting, overruled) : [],
      unusual: isOpen ? unusualIn(best, setting, overruled) : [],
    };
  };
  // What is overruled makes other lines read that speak of what else has to be.
  for (let round = 1; ; round++) {
    const doubtful = familiesInDoubt(setting, best.names);
    const contested = mostOf(doubtful, all, overruled);
    if (contested.size === 0 || round > MOST_ROUNDS) return inferred([]);
    const settled = new Map([...best.chosen].filter(([family]) => !doubtful.has(family)));
    const next = chosenAmong(new Set([...overruled, ...contested]), setting, settled);
    const gain = next.support - best.support;
    const isBorneOut = next.support >= BORNE_OUT * Math.max(1, best.support);
    const changed = overruledIn(next, contested).filter((family) => !isReadAsBefore(family, best, next, setting));
    const isReordered =
      setting.isShort && changed.length === 0 && overruledIn(next, contested).length > 0 && !defines(next, setting);
    const least = isReordered ? REORDERED : changed.length === 0 ? TOLD : OVERRULES * (1 + changed.length);
    const isOverruled = isBorneOut || gain >= least;
    if (!isOverruled) return inferred(isReordered && gain > 0 ? [asRival(next)] : rivalsIn(next, contested, setting));
    overruled = new Set(overruledIn(next, new Set([...overruled, ...contested])));
    best = next;
  }
}

/** Whether a family that is reconsidered means what it meant before, as far as that was known; or some of that, and rightly. */
function isReadAsBefore(family: string, before: Chosen, after: Chosen, setting: Setting): boolean {
  const { all, known, lines, evidence } = setting;
  const { occurrences = [] } = all.get(family) ?? {};
  const [old, now] = [before, after].map(
    ({ names }): Reader =>
      (name) =>
        names.read(name),
  ) as [Reader, Reader];
  if (isReadAlike(occurrences, old, now)) return true;
  const meant = meaningsOf(occurrences, old);
  const isFalse = (line: Line): boolean =>
    familiesOf(line, known).includes(family) && (supportOf(line, after.names, evidence) ?? 0) < 0;
  return [...meaningsOf(occurrences, now)].every((id) => meant.has(id)) && !lines.some(isFalse);
}

/** The families that a supposition takes from the spec; one that only leaves out an index, or a 1, takes nothing. */
const overruledIn = ({ chosen }: Pick<Supposition, 'chosen'>, contested: ReadonlySet<string>): readonly string[] =>
  [...contested].filter((family) => {
    const { says, leavesMeaning } = chosen.get(family) ?? {};
    return says !== undefined && !leavesMeaning;
  });

/** Whether a line is true of a name that says what it is made of. */
const defines = ({ names }: Chosen, { lines, evidence }: Setting): boolean =>
  lines.some((line) => line.left.kind === 'name' && supportOf(line, names, evidence) === 1);

const asRival = ({ names, says }: Chosen): Rival => ({
  names,
  says: says.reduce((a, b) => sentence('together', a, b)),
});

/** What makes a definition true that is false by the spec: usual letters for what no other letter stands for. */
function rivalsIn(
  { best, taken, namesWith }: Chosen,
  contested: ReadonlySet<string>,
  { known, lines, evidence }: Setting,
): readonly Rival[] {
  const spec = best.find((s) => overruledIn(s, contested).length === 0);
  const bySpec = spec ? namesWith(spec.chosen) : known;
  const definitions = lines.filter((line) => line.left.kind === 'name' && supportOf(line, bySpec, evidence) === -1);
  const rivals = best.flatMap((s): readonly Rival[] => {
    const overruled = overruledIn(s, contested);
    if (overruled.length === 0 || s.support < (spec?.support ?? 0) + GAIN || !isSensible(s, overruled, taken))
      return [];
    const names = namesWith(s.chosen);
    const defines = definitions.some(
      (line) => familiesOf(line, known).some((f) => overruled.includes(f)) && supportOf(line, names, evidence) === 1,
    );
    const says = overruled.flatMap((family) => s.chosen.get(family)?.says ?? []);
    return defines ? [{ names, says: says.reduce((a, b) => sentence('together', a, b)) }] : [];
  });
  return rivals.slice(0, MOST_RIVALS);
}

/** Whether the letters that are overruled are usual for what they stand for, and no other letter stands for it. */
const isSensible = ({ chosen }: Supposition, overruled: readonly string[], taken: Taken): boolean =>
  overruled.every((family) => {
    const { prior = 0, meanings = new Set<number>() } = chosen.get(family) ?? {};
    const supposed = [...chosen].map(([other, h]) => ({ letter: letterOf(other), meanings: h.meanings }));
    const others = [...taken, ...supposed].filter(({ letter }) => !isSameLetter(letter, letterOf(family)));
    return prior >= USUAL_PRIOR && !others.some((other) => meet(meanings, other.meanings));
  });

/** Whether it is the same, large or small: a of one sample beside A of all. */
const isSameLetter = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The suppositions of a document that are usual for each letter that it leaves open. */
function usualIn(best: Chosen, setting: Setting, overruled: ReadonlySet<string>): readonly UsualReading[] {
  const { chosen } = best;
  const asUsual = setting.isShort ? best : chosenAmong(overruled, { ...setting, isShort: true }, chosen);
  const isUsual = (s: Supposition): boolean =>
    s.chosen.size > chosen.size && [...s.chosen].every((h) => chosen.has(h[0]) || isUsualIn(h, s));
  return asUsual.best.filter(isUsual).map((s) => readingBy(s, asUsual.namesWith));
}

/** The suppositions of what letters mean that stay open, whatever that is; of a short document those that bear it out. */
function unusualIn({ chosen }: Chosen, setting: Setting, overruled: ReadonlySet<string>): readonly UsualReading[] {
  const { best, namesWith } = chosenAmong(overruled, { ...setting, isShort: false }, chosen);
  return best.filter(({ support }) => !setting.isShort || support > 0).map((s) => readingBy(s, namesWith));
}

const readingBy = ({ chosen }: Supposition, namesWith: Chosen['namesWith']): UsualReading => ({
  names: namesWith(chosen),
  says: [...chosen.values()].flatMap((h) => h.says ?? []),
});

/** Whether a letter is usual for what it stands for, and no other letter stands for the same. */
const isUsualIn = ([family, { prior, meanings }]: readonly [string, Hypothesis], { chosen }: Supposition): boolean =>
  prior >= USUAL_PRIOR && [...chosen].every(([other, h]) => other === family || !meet(meanings, h.meanings));

/** The families in lines that are false, or not read, by `names`; in how many. */
function familiesInDoubt({ known, lines, all, evidence }: Setting, names: Names): ReadonlyMap<string, number> {
  // With numbers put in it is false of others.
  const isTrueAsGiven = (line: Line): boolean =>
    isTrueIn(line, names, evidence.ground, evidence.worlds.given.slice(0, 1)) === true;
  const counts = new Map<string, number>();
  for (const line of lines) {
    const support = supportOf(line, names, evidence);
    const families = familiesOf(line, known);
    const isUnread = support === undefined && families.some((f) => !all.get(f)?.isKnown);
    if (!isUnread && ((support ?? 0) >= 0 || isTrueAsGiven(line))) continue;
    for (const f of families) counts.set(f, (counts.get(f) ?? 0) + 1);
  }
  return counts;
}

/** Of the families in doubt those that the spec knows, as far as they can be reconsidered. */
const mostOf = (
  doubtful: ReadonlyMap<string, number>,
  all: Setting['all'],
  overruled: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(
    [...doubtful]
      .filter(([family]) => all.get(family)?.isPartlyKnown && !overruled.has(family))
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_CONTESTED)
      .map(([family]) => family),
  );

/** The lines that have a letter on which few were heard before. */
function tellingOf(lines: readonly Line[], known: Names): readonly Line[] {
  const heard = new Map<string, number>();
  return lines.filter((line) => {
    const families = familiesOf(line, known);
    const isTelling = families.some((f) => (heard.get(f) ?? 0) < MOST_LINES);
    if (isTelling) for (const f of families) heard.set(f, (heard.get(f) ?? 0) + 1);
    return isTelling;
  });
}
