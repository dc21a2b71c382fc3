/** The problem as its quantities are looked at one by one: a tape of single entries, and who uses whom. */
import { isFrozen } from '../../backprop/entries.js';
import { functionDerivatives } from '../../backprop/functions.js';
import { anyStep, keptName, type Update, updateOf } from '../../backprop/update.js';
import type { OptimizerRow } from '../../catalog/optimizers.js';
import { derivative, type Expr, isFree, num, type Sym, sym } from '../../language/expr.js';
import { substitute, symbolsOf } from '../../language/walk.js';
import { alongAxes, sizedAxes } from '../../problem/forms/components.js';
import type { Definition, Given, Problem } from '../../problem/problem.js';
import { SAMPLE_COUNT, SAMPLES } from '../../problem/samples.js';
import { foldTable } from '../../rules/folds.js';
import { DIFFERENTIATE } from '../../rules/phases.js';
import { rewrite } from '../../rules/rewrite.js';
import type { Context } from '../../rules/rule.js';
import { type Batch, batchOf } from './batch.js';
import { withShares } from './shares.js';

/** What a quantity is worked out by. */
type Equation = Pick<Definition, 'symbol' | 'value'>;

export interface Ground {
  /** In single entries; every axis has a length. */
  readonly problem: Problem;
  /** Its samples, where it has several. */
  readonly batch: Batch | undefined;
  definitionOf(s: Sym): Expr | undefined;
  /** The new value of a parameter after one step of the spec's optimizer, and its constants; undefined without one. */
  readonly update: OneStep | undefined;
  /** Whether it is the new value of a parameter. */
  isUpdated(e: Expr): boolean;
  /** The definitions that use `s` directly. */
  usersOf(s: Sym): readonly Equation[];
  /** ∂e/∂s with every other symbol held fixed, s as it stands in `e`. */
  partial(e: Expr, s: Sym): Expr;
}

export interface OneStep {
  /** By parameter: the symbol of its new value, which is defined on the ground. */
  readonly updated: ReadonlyMap<Sym, Sym>;
  /** By quantity of the tape: the symbol of what it is with the new parameters, which is defined on the ground. */
  readonly afterwards: ReadonlyMap<Sym, Sym>;
  /** The optimizer's constants, by the symbols of its row: `eta`. */
  readonly constants: ReadonlyMap<string, Expr>;
  readonly row: OptimizerRow;
  /** By `memoryMark`, and then by parameter: the symbol of what the optimizer keeps of it. */
  readonly memories: ReadonlyMap<string, ReadonlyMap<Sym, Sym>>;
}

/**
 * The ground of a step after the first one: what is kept is worked out from what was kept before. `keptBefore`: by the
 * symbol of that the one of what it was after the step before.
 */
export function groundOfLaterStep(ground: Ground): {
  readonly ground: Ground;
  readonly keptBefore: ReadonlyMap<Sym, Sym>;
} {
  const { row, memories } = ground.update ?? { row: undefined, memories: new Map() as OneStep['memories'] };
  const letters = row?.lines.map(({ symbol }) => symbol) ?? [];
  const of = (moment: Moment, letter: string): ReadonlyMap<Sym, Sym> =>
    memories.get(memoryMark(moment, letter)) ?? new Map();
  const pairs = (from: Moment, to: Moment): readonly (readonly [Sym, Sym])[] =>
    letters.flatMap((letter) =>
      [...of(from, letter)].map(([parameter, s]) => [s, of(to, letter).get(parameter) ?? s] as const),
    );
  const atAnyStep = new Map(pairs('first', 'any'));
  return {
    ground: { ...ground, definitionOf: (s) => ground.definitionOf(atAnyStep.get(s) ?? s) },
    keptBefore: new Map(pairs('before', 'first')),
  };
}

/** What is kept after the first step, which begins with nothing; after any step; and before it, when it is any number. */
export type Moment = 'first' | 'any' | 'before';

export const memoryMark = (moment: Moment, letter: string): string => `${letter} ${moment}`;

export const isMemoryMark = (mark: string): boolean => / (?:first|any|before)$/.test(mark);

/** Whether a number is chosen, and no data: a constant of the optimizer, the strength of a penalty, how many samples there are. */
export const isChosen = (e: Expr, { update }: Pick<Ground, 'update'>): boolean =>
  symbolsOf(e).every((s) => update?.constants.has(s.name));

/** The name of a learning rate that nobody states: any number, also where all others are given. A spec cannot spell it. */
export const UNSTATED_RATE = 'learning rate';

/** Axes that the problem leaves open get lengths of their own, not all the same: what holds must hold for any. */
const LENGTHS = [3, 2];
/** So many samples: a mean is no half, and there are more or fewer of them than of anything else. */
const COUNTS = [4, 5, 3, 7];

/** A purely symbolic problem with lengths for all its axes, and with the number of its samples. */
export function withLengths(problem: Problem): Problem {
  const taken = new Set([...problem.axes.values()].map(({ size }) => size).concat(layerSizes(problem)));
  const samples = COUNTS.find((n) => !taken.has(n)) ?? 6;
  const lengthOf = (range: string, n: number): number => (range === SAMPLES ? samples : (LENGTHS[n % 2] as number));
  const axes = [...problem.axes].map(
    ([range, axis], n) => [range, { ...axis, size: axis.size ?? lengthOf(range, n) }] as const,
  );
  const isCounted = problem.axes.has(SAMPLES) && problem.axes.get(SAMPLES)?.size === undefined;
  const count: readonly (readonly [string, Given])[] = isCounted
    ? [[SAMPLE_COUNT, { shape: [], entries: [num(samples)] }]]
    : [];
  return { ...problem, axes: new Map(axes), given: new Map([...problem.given, ...count]) };
}

