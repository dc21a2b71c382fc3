/** Numbers that a usual mistake leads to: what a quantity would be with it. */

import { type Derivative, derivative, type Expr, mul, type Sym } from '../../language/expr.js';
import { writeText } from '../../language/text.js';
import { symbolsOf } from '../../language/walk.js';
import { sentence } from '../messages/sentence.js';
import { type Approx, exactly } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import { heldTooOften, leftOut } from './catalog/factors.js';
import type { Inquiry } from './inquiry.js';
import { type OtherWay, shownNumber } from './numbers.js';
import { pathsOf } from './paths.js';
import type { Quantity, Role } from './quantities.js';
import { downstream, slipsTo } from './slips/slips.js';
import { ofOtherUnit } from './softmax-units.js';

type About = Pick<Inquiry, 'ground' | 'quantities' | 'nameOf' | 'areFactors' | 'house'> & { readonly world: World };

/** The ways in which a value for `asked` may have been worked out wrongly, the most specific first. */
export function* otherWays(asked: Expr, about: About): Generator<OtherWay> {
  const parameter = about.quantities.find((q) => q.role === 'new' && q.meaning === asked)?.of;
  if (parameter && about.ground.update?.updated.get(parameter) === asked) yield* toNewValue(asked, parameter, about);
  else if (asked.kind === 'derivative') yield* toDerivative(asked, about);
  else {
    yield* withUpdatedWeights(asked, about);
    if (asked.kind !== 'sym') return;
    yield* withoutExponentials(asked, about);
    yield* ofLoss(asked, about);
    yield* bySlips(asked, about);
  }
}

/** The new value of a parameter. */
function* toNewValue(asked: Expr, parameter: Sym, about: About): Generator<OtherWay> {
  const { ground, world } = about;
  const beside = world.valueOf(parameter).mid;
  const value = world.valueOf(asked).mid;
  const gradient = world.valueOf(derivative(ground.problem.loss, parameter, 'total')).mid;
  yield { value: 2 * beside - value, code: 'update-direction', sentence: sentence('updateDirection') };
  yield { value: beside - gradient, code: 'missing-learning-rate', sentence: sentence('missingRate') };
  yield* withUpdatedWeights(asked, about);
  for (const way of bySlips(asked, about)) yield { ...way, beside };
  for (const scale of SHIFTS) {
    const [step, right] = [(value - beside) * scale, value - beside].map((x) => shownNumber(Math.abs(x), 3));
    const moved = sentence('decimalShift', step as string, right as string);
    yield { value: beside + (value - beside) * scale, beside, code: 'decimal-shift', sentence: moved };
  }
}

/** So far the point is moved in a step. */
const SHIFTS = [10, 0.1, 100, 0.01];

function* toDerivative(asked: Derivative, about: About): Generator<OtherWay> {
  const { ground, world, quantities, nameOf, areFactors, house } = about;
  const value = world.valueOf(asked).mid;
  const divides = (e: Expr): boolean => house.isDivided(asked, e);
  yield* withUpdatedWeights(asked, about);
  yield* ofSamples(asked, about);
  const paths = pathsOf(asked, ground, world);
  for (const path of paths.length > 1 ? paths : []) {
    const said = path.isSoftmax ? sentence('softmaxDiagonal') : sentence('missingPath', nameOf(path.missing));
    const code = path.isSoftmax ? 'softmax-diagonal' : 'missing-path';
    yield { value: path.value, code, sentence: said };
    yield { value: value - path.value, code, sentence: said };
  }
  for (const other of ofOtherUnit(asked, ground, world))
    yield { value: other, code: 'softmax-diagonal', sentence: sentence('offDiagonal'), isExact: true };
  yield* bySlips(asked, about);
  const way = downstream([asked.by], ground);
  const own = quantities.filter((q) => q.meaning === asked.by);
  for (const q of [...own, ...quantities]) {
    if (!isOnTheWay(q, way, ground)) continue;
    const factor = world.valueOf(q.meaning).mid;
    if (factor === 0 || Math.abs(factor) === 1) continue;
    const situation = { nameOf, by: asked.by, isUpdate: false, cancelsSlope: false, areFactors, divides };
    yield { value: value / factor, ...leftOut(q, NOWHERE, situation) };
    yield { value: value * factor, ...heldTooOften(q, NOWHERE, situation) };
  }
}

const NOWHERE = { start: 0, end: 0 };

/** The sum over the samples for their mean, or the other way round. */
function* ofSamples(asked: Derivative, { ground: { problem, batch }, world }: About): Generator<OtherWay> {
  if (batch === undefined || asked.of !== problem.loss) return;
  const value = world.valueOf(asked).mid;
  const count = String(batch.count);
  yield { value: value * batch.count, code: 'constant-factor', sentence: sentence('meanMissing', count) };
  yield { value: value / batch.count, code: 'constant-factor', sentence: sentence('meanTooMany', count) };
}

