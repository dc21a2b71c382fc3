/**
 * Names that the spec does not know, understood by what makes the document true: of all ways to read a letter the one
 * that makes most of its plain lines right, where no other way does as well. A letter that stays open is not guessed.
 */

import { meantTogether } from '../judge/meant.js';
import { NotUnderstood } from '../meaning/understand.js';
import type { Sentence } from '../messages/sentence.js';
import { isKnown, mayBeEqual } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain } from '../written/chain.js';
import { piecesOf, Unreadable, type Written, type WrittenName } from '../written/written.js';
import { type Hypothesis, newHypotheses } from './hypotheses.js';
import type { Names, Reading } from './names.js';
import { headKey, isSameName, markedName, spellingOf } from './script.js';
import { withVariable } from './variables.js';

export interface Inferred {
  readonly names: Names;
  /** What was understood, for people. */
  readonly says: readonly Sentence[];
  /** Letters that may stand for several things, which the document does not tell apart. */
  readonly open: readonly string[];
}

/** Two sides next to each other, with the families of their unknown names. */
interface Line {
  readonly left: Written;
  readonly right: Written;
  readonly families: ReadonlySet<string>;
}

/** What is supposed of each family, and how well it does. */
interface Supposition {
  readonly chosen: ReadonlyMap<string, Hypothesis>;
  readonly right: number;
  readonly wrong: number;
  readonly prior: number;
}

/** How many suppositions are kept from line to line. */
const KEPT = 24;
/** More combinations of new hypotheses than this are not tried on one line. */
const MOST_TRIALS = 200;
/** A lead of so many right lines is not lost any more. */
const SAFE_LEAD = 4;

/** Reads the letters of a document that `known` does not know. */
export function inferNames(chains: readonly Chain[], known: Names, ground: Ground, worlds: Worlds): Inferred {
  const asking = linesOf(chains, known).filter((line) => !holdsAsItIs(line, known, ground, worlds));
  const asked = new Set(asking.flatMap(({ families }) => [...families]));
  if (asked.size === 0) return { names: known, says: [], open: [] };
  const hypotheses = newHypotheses(ground);
  const ways = new Map<string, readonly Hypothesis[]>();
  for (const [family, names] of unknownNames(chains, known)) {
    if (!asked.has(family)) continue;
    const all = [...names.values()];
    const found = distinct(hypotheses.on(headKey(all[0] as WrittenName), all), all);
    if (found.length > 0) ways.set(family, found);
  }
  const lines = asking.filter(({ families }) => [...families].every((family) => ways.has(family)));
  const best = survivors(lines, ways, { known, ground, worlds });
  const [first] = best;
  const chosen = new Map(
    [...(first?.chosen ?? [])].filter(([family, h]) =>
      best.every((s) => isBeaten(s, first) || s.chosen.get(family) === h),
    ),
  );
  return {
    names: withHypotheses(known, chosen),
    says: [...new Set([...chosen.values()].map((h) => h.says))],
    open: [...ways.keys()].filter((family) => !chosen.has(family)),
  };
}

/** Whether another supposition is clearly better. */
const isBeaten = (s: Supposition, by: Supposition | undefined): boolean =>
  by !== undefined && s !== by && scoreOf(by) > scoreOf(s) + 0.4;
const scoreOf = ({ right, wrong, prior }: Supposition): number => 10 * (right - wrong) + prior;

/** Names are understood alike where they share a letter, and both have scripts or both have none. */
const familyOf = (name: WrittenName): string => `${headKey(name)}${name.sub.length + name.sup.length > 0 ? '_' : ''}`;

/** The names that nothing is known of, by family. */
function unknownNames(chains: readonly Chain[], known: Names): ReadonlyMap<string, ReadonlyMap<string, WrittenName>> {
  const families = new Map<string, Map<string, WrittenName>>();
  for (const { sides } of chains) {
    for (const { written } of sides) {
      if (written instanceof Unreadable) continue;
      for (const name of unknownIn(written, known)) {
        const plain = { ...name, primes: 0 };
        const family = familyOf(plain);
        families.set(family, (families.get(family) ?? new Map()).set(spellingOf(plain), plain));
      }
    }
  }
  return families;
}

/** The unknown names of a formula; `w^2` as a whole, since its superscript may be a mark. */
function* unknownIn(w: Written, known: Names): Generator<WrittenName> {
  const isUnknown = (name: WrittenName): boolean =>
    known.read(name) === undefined && known.function(name) === undefined && !isIndex(name);
  if (w.kind === 'power' && w.base.kind === 'name' && isUnknown(w.base)) {
    const marked = markedName(w.base, w.exponent);
    if (marked === undefined) yield w.base;
    else if (known.read(marked) === undefined) yield marked;
    return;
  }
  if (w.kind === 'name' && isUnknown(w)) yield w;
  for (const piece of piecesOf(w)) yield* unknownIn(piece, known);
}

/** Letters that count, and the base of exponentials. */
const isIndex = ({ base, accents, sub, sup }: WrittenName): boolean =>
  /^[eijklmnN]$/.test(base) && accents.length + sub.length + sup.length === 0;

/** Hypotheses that differ in what some name means; of two that do not, the more usual one. */
function distinct(hypotheses: readonly Hypothesis[], names: readonly WrittenName[]): readonly Hypothesis[] {
  const byMeaning = new Map<string, Hypothesis>();
  for (const h of hypotheses) {
    const meaning = names.map((name) => meaningKey(h.read(name))).join(';');
    const before = byMeaning.get(meaning);
    if (before === undefined || before.prior < h.prior) byMeaning.set(meaning, h);
  }
  return [...byMeaning.values()].sort((a, b) => b.prior - a.prior);
}

