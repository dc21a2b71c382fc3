/** What the lines of a document say for or against a way to read its names. */

import { equalQ, type Rational, toNumber } from '../../../language/rational.js';
import { lastDigitOf } from '../../judge/figures.js';
import { ReadSide, together } from '../../judge/meant.js';
import { NotUnderstood } from '../../meaning/not-understood.js';
import type { Sense } from '../../meaning/setting.js';
import { type Approx, exactly, isKnown, mayBeEqual, nearly } from '../../world/approx.js';
import { type Ground, isChosen } from '../../world/ground.js';
import { hasKinks } from '../../world/kinks.js';
import type { World } from '../../world/world.js';
import type { Worlds } from '../../world/worlds.js';
import type { Written } from '../../written/written.js';
import type { Names } from '../names.js';
import { isOfNumbers, type Line } from './lines.js';
import { type Kind, kindsIn, laidOut, type Turned, waysToTurn } from './orientation.js';

/** Where lines are looked at. */
export interface Evidence {
  readonly ground: Ground;
  readonly worlds: Worlds;
}

/** What a number can tell, where a formula tells 1: others may have the same value. */
const BY_NUMBER = 0.3;
/** So far apart two numbers are not the same, however they were rounded. */
const APART = 0.05;

/** How much a line speaks for the names that it is read with, from −1 to 1; undefined where it says nothing. */
export const supportOf = (line: Line, names: Names, evidence: Evidence): number | undefined => {
  const support = supportBetween(line, sidesOf(line, names, evidence.ground), evidence);
  return support === 'empty' ? undefined : support;
};

/** By so much it speaks for them; `empty`: it is read, and says that something is itself. */
export type Support = number | 'empty' | undefined;

/** The same, each side being read by names of its own. */
export function supportBetween(line: Line, sides: Sides, { ground, worlds }: Evidence): Support {
  if (line.isOfNumbers) return byNumbers(sides, ground, worlds.given[0]);
  const [first, ...others] = worlds.drawn.map((world) => () => answersIn(line, sides, ground, [world]));
  const answer = first?.();
  if (answer === undefined || !hasKinks(ground)) return answer && supportBy(answer);
  if (!answer.isEmpty && !answer.holds) return -1;
  // Where units may be dead a line says nothing in some worlds, or is true in them for no reason.
  const all = [answer, ...others.map((ask) => ask())].map((a) => a && supportBy(a));
  if (all.every((support) => support === 'empty')) return 'empty';
  return all.includes(1) && !all.includes(-1) ? 1 : undefined;
}

const supportBy = ({ holds, isEmpty }: Answer): Support => (isEmpty ? 'empty' : holds ? 1 : -1);

/** A side of a line as names read it: what it means in each sense, its arrays lying in one way or another. */
export class NamedSide {
  private readonly senses = new Map<Sense, ReadSide>();
  private readonly layouts = new Map<string, NamedSide>();
  private known: ReadonlySet<Kind> | undefined;

  constructor(
    private readonly written: Written,
    private readonly names: Names,
    readonly ground: Ground,
  ) {}

  in(sense: Sense): ReadSide {
    const { written, names, ground } = this;
    const read = this.senses.get(sense) ?? new ReadSide(written, { names, ground, sense });
    this.senses.set(sense, read);
    return read;
  }

  /** The kinds of arrays that it speaks of. */
  get kinds(): ReadonlySet<Kind> {
    this.known ??= kindsIn(this.written, this.names, this.ground);
    return this.known;
  }

  /** The same with arrays of some kinds turned. */
  laidOut(turned: Turned): NamedSide {
    const { written, names, ground } = this;
    const own = new Set([...turned].filter((kind) => this.kinds.has(kind)));
    if (own.size === 0) return this;
    const key = [...own].join();
    const side = this.layouts.get(key) ?? new NamedSide(written, laidOut(names, own, ground), ground);
    this.layouts.set(key, side);
    return side;
  }
}

/** Both sides of a line. */
export type Sides = readonly [NamedSide, NamedSide];

const sidesOf = ({ left, right }: Line, names: Names, ground: Ground): Sides => [
  new NamedSide(left, names, ground),
  new NamedSide(right, names, ground),
];

function byNumbers([left, right]: Sides, ground: Ground, world: World | undefined): number | undefined {
  if (world === undefined) return undefined;
  try {
    const sides = together(left.in('direct'), right.in('direct'));
    const ofNumbers = sides.filter(({ written }) => isOfNumbers(written));
    const digit = Math.max(0, ...ofNumbers.flatMap((side) => [...side.literals.values()].map(lastDigitOf)));
    const [a = [], b = []] = sides.map(({ written, entries, literals }): readonly Approx[] => {
      // What stands among names goes on into what they make.
      const slackOf = isOfNumbers(written) ? () => 0 : lastDigitOf;
      const values = new Map([...literals].map(([s, n]) => [s, nearly(toNumber(n.value), slackOf(n))] as const));
      return entries.map((e) => world.valueOf(e, values));
    });
    // What is given is stated as it is, or rounded; nobody is one off.
    const isGiven = sides.some(({ entries, literals }) =>
      entries.every((e) => e.kind === 'sym' && !literals.has(e) && !ground.definitionOf(e)),
    );
    const isChoice = sides.some(
      ({ written, entries }) => written.kind === 'name' && entries.every((e) => isChosen(e, ground)),
    );
    const off = isChoice ? 0 : isGiven ? digit / 2 : digit;
    const answers = a.map((x, n) => areClose(x, b[n] as Approx, off));
    if (answers.includes(undefined)) return undefined;
    return answers.every((answer) => answer) ? BY_NUMBER : -BY_NUMBER;
  } catch (error) {
    if (error instanceof NotUnderstood) return speaksAgainst(error) ? -BY_NUMBER : undefined;
    throw error;
  }
}

