/** The softmaxes of a problem, whether of a layer or written out in a definition. */
import type { Derivative, Expr, Sym } from '../../language/expr.js';
import { isNum } from '../../language/expr.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';

/** An output of a softmax, and what it is the exponential of. */
export interface SoftmaxUnit {
  readonly output: Sym;
  readonly sum: Expr;
}

/** The units of each softmax. */
export function softmaxesOf({ problem }: Ground): readonly (readonly SoftmaxUnit[])[] {
  const layers = (problem.network?.layers ?? []).filter((l) => l.activation === 'softmax');
  const ofLayers = layers.map(({ outputs, preactivations }) =>
    outputs.map((output, n) => ({ output, sum: preactivations[n] as Expr })),
  );
  const bySum = new Map<Expr, SoftmaxUnit[]>();
  for (const { symbol, value } of problem.definitions) {
    const [under, sum] = normalised(value) ?? [];
    if (under && sum) bySum.set(under, [...(bySum.get(under) ?? []), { output: symbol, sum }]);
  }
  return [...ofLayers, ...[...bySum.values()].filter((units) => units.length > 1)];
}

/** What is written for a derivative of an output by the sum of another unit as if it were its own, or were not there. */
export function ofOtherUnit({ of, by }: Derivative, ground: Ground, world: World): readonly number[] {
  const units = softmaxesOf(ground).find((all) => all.some((u) => u.sum === by)) ?? [];
  const own = units.find((u) => u.sum === by)?.output;
  if (of.kind !== 'sym' || own === undefined || own === of || !units.some((u) => u.output === of)) return [];
  const [p, q] = [of, own].map((e) => world.valueOf(e).mid) as [number, number];
  return [0, p * (1 - p), p * (1 - q), q * (1 - p), q * (1 - q)];
}

/** What is written for a derivative of an output by its own sum as if that were another unit's. */
export function ofOwnUnit({ of, by }: Derivative, ground: Ground, world: World): readonly number[] {
  const isOwn = softmaxesOf(ground).some((all) => all.some((u) => u.sum === by && u.output === of));
  return isOwn ? [-(world.valueOf(of).mid ** 2)] : [];
}

/** What an exponential is divided by, and what it is of: e^z / Σ e^z. */
function normalised(value: Expr): readonly [Expr, Expr] | undefined {
  if (value.kind !== 'mul' || value.args.length !== 2) return undefined;
  const over = value.args.find((e) => e.kind === 'call' && e.fn === 'exp');
  const under = value.args.find((e) => e.kind === 'pow' && isNum(e.exponent, -1) && e.base.kind === 'add');
  const [of] = over?.parts ?? [];
  const isAmong = under?.kind === 'pow' && over !== undefined && under.base.parts.includes(over);
  return isAmong && of ? [under, of] : undefined;
}
