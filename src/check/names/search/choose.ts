/** Of all ways to read the letters of a document the one that makes most of its lines right. */

import { only } from '../../meaning/array.js';
import type { Sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { Written, WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { markedReader, withoutMarks } from '../readers/marks.js';
import { type Reader, remembered } from '../readers/printed-names.js';
import { headKey, isSameName } from '../script.js';
import { DIFFERENTIAL, withDifferentials } from './differentials.js';
import { type Evidence, isTrueIn, supportOf } from './evidence.js';
import {
  type Family,
  familiesOf,
  familyOf,
  isKnown,
  letterOf,
  type Occurrence,
  occurrencesIn,
  unknownFamiliesOf,
} from './families.js';
import { type Hypotheses, meaningsOf, mixesOrders } from './hypotheses.js';
import { type Hypothesis, USUAL_PRIOR } from './hypothesis.js';
import type { Line } from './lines.js';
import { type Asking, type Supposition, scoreOf, survivors, type Taken } from './search.js';
import { asStated } from './stated.js';
import { STEP, withSteps } from './steps.js';
import { type Ties, tiesAmong } from './ties.js';
import { withVariable } from './variables.js';

/** What is asked: a document with what is known of its names. */
export interface Setting {
  readonly known: Names;
  readonly lines: readonly Line[];
  readonly all: ReadonlyMap<string, Family>;
  readonly hypotheses: Hypotheses;
  readonly evidence: Evidence;
  /** Whether the document has too few claims to show that a letter means what it usually does not. */
  readonly isShort: boolean;
}

/** A reading of the names of a document, and how many lines it makes true less those that it makes false. */
export interface Chosen {
  readonly chosen: ReadonlyMap<string, Hypothesis>;
  readonly names: Names;
  readonly says: readonly Sentence[];
  readonly support: number;
  /** All that was not given up, the best first. */
  readonly best: readonly Supposition[];
  readonly namesWith: (chosen: ReadonlyMap<string, Hypothesis>) => Names;
  /** What the families mean that were not asked for. */
  readonly taken: Taken;
  /** What stays open. */
  readonly ties: () => Ties;
}

/** The best reading of all families that the spec does not know, and of those that are contested. */
export function chosenAmong(
  contested: ReadonlySet<string>,
  { known, lines, all, hypotheses, evidence, isShort }: Setting,
  settled: ReadonlyMap<string, Hypothesis> = new Map(),
): Chosen {
  const namesWith = (chosen: ReadonlyMap<string, Hypothesis>): Names =>
    withHypotheses(known, chosen, contested, evidence.ground);
  const open = lines.flatMap((line): readonly Asking[] => {
    // What is known of a line is so however the rest of its family is read.
    const families = new Set([
      ...unknownFamiliesOf(line, known),
      ...familiesOf(line, known).filter((f) => contested.has(f)),
    ]);
    return families.size > 0 && !holdsForAny(line, known, evidence) ? [{ ...line, families }] : [];
  });
  const asked = new Set(open.flatMap(({ families }) => [...families]));
  const ways = new Map<string, readonly Hypothesis[]>();
  const stated = new Map<string, Hypothesis>();
  for (const [family, ofFamily] of all) {
    const { occurrences, isKnown, isHardlyKnown } = ofFamily;
    if (!asked.has(family) || (isKnown && !contested.has(family))) continue;
    const before = settled.get(family);
    const found = before
      ? [before]
      : [
          ...(contested.has(family) ? [asInSpec(occurrences, known)] : []),
          ...hypotheses
            .on(headOf(family, occurrences), ofFamily)
            .filter((h) => contested.has(family) || !mixesOrders(occurrences, (name) => known.read(name), h.read))
            .map((h) => (isHardlyKnown ? besideSpec(h, occurrences, known) : h))
            .map((h) => (contested.has(family) ? withMeaningLeft(h, occurrences, known) : h)),
        ];
    const usual = isShort ? found.filter((h) => h.prior >= USUAL_PRIOR) : [];
    const left = usual.length > 0 ? usual : found;
    const withOne = (h: Hypothesis): Names => namesWith(new Map([[family, h]]));
    const fitting = asStated(left, family, lines, withOne, evidence);
    if (fitting.length > 0) ways.set(family, fitting);
    if (fitting[0] && fitting.length === 1 && left.length > 1) stated.set(family, fitting[0]);
  }
  const asking = open.filter(({ families }) => [...families].every((f) => ways.has(f)));
  const taken = [...all]
    .filter(([family]) => !ways.has(family))
    .map(([family, { occurrences }]) => ({
      letter: letterOf(family),
      meanings: meaningsOf(occurrences, (name) => known.read(name)),
    }));
  const best = survivors({ lines: asking, ways, taken, namesWith, evidence });
  const byBest = namesWith(best[0]?.chosen ?? new Map());
  const tellingOf = tellingByFamily(asking, (line) => supportOf(line, byBest, evidence));
  // Where the best of them makes more false than true, only what is stated, or stands apart from that.
  const isSettled = (family: string): boolean =>
    (best[0]?.support ?? 0) > 0 || stated.has(family) || supportIn(tellingTogether(family, tellingOf)) >= ENOUGH;
  const agreed = new Map(
    [...agreedBy(best)].filter(([family, h]) => isSettled(family) && isTold(h, tellingOf(family))),
  );
  for (const family of ofItsOwn(asking, agreed, namesWith(agreed), evidence)) agreed.delete(family);
  const names = namesWith(agreed);
  const support = lines.reduce((sum, line) => sum + (supportOf(line, names, evidence) ?? 0), 0);
  return {
    chosen: agreed,
    names,
    says: [...agreed.values()].flatMap((h) => h.says ?? []),
    support,
    best,
    namesWith,
    taken,
    ties: () => tiesAmong(notBeaten(best), namesWith, (family) => isBorneOut(tellingOf(family))),
  };
}

/** A line that says something of how the best supposition reads it, and how much it speaks for that. */
interface Telling {
  readonly line: Asking;
  readonly support: number;
}

/** What the lines that have a family of names say; each is asked once, when it is needed. */
function tellingByFamily(
  lines: readonly Asking[],
  support: (line: Asking) => number | undefined,
): (family: string) => readonly Telling[] {
  let all: readonly Telling[] | undefined;
  return (family) => {
    all ??= lines.flatMap((line) => {
      const said = support(line);
      return said === undefined ? [] : [{ line, support: said }];
    });
    return all.filter(({ line }) => line.families.has(family));
  };
}

/** What the lines say that have a family, or one that stands with it on some line, and so on. */
function tellingTogether(family: string, tellingOf: (family: string) => readonly Telling[]): readonly Telling[] {
  const families = new Set([family]);
  const together = new Set<Telling>();
  for (const next of families)
    for (const telling of tellingOf(next)) {
      together.add(telling);
      for (const other of telling.line.families) families.add(other);
    }
  return [...together];
}

/** So much a line says that is true, and no number; letters of which others say so are read where the rest is not. */
const ENOUGH = 1;

/** Whether lines speak for a way to read a family, and no more of them against it. */
const isBorneOut = (telling: readonly Telling[]): boolean =>
  supportIn(telling) >= 0 && telling.some(({ support }) => support > 0);

const supportIn = (telling: readonly Telling[]): number => telling.reduce((sum, { support }) => sum + support, 0);

/**
 * Whether lines say what an unusual letter stands for: more of them that it makes true than false. Of numbers, which
 * others are near, more than one, and hardly a false one.
 */
function isTold({ says, prior }: Hypothesis, telling: readonly Telling[]): boolean {
  if (says === undefined || prior >= USUAL_PRIOR || telling.length === 0) return true;
  if (!telling.every(({ line }) => line.isOfNumbers)) return supportIn(telling) > 0;
  const right = telling.filter(({ support }) => support > 0).length;
  return right > 1 && right >= TRUE_FOR_A_FALSE * (telling.length - right);
}

/** Who has one number wrong has others right. */
const TRUE_FOR_A_FALSE = 3;

const notBeaten = (best: readonly Supposition[]): readonly Supposition[] =>
  best.filter((s) => best[0] && !isBeaten(s, best[0]));

const headOf = (family: string, [first]: readonly Occurrence[]): string => (first ? headKey(first.name) : family);

/** A contested name as the spec has it, which comes first. */
const asInSpec = (occurrences: readonly Occurrence[], known: Names): Hypothesis => {
  const read: Reader = (name) => known.read(name);
  return { read, says: undefined, prior: 4, meanings: meaningsOf(occurrences, read) };
};

/** `x` with the 1 that goes with the bias still is what the spec says. */
function withMeaningLeft(h: Hypothesis, occurrences: readonly Occurrence[], known: Names): Hypothesis {
  const before = meaningsOf(occurrences, (name) => known.read(name));
  const isTheSame = before.size === h.meanings.size && [...h.meanings].every((id) => before.has(id));
  return h.hasConstant && isTheSame ? { ...h, leavesMeaning: true } : h;
}

/** What a way to read a letter leaves out, the spec may know: `E_{total}` beside `E_{o1}`. */
function besideSpec({ read, ...h }: Hypothesis, occurrences: readonly Occurrence[], known: Names): Hypothesis {
  const both: Reader = (name) => read(name) ?? known.read(name);
  return { ...h, read: both, meanings: meaningsOf(occurrences, both) };
}

/** What all suppositions agree on that no other beats. */
function agreedBy(best: readonly Supposition[]): ReadonlyMap<string, Hypothesis> {
  const [first] = best;
  if (first === undefined) return new Map();
  const tied = notBeaten(best);
  return new Map([...first.chosen].filter(([family, h]) => tied.every((s) => s.chosen.get(family) === h)));
}

/**
 * Letters that a document says what they are, by what they are not in any reading or by others that stay open, which none
 * of its lines bears out; they are its own.
 */
function ofItsOwn(
  lines: readonly Asking[],
  agreed: Supposition['chosen'],
  names: Names,
  evidence: Evidence,
): ReadonlySet<string> {
  const answers = lines.map((line) => ({ ...line, support: supportOf(line, names, evidence) ?? 0 }));
  const families = new Set(lines.flatMap((line) => [...line.families]));
  const own = new Set<string>();
  const isOpen = (family: string): boolean => own.has(family) || !agreed.has(family);
  const isOwn = (family: string): boolean => {
    const saying = answers.filter((line) => line.families.has(family));
    const isSaid = saying.some(
      (line) => saysOf(line.left) === family && (line.support < 0 || [...line.families].some(isOpen)),
    );
    return isSaid && saying.every(({ support }) => support <= 0);
  };
  for (let before = -1; own.size > before; ) {
    before = own.size;
    for (const family of families) if (isOwn(family)) own.add(family);
  }
  return own;
}

/** The family that a line says something of by itself. */
const saysOf = (head: Written): string | undefined => (head.kind === 'name' ? familyOf(head) : undefined);

/** Whether another supposition is clearly better. */
const isBeaten = (s: Supposition, by: Supposition): boolean => s !== by && scoreOf(by) > scoreOf(s) + 0.4;

/** Whether a line is true whatever its unknown names are: what it says of σ′(z) it says of no z in particular. */
function holdsForAny(line: Line, known: Names, { ground, worlds }: Evidence): boolean {
  const [left = [], right = []] = [line.left, line.right].map((w): readonly WrittenName[] =>
    [...occurrencesIn(w, known)].flatMap((o) => (isKnown(o, known) ? [] : [o.name])),
  );
  const variables = left.filter((name) => right.some((other) => isSameName(name, other)));
  if (variables.length === 0) return false;
  const open = variables.reduce<Names>((n, variable) => withVariable(n, variable), known);
  return isTrueIn(line, open, ground, worlds.drawn) === true;
}

/** The names and what is supposed of others; of contested names nothing else holds. */
function withHypotheses(
  known: Names,
  chosen: ReadonlyMap<string, Hypothesis>,
  contested: ReadonlySet<string>,
  ground: Ground,
): Names {
  const supposed: Reader = (name) => chosen.get(familyOf(name))?.read(name);
  const marked = markedReader(ground, supposed);
  const factor = supposed(DIFFERENTIAL);
  const all: Names = {
    read: (name) => {
      // `v_{neu}` is no unit that is called so.
      const isMarked = withoutMarks(name) !== name;
      const reading = isMarked ? (marked(name) ?? supposed(name)) : (supposed(name) ?? marked(name));
      const family = familyOf(name);
      return contested.has(family) && chosen.has(family) ? reading : (known.read(name) ?? reading);
    },
    // Who has σ for the output of a unit may apply σ too; the f that stands for a quantity is a factor before brackets.
    function: (name) => (chosen.has(familyOf(name)) && name.base.length === 1 ? undefined : known.function(name)),
  };
  const stepping = withSteps(all, ground, supposed(STEP));
  const names = withDifferentials(stepping, ground, factor && only(factor.at(new Map())));
  return { read: remembered(names.read), function: names.function };
}
