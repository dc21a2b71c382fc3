/** The worlds in which a document is judged: the spec's own, and some drawn at random. */

import { type Draw, ifKnown, newPoint, type SampledTape } from '../../backprop/certificate/point.js';
import { MOST_DRAWS } from '../../backprop/certificate/sampled.js';
import { placeIn } from '../../backprop/numbers/entries.js';
import type { Budget } from '../../language/evaluate.js';
import type { Sym } from '../../language/expr.js';
import { rational } from '../../language/rational.js';
import { toDouble } from '../../language/real.js';
import { symbolsOf } from '../../language/walk.js';
import { type Approx, exactly, isKnown, nearly, UNKNOWN } from './approx.js';
import type { Ground } from './ground.js';
import { newWorld, type World } from './world.js';

export interface Worlds {
  /** With the given values; several where some symbols have none, which are drawn. */
  readonly given: readonly World[];
  /** With all values drawn: what holds in each of them is an identity. */
  readonly drawn: readonly World[];
}

const DRAWN = 3;
const SPREAD = rational(3, 2);
const WORK: Budget = { left: Number.POSITIVE_INFINITY };

/** The same for the same problem. */
export function worldsOf(ground: Ground): Worlds {
  const { problem } = ground;
  const tape: SampledTape = {
    equations: problem.definitions,
    given: problem.given,
    axes: problem.axes,
    functions: problem.functions,
    assumptions: problem.assumptions,
    spread: SPREAD,
  };
  const of = (given: Draw['given'], count: number): readonly World[] => {
    const worlds: World[] = [];
    for (let n = 0; n < MOST_DRAWS && worlds.length < count; n++) {
      const draw: Draw = { key: `check/${given}/${n}`, given, distance: rational(1, 2), positive: n % 2 === 1 };
      const world = worldAt(ground, tape, draw);
      if (world && isKnown(world.valueOf(problem.loss))) worlds.push(world);
    }
    return worlds;
  };
  return { given: of('kept', hasOpenSymbols(ground) ? DRAWN : 1), drawn: of('ignored', DRAWN) };
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
    const value = ifKnown(() => toDouble(point.valueOf(s)));
    if (value === undefined) return UNKNOWN;
    return Number.isInteger(value) ? exactly(value) : nearly(value, 0);
  };
  return newWorld(ground, given, draw.given === 'kept');
}
