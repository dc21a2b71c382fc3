/** A wrong side as the catalog sees it: what stands at each of its places, and what would have to. */
import type { Expr, Sym } from '../../language/expr.js';
import { speaksOfArrays } from '../names/search/orientation.js';
import { exactly } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { World } from '../world/world.js';
import type { Written, WrittenName } from '../written/written.js';
import type { InSteps } from './in-steps.js';
import type { Inquiry, Question } from './inquiry.js';
import { areNear } from './near.js';
import type { Place } from './places.js';
import type { Quantity } from './quantities.js';
import type { Wrong } from './repair.js';
import { shown } from './shown.js';
import { softmaxesOf } from './softmax-units.js';

/** Where values are compared; `isLoose`: as rounded numbers, among which many pieces would do. */
export interface Among {
  readonly world: World;
  readonly isLoose: boolean;
  /** What is written entry by entry, where that is looked at. */
  readonly steps?: InSteps | undefined;
}

/** A side of a question, or one with a repair in it. */
export function wrongSide({ head, previous }: Question, side: Written, among: Among, inquiry: Inquiry): Wrong {
  const { ground, names, quantities, nameOf } = inquiry;
  const asked = inquiry.meaningOf(head);
  const { problem } = ground;
  const entries = asked ? [asked] : (inquiry.entriesOf(head, head) ?? []);
  // Δw is what is new less what was.
  const isNew = (e: Expr): boolean => ground.isUpdated(e) || (e.kind === 'add' && e.args.some(ground.isUpdated));
  const isUpdate = entries.length > 0 && entries.every(isNew);
  const last = problem.network?.layers.at(-1)?.activation;
  const usesLogs = ground.definitionOf(problem.loss) !== undefined && speaksOfLog(ground);
  return {
    head,
    previous,
    side,
    names,
    quantities,
    arrays: speaksOfArrays(side, names) ? inquiry.arrays : [],
    samples: ground.batch?.count,
    isUpdate,
    asked,
    by: asked?.kind === 'derivative' ? asked.by : undefined,
    byArray: inquiry.arrayOf(entries.flatMap((e) => (e.kind === 'derivative' ? e.by : []))),
    cancelsSlope: usesLogs && (last === 'sigmoid' || last === 'softmax' || last === undefined),
    hasAbsolutes: problem.definitions.some((d) => calls(d.value, 'abs')),
    areFactors: inquiry.areFactors,
    divides: (e) => entries[0] !== undefined && inquiry.house.isDivided(entries[0], e),
    isParameter: inquiry.isParameter,
    meaningOf: (w) => inquiry.meaningOf(w),
    nameOf,
    arrayAt: (w) => inquiry.arrayAt(w),
    namesOf: (array) => inquiry.namesOf(array),
    arrayName: (array) => inquiry.arrayName(array),
    shown,
    fitting: (place, others) => fitting(place, others, head, among, inquiry),
    fittingPairs: (place, pair, others) => fittingPairs(place, pair, others, head, among, inquiry),
    units: unitsOf(ground),
    softmaxes: softmaxesOf(ground).map((all) => all.map((u) => u.output)),
    factorsAt: (place, others) => {
      const likely = likelyFactors(asked, isUpdate, among.isLoose, others, inquiry);
      return factorsAt(place, likely, head, among, inquiry);
    },
  };
}

function fitting(
  place: Place,
  others: readonly Quantity[],
  head: Written,
  { world, isLoose }: Among,
  inquiry: Inquiry,
): readonly Quantity[] {
  const needed = isLoose ? undefined : inquiry.neededAt(place, head, world);
  if (needed) return others.filter((q) => areNear(world.valueOf(q.meaning), needed.value, false));
  const own = quantityAt(place.piece, inquiry);
  return own && !isLoose ? others.filter((q) => q !== own && areAlike(q, own)) : [];
}