function areClose(x: Approx, y: Approx, digit: number): boolean | undefined {
  if (!isKnown(x) || !isKnown(y)) return undefined;
  const apart = Math.abs(x.mid - y.mid);
  if (apart <= digit) return true;
  // Factors of few digits make almost anything of a number.
  const isNear = apart <= APART * Math.max(Math.abs(x.mid), Math.abs(y.mid));
  return mayBeEqual(x, y) === isNear ? isNear : undefined;
}

/** Whether a line holds in one of the worlds; undefined where it says nothing there. */
export const isTrueIn = (line: Line, names: Names, ground: Ground, worlds: readonly World[]): boolean | undefined =>
  answersIn(line, sidesOf(line, names, ground), ground, worlds)?.holds;

/** The same with arrays laid out as the names read them, and in no other way. */
export const isTrueAs = (line: Line, names: Names, ground: Ground, worlds: readonly World[]): boolean | undefined =>
  answersAs(line, sidesOf(line, names, ground), worlds)?.holds;

interface Answer {
  readonly holds: boolean;
  /** Whether it says that something is itself, or that nothing is nothing. */
  readonly isEmpty: boolean;
  /** Whether it says something of several numbers, so that it may be of arrays. */
  readonly isOfMany: boolean;
}

/** What a line says with its arrays laid out in the way in which it is true, if there is one. */
function answersIn(line: Line, sides: Sides, ground: Ground, worlds: readonly World[]): Answer | undefined {
  if (line.isLong) return undefined;
  const answer = answersAs(line, sides, worlds);
  if (!answer?.isOfMany || answer.holds) return answer;
  const [left, right] = sides;
  for (const turned of waysToTurn(new Set([...left.kinds, ...right.kinds]), ground)) {
    const other = answersAs(line, [left.laidOut(turned), right.laidOut(turned)], worlds);
    if (other?.holds) return other;
  }
  return answer;
}

/** The same in the way in which its arrays are read; where a derivative may be a direct part, in both senses. */
function answersAs(line: Line, sides: Sides, worlds: readonly World[]): Answer | undefined {
  const answer = answersBy(sides, 'direct', worlds);
  if (answer === undefined || answer.holds || !line.hasDirectPart) return answer;
  const apart = answersBy(sides, 'apart', worlds);
  return apart?.holds ? apart : answer;
}

function answersBy([left, right]: Sides, sense: Sense, worlds: readonly World[]): Answer | undefined {
  try {
    const [a, b] = together(left.in(sense), right.in(sense));
    const literals = [...a.literals, ...b.literals];
    if (!literals.every(([, { value }]) => isOfStep(value, left.ground))) return undefined;
    const numbers = new Map(literals.map(([s, { value }]) => [s, exactly(toNumber(value))] as const));
    const values = worlds.map((world) =>
      a.entries.map((e, n) => [world.valueOf(e, numbers), world.valueOf(b.entries[n] as typeof e, numbers)] as const),
    );
    if (!values.flat(2).every(isKnown)) return undefined;
    const isNothing = values.flat(2).every((x) => Math.abs(x.mid) <= x.slack);
    const holds = values.some((world) => world.every(([x, y]) => mayBeEqual(x, y)));
    // Where a number is not that of the step, the line says nothing.
    if (literals.length > 0 && !holds) return undefined;
    return {
      holds,
      isEmpty: isNothing || a.entries.every((e, n) => e === b.entries[n]),
      isOfMany: a.entries.length > 1,
    };
  } catch (error) {
    if (error instanceof NotUnderstood) return speaksAgainst(error) ? FALSE : undefined;
    throw error;
  }
}

/** Whether a number is one of the optimizer's: `Δw = -0.5 ∂L/∂w`. */
const isOfStep = (value: Rational, { update }: Ground): boolean =>
  [...(update?.constants.values() ?? [])].some((e) => e.kind === 'num' && equalQ(e.value, value));

/** Arrays that do not fit together, and a derivative by a number: nobody who means this writes so. */
const speaksAgainst = ({ code, reason }: NotUnderstood): boolean =>
  code === 'shapes' || code === 'misfit' || reason.id === 'notDifferentiable';

const FALSE: Answer = { holds: false, isEmpty: false, isOfMany: true };