const layerSizes = ({ network }: Problem): readonly number[] =>
  network ? [network.inputs.length, ...network.layers.map(({ outputs }) => outputs.length)] : [];

/** Must be called within the table of the problem, like all that it returns. */
export function groundOf(sized: Problem): Ground {
  const problem = withShares(alongAxes(sized, sizedAxes(sized)));
  const definitions = new Map<Sym, Expr>();
  const users = new Map<Sym, Equation[]>();
  const isUsedBy = (s: Sym, d: Equation): void => {
    users.set(s, [...(users.get(s) ?? []), d]);
  };
  for (const d of problem.definitions) {
    if (isFree(d.symbol)) throw new Error(`${d.symbol.name} still has a free index`);
    definitions.set(d.symbol, d.value);
    for (const s of symbolsOf(d.value)) isUsedBy(s, d);
  }
  const size = (range: string): Expr => num(problem.axes.get(range)?.size ?? 0);
  const context: Context = {
    derivativeOf: functionDerivatives(problem.functions, size).at,
    size,
    folds: foldTable([]),
    solved: [],
    assumptions: [],
    tape: undefined,
  };
  const update = stepOf(problem, context);
  const news = new Set([...(update?.updated.values() ?? []), ...(update?.afterwards.values() ?? [])]);
  for (const d of update?.definitions ?? []) {
    definitions.set(d.symbol, d.value);
    for (const s of symbolsOf(d.value)) if (news.has(s)) isUsedBy(s, d);
  }
  for (const [name, value] of update?.constants ?? []) if (!users.has(sym(name))) definitions.set(sym(name), value);
  const updated = new Set<Expr>(update?.updated.values());
  const partials = new Map<string, Expr>();
  return {
    problem,
    batch: batchOf(problem),
    update,
    isUpdated: (e) => updated.has(e),
    definitionOf: (s) => definitions.get(s),
    usersOf: (s) => users.get(s) ?? [],
    partial: (e, s) => {
      const key = `${e.id}/${s.id}`;
      const known = partials.get(key) ?? rewrite(derivative(e, s), DIFFERENTIATE, context, []);
      partials.set(key, known);
      return known;
    },
  };
}

/** One step of the optimizer that the spec asks for. Frozen parameters stay what they are. */
function stepOf(
  problem: Problem,
  context: Context,
): (OneStep & { readonly definitions: readonly Equation[] }) | undefined {
  const task = problem.tasks.find((t) => ['update', 'training', 'train'].includes(t.kind));
  if (task === undefined || !('optimizer' in task)) return undefined;
  const gradientOf = (p: Sym): Sym => sym(`gradient of ${p.name}`, ...p.indices);
  const gradients = new Map(problem.parameters.map((p) => [gradientOf(p), p]));
  const gradientsOf = problem.parameters.map((p) => ({ parameter: p, gradient: gradientOf(p) }));
  const update = updateOf(task.optimizer, gradientsOf, context);
  const rules = rulesIn(updateOf(task.optimizer, gradientsOf, context, anyStep()));
  const put = (e: Expr): Expr =>
    substitute(e, (s) => {
      const by = gradients.get(s);
      return by && derivative(problem.loss, by, 'total');
    });
  const definitions = [
    ...rules.map(({ symbol, value }) => ({ symbol, value: put(value) })),
    ...update.parameters.flatMap(({ parameter, lines, updated, value }) => [
      ...lines.map((line) => ({ symbol: line.symbol, value: put(line.value) })),
      { symbol: updated, value: isFrozen(parameter, problem) ? parameter : put(value) },
    ]),
  ];
  const updated = new Map(update.parameters.map((p) => [p.parameter, p.updated]));
  const afterwards = new Map(
    problem.definitions.map(({ symbol }) => [symbol, sym(`${symbol.name} after the update`, ...symbol.indices)]),
  );
  const after = (e: Expr): Expr => substitute(e, (s) => updated.get(s) ?? afterwards.get(s));
  const again = problem.definitions.map(({ symbol, value }) => ({
    symbol: afterwards.get(symbol) ?? symbol,
    value: after(value),
  }));
  const { row, constants } = update;
  return { updated, afterwards, constants, row, memories: memoriesOf(update), definitions: [...definitions, ...again] };
}

/** What is kept after any step. */
const rulesIn = ({ parameters }: Update): readonly { readonly symbol: Sym; readonly value: Expr }[] =>
  parameters.flatMap(({ lines }) => lines.map(({ symbol, value }) => ({ symbol: afterAny(symbol), value })));

const afterAny = ({ name, indices }: Sym): Sym => sym(`${name} after any step`, ...indices);

function memoriesOf({ row, parameters }: Update): OneStep['memories'] {
  const byParameter = (symbolOf: (line: Sym, parameter: Sym) => Sym, n: number): ReadonlyMap<Sym, Sym> =>
    new Map(parameters.map(({ parameter, lines }) => [parameter, symbolOf(lines[n]?.symbol as Sym, parameter)]));
  return new Map(
    row.lines.flatMap(({ symbol }, n) => [
      [memoryMark('first', symbol), byParameter((line) => line, n)],
      [memoryMark('any', symbol), byParameter(afterAny, n)],
      [memoryMark('before', symbol), byParameter((_, p) => sym(keptName(symbol, p), ...p.indices), n)],
    ]),
  );
}
