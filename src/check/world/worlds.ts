/** The worlds in which a document is judged: the spec's own, and some drawn at random. */

import { type Draw, ifKnown, newPoint, type SampledTape } from '../../backprop/certificate/point.js';
import { MOST_DRAWS } from '../../backprop/certificate/sampled.js';
import { placeIn } from '../../backprop/numbers/entries.js';
import type { Budget } from '../../language/evaluate.js';
import type { Sym } from '../../language/expr.js';
import { type Rational, rational } from '../../language/rational.js';
import { toDouble } from '../../language/real.js';
import { ValueError } from '../../language/value-error.js';
import { symbolsOf } from '../../language/walk.js';
import { SAMPLE_COUNT } from '../../problem/samples.js';
import { type Approx, exactly, isKnown, nearly, UNKNOWN } from './approx.js';
import { type Ground, UNSTATED_RATE } from './ground.js';
import { hasKinks } from './kinks.js';
import { sharpAt } from './sharp.js';
import { newWorld, type World } from './world.js';

export interface Worlds extends SomeWorlds {
  /** More of them, for what holds in all these and is not proved. Made when they are asked for. */
  near(): SomeWorlds;
  /** Values far from 0 refute, but an overflow there says nothing of where a formula has a value. */
  far(): SomeWorlds;
  /** Values next to 0, and far from it: there a coefficient tells, and what others may have lost does not hide it. */
  apart(): readonly World[];
}

export interface SomeWorlds {
  /** With the given values; several where some symbols have none, which are drawn. */
  readonly given: readonly World[];
  /** With all values drawn: what holds in each of them is an identity. */
  readonly drawn: readonly World[];
}

/** Worlds beside which no more are looked at. */
export const onlyThese = (some: SomeWorlds): Worlds => ({
  ...some,
  near: () => some,
  far: () => some,
  apart: () => some.given,
});

/** The same change in each world. */
const mapWorlds = ({ given, drawn }: SomeWorlds, change: Changes): SomeWorlds => ({
  given: given.map(change.given),
  drawn: drawn.map(change.drawn),
});

interface Changes {
  given(world: World): World;
  drawn(world: World): World;
}

/** The worlds with a change in each, those further away too. */
export function changedWorlds(worlds: Worlds, change: Changes): Worlds {
  return {
    ...mapWorlds(worlds, change),
    near: once(() => mapWorlds(worlds.near(), change)),
    far: once(() => mapWorlds(worlds.far(), change)),
    apart: once(() => worlds.apart().map(change.given)),
  };
}

const DRAWN = 3;
const NEAR = rational(3, 2);
/** How far values are drawn to find kinks that are not near 0, and differences that grow. */
const FAR = [rational(8), rational(60), rational(5000)];
/** How close to 0 values are drawn for what stands beside them. */
const CLOSE = rational(1, 10_000);
/** How many more worlds are drawn for each distance; a problem without kinks is the same everywhere. */
const MORE = 12;
const MORE_OF_SMOOTH = 3;
/** How much work it may be to see that the loss has a value which doubles cannot hold. */
const LOSS_WORK = 20_000;
const WORK: Budget = { left: Number.POSITIVE_INFINITY };

/** The same for the same problem. */
export function worldsOf(ground: Ground): Worlds {
  const kept = hasOpenSymbols(ground);
  const others = hasKinks(ground) ? MORE : MORE_OF_SMOOTH;
  const some = (key: string, spread: Rational, count: number, given: number): SomeWorlds => ({
    given: drawnWorlds(ground, { key: `${key}/kept`, given: 'kept', spread, count: given }),
    drawn: drawnWorlds(ground, { key: `${key}/ignored`, given: 'ignored', spread, count }),
  });
  const more = (spread: Rational): SomeWorlds =>
    some(`check/within ${spread.n}/${spread.d}`, spread, others, kept ? others : 0);
  const far = once(() => {
    const all = FAR.map(more);
    return { given: all.flatMap((w) => w.given), drawn: all.flatMap((w) => w.drawn) };
  });
  return {
    ...some('check', NEAR, DRAWN, kept ? DRAWN : 1),
    near: once(() => more(NEAR)),
    far,
    apart: once(() => [...(kept ? closeWorlds(ground) : []), ...far().given]),
  };
}

export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** How worlds are drawn: with the same key the same. */
interface Drawing extends Pick<Draw, 'key' | 'given'> {
  readonly spread: Rational;
  readonly count: number;
  /** Whether positive values are drawn in turn, however wide the others are spread. */
  readonly isPositiveInTurn?: boolean;
}

const closeWorlds = (ground: Ground): readonly World[] =>
  drawnWorlds(ground, { key: 'check/close', given: 'kept', spread: CLOSE, count: DRAWN, isPositiveInTurn: false });

/** As many worlds as are asked for, in which the loss has a value; fewer where that is hard to find. */
function drawnWorlds(
  ground: Ground,
  { key, given, spread, count, isPositiveInTurn = true }: Drawing,
): readonly World[] {
  const { problem } = ground;
  const tape: SampledTape = {
    equations: problem.definitions,
    given: problem.given,
    axes: problem.axes,
    functions: problem.functions,
    assumptions: problem.assumptions,
    spread,
  };
  const worlds: World[] = [];
  for (let n = 0; n < count + MOST_DRAWS && worlds.length < count; n++) {
    const draw: Draw = {
      key: `${key}/${n}`,
      given,
      distance: rational(1, 2),
      positive: isPositiveInTurn && n % 2 === 1,
    };
    const world = worldAt(ground, tape, draw);
    if (world && (isKnown(world.valueOf(problem.loss)) || hasLoss(problem.loss, tape, draw))) worlds.push(world);
  }
  return worlds;
}

/** Whether the loss has a value, be it too large for doubles on the way: a softmax of 1000. */
function hasLoss(loss: Sym, tape: SampledTape, draw: Draw): boolean {
  try {
    return ifKnown(() => newPoint(tape, draw, { left: LOSS_WORK })?.valueOf(loss)) !== undefined;
  } catch (error) {
    if (error instanceof ValueError) return false;
    throw error;
  }
}

/** Whether the spec leaves some given symbol without a value. */
function hasOpenSymbols({ problem, definitionOf }: Ground): boolean {
  const used = problem.definitions.flatMap((d) => symbolsOf(d.value));
  return used.some((s) => {
    if (definitionOf(s)) return false;
    const { shape, entries } = problem.given.get(s.name) ?? { shape: [], entries: [] };
    const place = placeIn(shape, s.indices as readonly number[]);
    return place === undefined || entries[place] === undefined;
  });
}

function worldAt(ground: Ground, tape: SampledTape, draw: Draw): World | undefined {
  const point = newPoint(tape, draw, WORK);
  if (point === undefined) return undefined;
  const given = (s: Sym): Approx => {
    if (isGiven && s.name === UNSTATED_RATE) return UNKNOWN;
    // There are as many samples as there are, whatever else is drawn.
    if (ground.batch && s.name === SAMPLE_COUNT) return exactly(ground.batch.count);
    const value = ifKnown(() => toDouble(point.valueOf(s)));
    if (value === undefined) return UNKNOWN;
    return Number.isInteger(value) ? exactly(value) : nearly(value, 0);
  };
  const isGiven = draw.given === 'kept';
  return newWorld(ground, { given, isGiven, sharp: isGiven ? sharpAt(point, ground) : undefined });
}