/** What it is where one thing is taken for another on the way. */
function* bySlips(asked: Expr, { world, ...tape }: About): Generator<OtherWay> {
  const isZero = world.valueOf(asked).mid === 0;
  for (const { said, code, sentence } of slipsTo([asked], tape)) {
    const { mid } = world.where(said).valueOf(asked);
    // A number tells nothing of how it came to be 0; and an input of 0 is hardly forgotten.
    if (!Number.isFinite(mid) || mid === 0 || (isZero && code === 'missing-input')) continue;
    yield { value: mid, code, sentence, ...(code === 'weight-for-input' && { isExact: true as const }) };
  }
}

/** What a derivative or a new value is where later layers were updated before their deltas were passed on. */
function* withUpdatedWeights(asked: Expr, { ground, world, quantities }: About): Generator<OtherWay> {
  const { update, problem } = ground;
  const depth = problem.network?.layers.length ?? 0;
  if (update === undefined || depth < 2) return;
  const forward = problem.definitions.map(({ symbol }) => [symbol, exactlyAs(world, symbol)] as const);
  const staged = new Map<Expr, Approx>();
  const said = new Map<Expr, Approx>(forward);
  const values: number[] = [];
  for (let layer = depth; layer >= 1; layer--) {
    const here = world.where(said);
    if (layer < depth) values.push(here.valueOf(asked).mid);
    for (const q of quantities) {
      const next = q.meaning.kind === 'sym' ? update.updated.get(q.meaning) : undefined;
      if (next === undefined || q.layer !== layer || next === q.meaning) continue;
      staged.set(next, exactlyAs(here, next));
      said.set(q.meaning, exactlyAs(here, next));
    }
  }
  values.push(world.where(staged).valueOf(asked).mid);
  const plain = world.valueOf(asked).mid;
  for (const value of values) {
    if (Math.abs(value - plain) <= 1e-12 * Math.abs(plain)) continue;
    yield { value, code: 'updated-weight-used', sentence: sentence('updatedWeights') };
  }
}

const exactlyAs = (world: World, e: Expr): Approx => exactly(world.valueOf(e).mid);

const ON_THE_WAY: readonly Role[] = ['weight', 'bias', 'input', 'activation'];

function isOnTheWay({ role, meaning, of }: Quantity, way: ReadonlySet<Expr>, { definitionOf }: Ground): boolean {
  if (role === 'slope') return of !== undefined && way.has(of);
  if (role === 'constant') return true;
  if (meaning.kind !== 'sym' || !ON_THE_WAY.includes(role)) return false;
  return [...way].some((s) => symbolsOf((s.kind === 'sym' && definitionOf(s)) || s).includes(meaning));
}

/** The loss with another constant before it, or without one of its terms. */
function* ofLoss(asked: Sym, { ground, world }: About): Generator<OtherWay> {
  if (asked !== ground.problem.loss) return;
  const value = world.valueOf(asked).mid;
  yield { value: value * 2, code: 'constant-factor', sentence: sentence('constant', '1/2') };
  yield { value: value / 2, code: 'constant-factor', sentence: sentence('constant', '2') };
  const definition = ground.definitionOf(asked);
  const scale = definition?.kind === 'mul' ? definition.args.filter((f) => f.kind === 'num') : [];
  const sums = definition?.kind === 'mul' ? definition.args.filter((f) => f.kind === 'add') : [definition];
  const [sum, ...others] = sums;
  if (sum?.kind !== 'add' || others.length > 0) return;
  for (const term of sum.args) {
    const part = mul(...scale, term);
    const [without, name] = [value - world.valueOf(part).mid, writeText(part)];
    yield { value: without, code: 'missing-term', sentence: sentence('missingTerm', name) };
    yield { value: without - world.valueOf(part).mid, code: 'sign', sentence: sentence('signOfTerm', name) };
  }
}

/** An output of a softmax as a share of the sum of its inputs. */
function* withoutExponentials(asked: Sym, { ground, world }: About): Generator<OtherWay> {
  for (const { activation, outputs, preactivations } of ground.problem.network?.layers ?? []) {
    const n = outputs.indexOf(asked);
    if (activation !== 'softmax' || n < 0) continue;
    const sums = preactivations.map((z) => world.valueOf(z).mid);
    const value = (sums[n] as number) / sums.reduce((a, b) => a + b, 0);
    yield { value, code: 'no-exponential', sentence: sentence('noExponential') };
  }
}
