/** The ways to read the letters of a document together, and how well each does on its lines. */

import type { Written } from '../../written/written.js';
import type { Names } from '../names.js';
import { type Evidence, NamedSide, supportBetween } from './evidence.js';
import { familyOf, letterOf, lettersOf } from './families.js';
import type { Hypothesis } from './hypothesis.js';
import type { Line } from './lines.js';

/** A line with the families of names that it takes to read it. */
export interface Asking extends Line {
  readonly families: ReadonlySet<string>;
}

/** What is supposed of each family, and how well it does. */
export interface Supposition {
  readonly chosen: ReadonlyMap<string, Hypothesis>;
  /** By how many lines it is borne out, less those that it makes false. */
  readonly support: number;
  readonly prior: number;
}

/** What letters mean, by the ids of expressions. */
export type Taken = readonly { readonly letter: string; readonly meanings: ReadonlySet<number> }[];

/** What is asked. */
export interface Search {
  readonly lines: readonly Asking[];
  readonly ways: ReadonlyMap<string, readonly Hypothesis[]>;
  /** What the families that are not asked for mean: another letter hardly means the same. */
  readonly taken: Taken;
  readonly namesWith: (chosen: ReadonlyMap<string, Hypothesis>) => Names;
  readonly evidence: Evidence;
}

/** How many suppositions are kept from line to line. */
const KEPT = 24;
/** More combinations than this are not tried on one line. */
const MOST_TRIALS = 600;
/** So many more lines are heard with one that asks for new letters, which may be wrong, where they ask for no others. */
const WITNESSES = 1;
/** So often each family is thought over again. */
const MOST_ROUNDS = 3;
/** Who is so many lines behind does not catch up any more. */
const SAFE_LEAD = 4;

const LINE = 10;
/** What a way to read letters loses by a line that cannot be read with it. */
const UNREAD = 3;
/** Two letters for the same quantity are met, but seldom. */
const CLASH = 1.5;
export const scoreOf = ({ support, prior }: Supposition): number => LINE * support + prior;

/** What is left when each line in turn has asked for what it needs, and judged it; the best first. */
export function survivors(search: Search): readonly Supposition[] {
  let kept: readonly Supposition[] = [{ chosen: new Map(), support: 0, prior: 0 }];
  const left = new Set(search.lines);
  const answers = new Map(search.lines.map((line) => [line, answersOf(line, search)]));
  while (left.size > 0) {
    const line = cheapest(left, kept[0] as Supposition, search);
    left.delete(line);
    const open = [...line.families].filter((f) => !kept[0]?.chosen.has(f));
    if (open.length === 0 && kept.length === 1) continue;
    const isAsked = ({ families }: Asking): boolean =>
      [...families].every((f) => line.families.has(f) || kept[0]?.chosen.has(f));
    const together = [line, ...(open.length > 0 ? [...left].filter(isAsked).slice(0, WITNESSES) : [])];
    for (const other of together) left.delete(other);
    kept = heard(
      together.map((each) => answers.get(each) as Answers),
      extended(kept, open, search),
    );
  }
  return withSecondThoughts(kept, answers, search);
}

type Answers = (s: Supposition) => number | undefined;

/**
 * The same, with what is better than the best of them where one family is read otherwise: it may have been given up before
 * the lines were heard that speak for it.
 */
function withSecondThoughts(
  kept: readonly Supposition[],
  answers: ReadonlyMap<Asking, Answers>,
  search: Search,
): readonly Supposition[] {
  const others: Supposition[] = [];
  let [best] = kept;
  for (let round = 0; best && round < MOST_ROUNDS; round++) {
    const before = judgedByAll(best.chosen, answers, search);
    best = before;
    for (const family of before.chosen.keys()) {
      const from = best;
      const own = new Map([...answers].filter(([line]) => line.families.has(family)));
      const fromOwn = judgedByAll(from.chosen, own, search);
      for (const h of search.ways.get(family) ?? []) {
        if (from.chosen.get(family) === h) continue;
        const chosen = new Map([...from.chosen, [family, h]]);
        // What other lines say is as it was.
        const gain = scoreOf(judgedByAll(chosen, own, search)) - scoreOf(fromOwn);
        if (gain <= scoreOf(best) - scoreOf(from)) continue;
        best = judgedByAll(chosen, answers, search);
        others.push(best);
      }
    }
    if (best === before) break;
  }
  if (others.length === 0) return kept;
  return [...others, ...kept]
    .map(({ chosen }) => judgedByAll(chosen, answers, search))
    .sort(byScore)
    .slice(0, KEPT);
}

const byScore = (a: Supposition, b: Supposition): number => scoreOf(b) - scoreOf(a);

/** What all lines say of a supposition. */
function judgedByAll(
  chosen: Supposition['chosen'],
  answers: ReadonlyMap<Asking, Answers>,
  search: Search,
): Supposition {
  let s: Supposition = { chosen: new Map(), support: 0, prior: 0 };
  for (const [family, h] of chosen) {
    const prior = s.prior + h.prior - (clashesWith(letterOf(family), s, search)(h) ? CLASH : 0);
    s = { ...s, chosen: new Map([...s.chosen, [family, h]]), prior };
  }
  return [...answers.values()].reduce(answered, s);
}