function fittingPairs(
  place: Place,
  pair: readonly [WrittenName, WrittenName],
  others: readonly Quantity[],
  head: Written,
  { world, isLoose }: Among,
  inquiry: Inquiry,
): readonly (readonly [Quantity, Quantity])[] {
  const needed = isLoose ? undefined : inquiry.neededAt(place, head, world);
  const [first, second] = pair.map((name) => quantityAt(name, inquiry));
  if (needed === undefined || first === undefined || second === undefined) return [];
  const inWorld = ({ meaning }: Quantity): number => world.valueOf(meaning).mid;
  const product = (needed.value.mid / needed.own.mid) * inWorld(first) * inWorld(second);
  const likeFirst = others.filter((q) => q.role === first.role && q !== first);
  const likeSecond = others.filter((q) => q.role === second.role && q !== second);
  return likeFirst.flatMap((p) =>
    likeSecond
      .filter((q) => areNear(exactly(inWorld(p) * inWorld(q)), exactly(product), false))
      .map((q) => [p, q] as const),
  );
}

function factorsAt(
  place: Place,
  likely: readonly Quantity[],
  head: Written,
  { world, isLoose }: Among,
  inquiry: Inquiry,
): ReturnType<Wrong['factorsAt']> {
  const needed = inquiry.neededAt(place, head, world);
  if (needed === undefined || needed.own.mid === 0) return [];
  const ratio = exactly(needed.value.mid / needed.own.mid);
  return likely.flatMap((by): ReturnType<Wrong['factorsAt']> => {
    const { mid } = world.valueOf(by.meaning);
    if (areNear(exactly(mid), ratio, isLoose)) return [{ by, isDivided: false }];
    return areNear(exactly(1 / mid), ratio, isLoose) ? [{ by, isDivided: true }] : [];
  });
}

/** The factors that may be lacking; by rounded numbers many others would do as well. */
function likelyFactors(
  asked: Expr | undefined,
  isUpdate: boolean,
  isLoose: boolean,
  among: readonly Quantity[],
  { house }: Inquiry,
): readonly Quantity[] {
  const parts = isLoose && asked ? house.partsOf(asked) : [];
  const isLikely = ({ role, meaning }: Quantity): boolean => {
    if (role === 'rate') return isUpdate;
    if (!isLoose || role === 'constant') return true;
    return role === 'slope' ? asked?.kind === 'derivative' : parts.includes(meaning);
  };
  const isConstant = ({ role }: Quantity): boolean => role === 'rate' || role === 'constant';
  const likely = among.filter(isLikely);
  return [...likely.filter(isConstant), ...likely.filter((q) => !isConstant(q))];
}

function quantityAt(piece: Written, inquiry: Inquiry): Quantity | undefined {
  const meaning = inquiry.meaningOf(piece);
  return inquiry.quantities.find((q) => q.meaning === meaning);
}

/** Quantities that are easily taken for each other: of one kind, or what goes into a unit and what comes out. */
function areAlike(a: Quantity, b: Quantity): boolean {
  const isOfUnits = ({ role }: Quantity): boolean =>
    role === 'preactivation' || role === 'activation' || role === 'target';
  return a.role === b.role || (isOfUnits(a) && isOfUnits(b));
}

/** For each two units of a layer, what belongs to the one and to the other. */
function unitsOf({ problem: { network } }: Ground): readonly (readonly [readonly Sym[], readonly Sym[]])[] {
  return (network?.layers ?? []).flatMap(({ outputs, preactivations, biases }, n, { length }) => {
    const targets = n === length - 1 ? (network?.targets ?? []) : [];
    const units = outputs.map((a, k) => [a, preactivations[k], biases?.[k], targets[k]].flatMap((s) => s ?? []));
    return units.flatMap((from) => units.flatMap((to) => (from === to ? [] : [[from, to] as const])));
  });
}

/** Whether the loss does, or where no network tells it from the rest, a part of it. */
function speaksOfLog({ problem: { definitions, network } }: Ground): boolean {
  return definitions.some((d) => (d.role === 'loss' || network === undefined) && calls(d.value, 'log'));
}

const calls = (e: Expr, fn: string): boolean =>
  (e.kind === 'call' && e.fn === fn) || e.parts.some((part) => calls(part, fn));