function meaningKey(reading: Reading | undefined): string {
  if (reading === undefined) return '';
  const { shape, entries } = reading.at(new Map([...reading.letters.keys()].map((letter, n) => [letter, 1 + (n % 2)])));
  return `${shape.join()}:${entries.map((e) => e.id).join()}/${[...reading.letters.values()].join()}`;
}

/** The lines with names that nothing is known of. */
function linesOf(chains: readonly Chain[], known: Names): readonly Line[] {
  return chains.flatMap(({ sides }) =>
    sides.slice(1).flatMap((side, n): readonly Line[] => {
      const [left, right] = [sides[n]?.written, side.written];
      if (left === undefined || left instanceof Unreadable || right instanceof Unreadable) return [];
      const families = new Set([left, right].flatMap((w) => [...unknownIn(w, known)].map(familyOf)));
      return families.size > 0 ? [{ left, right, families }] : [];
    }),
  );
}

/** Whether a line is true whatever its unknown names are: what it says of σ′(z) it says of no z in particular. */
function holdsAsItIs(line: Line, known: Names, ground: Ground, worlds: Worlds): boolean {
  const names = [line.left, line.right].map((w) => [...unknownIn(w, known)]);
  const [left = [], right = []] = names;
  const variables = left.filter((name) => right.some((other) => isSameName(name, other)));
  const open = variables.reduce<Names>((n, variable) => withVariable(n, variable), known);
  return isTrueIn(line, open, ground, worlds.drawn) === true;
}

interface Evidence {
  readonly known: Names;
  readonly ground: Ground;
  readonly worlds: Worlds;
}

/** What is left when each line in turn has asked for what it needs, and judged it; the best first. */
function survivors(
  lines: readonly Line[],
  ways: ReadonlyMap<string, readonly Hypothesis[]>,
  evidence: Evidence,
): readonly Supposition[] {
  let kept: readonly Supposition[] = [{ chosen: new Map(), right: 0, wrong: 0, prior: 0 }];
  // Lines with few unknown names first: they tell most.
  for (const line of [...lines].sort((a, b) => a.families.size - b.families.size)) {
    const isNew = kept.some((s) => [...line.families].some((f) => !s.chosen.has(f)));
    if (!isNew && kept.length === 1) continue;
    const wider = kept.flatMap((s) => extended(s, line, ways)).slice(0, MOST_TRIALS);
    const judged = wider.map((s) => judgedBy(line, s, evidence)).sort((a, b) => scoreOf(b) - scoreOf(a));
    const [first, second] = judged;
    const isSafe = first && second && first.right - first.wrong >= second.right - second.wrong + SAFE_LEAD;
    kept = judged.slice(0, isSafe ? 1 : KEPT);
  }
  // A letter that no line says anything of is read as usual, if at all.
  const [best] = kept;
  return best && best.right > 0 && best.wrong <= best.right ? kept : [];
}

/** The suppositions with a way to read each new name of a line. */
function extended(
  s: Supposition,
  line: Line,
  ways: ReadonlyMap<string, readonly Hypothesis[]>,
): readonly Supposition[] {
  let all: readonly Supposition[] = [s];
  for (const family of line.families) {
    if (s.chosen.has(family)) continue;
    all = all.flatMap((a) =>
      (ways.get(family) ?? []).map((h) => ({
        ...a,
        chosen: new Map([...a.chosen, [family, h]]),
        prior: a.prior + h.prior,
      })),
    );
  }
  return all;
}

function judgedBy(line: Line, s: Supposition, { known, ground, worlds }: Evidence): Supposition {
  const two = [...worlds.drawn.slice(0, 1), ...worlds.given.slice(0, 1)];
  const holds = isTrueIn(line, withHypotheses(known, s.chosen), ground, two);
  if (holds === undefined) return s;
  return holds ? { ...s, right: s.right + 1 } : { ...s, wrong: s.wrong + 1 };
}

/** Whether a line holds in one of the worlds; undefined where it says nothing there. */
export function isTrueIn(
  { left, right }: Pick<Line, 'left' | 'right'>,
  names: Names,
  ground: Ground,
  worlds: readonly World[],
): boolean | undefined {
  try {
    const [a, b] = meantTogether(left, right, { ground, names, sense: 'direct' });
    if (a.literals.size + b.literals.size > 0) return undefined;
    const answers = worlds.map((world) =>
      a.entries.map((e, n) => {
        const [x, y] = [world.valueOf(e), world.valueOf(b.entries[n] as typeof e)];
        return isKnown(x) && isKnown(y) ? mayBeEqual(x, y) : undefined;
      }),
    );
    if (answers.flat().includes(undefined)) return undefined;
    return answers.some((world) => world.every((holds) => holds));
  } catch (error) {
    if (error instanceof NotUnderstood) return error.code === 'shapes' ? false : undefined;
    throw error;
  }
}

/** The names and what is supposed of others. */
function withHypotheses(known: Names, chosen: ReadonlyMap<string, Hypothesis>): Names {
  return {
    read: (name) => known.read(name) ?? (name.primes === 0 ? chosen.get(familyOf(name))?.read(name) : undefined),
    function: (name) => known.function(name),
  };
}