/** A supposition, and what one more line says of it. */
function answered(s: Supposition, answer: Answers): Supposition {
  const support = answer(s);
  return { ...s, support: s.support + (support ?? 0), prior: s.prior - (support === undefined ? UNREAD : 0) };
}

/** The line that asks for the fewest combinations; of several the first. */
function cheapest(lines: ReadonlySet<Asking>, { chosen }: Supposition, { ways }: Search): Asking {
  let best: readonly [number, Asking] | undefined;
  for (const line of lines) {
    const open = [...line.families].filter((f) => !chosen.has(f));
    const count = open.reduce((product, f) => product * (ways.get(f)?.length ?? 1), 1);
    if (best === undefined || count < best[0]) best = [count, line];
    if (count === 1) break;
  }
  return (best as readonly [number, Asking])[1];
}

function heard(answers: readonly Answers[], all: readonly Supposition[]): readonly Supposition[] {
  const judged = all.map((s) => answers.reduce(answered, s)).sort(byScore);
  const least = (judged[0]?.support ?? 0) - SAFE_LEAD;
  return judged.filter((s) => s.support > least).slice(0, KEPT);
}

/** How much a line speaks for suppositions: those that agree on its letters have one answer. */
function answersOf(line: Asking, search: Search): Answers {
  const [left, right] = [sideBy(line.left, search), sideBy(line.right, search)];
  const answers = new Map<string, number | undefined>();
  return ({ chosen }) => {
    const [a, b] = [left(chosen), right(chosen)];
    const key = `${a.key} ${b.key}`;
    if (!answers.has(key)) {
      const found = supportBetween(line, [a.side, b.side], search.evidence);
      const support = found === 'empty' ? 0 : found;
      answers.set(key, (support ?? 0) > 0 && definesByItself(line, chosen) ? undefined : support);
    }
    return answers.get(key);
  };
}

interface KeyedSide {
  readonly key: string;
  readonly side: NamedSide;
}

/** A side as suppositions read it: what the letters of the other side stand for tells nothing of it. */
function sideBy(w: Written, { ways, namesWith, evidence }: Search): (chosen: Supposition['chosen']) => KeyedSide {
  const letters = lettersOf(w);
  const own = [...ways].flatMap(([family, hypotheses]) =>
    letters.has(letterOf(family)) ? { family, places: new Map(hypotheses.map((h, n) => [h, n])) } : [],
  );
  const sides = new Map<string, KeyedSide>();
  return (chosen) => {
    let key = '';
    for (const { family, places } of own) key += `${places.get(chosen.get(family) as Hypothesis) ?? ''},`;
    const side = sides.get(key) ?? { key, side: new NamedSide(w, namesWith(chosen), evidence.ground) };
    sides.set(key, side);
    return side;
  };
}

/** The suppositions with the ways to read the families that are new to them; the most promising of all together. */
function extended(kept: readonly Supposition[], open: readonly string[], search: Search): readonly Supposition[] {
  let all = kept;
  for (const family of open) {
    const hypotheses = search.ways.get(family) ?? [];
    const wider = all.flatMap((before) => {
      const clashes = clashesWith(letterOf(family), before, search);
      const possible = hypotheses.filter((h) => !hasBiasTwice(h, before));
      return (possible.length > 0 ? possible : hypotheses).map((h) => ({
        before,
        h,
        prior: before.prior + h.prior - (clashes(h) ? CLASH : 0),
      }));
    });
    const scored = wider.map((w) => ({ ...w, score: scoreOf({ ...w.before, prior: w.prior }) }));
    all = scored
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_TRIALS)
      .map(({ before, h, prior }) => ({ ...before, chosen: new Map([...before.chosen, [family, h]]), prior }));
  }
  return all;
}

/** Whether a bias would be among the weights, and have a letter of its own. */
const hasBiasTwice = ({ hasConstant, isOfBiases }: Hypothesis, { chosen }: Supposition): boolean =>
  [...chosen.values()].some((other) => (hasConstant && other.isOfBiases) || (isOfBiases && other.hasConstant));

/** Whether another letter means the same already. */
function clashesWith(letter: string, { chosen }: Supposition, { taken }: Search): (h: Hypothesis) => boolean {
  const supposed = [...chosen].map(([family, h]) => ({ letter: letterOf(family), meanings: h.meanings }));
  const others = [...taken, ...supposed].filter((other) => other.letter !== letter);
  return ({ meanings }) => others.some((other) => meet(meanings, other.meanings));
}

/** Whether a line works out a quantity from that quantity under another letter: that it holds says nothing. */
function definesByItself({ left, right, families }: Asking, chosen: Supposition['chosen']): boolean {
  if (left.kind !== 'name' || right.kind === 'name') return false;
  const head = familyOf(left);
  const meanings = chosen.get(head)?.meanings;
  const isHead = (f: string): boolean => meanings !== undefined && meet(meanings, chosen.get(f)?.meanings ?? new Set());
  return [...families].some((f) => f !== head && isHead(f));
}

/** Whether two letters can stand for the same. */
export const meet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => [...a].some((id) => b.has(id));
