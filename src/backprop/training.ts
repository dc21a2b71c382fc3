/** Several updates, one after another: every gradient by its derived formula, the optimizer's state carried over. */
import { type Expr, num, type Sym, sym } from '../language/expr.js';
import { parseDecimal } from '../language/rational.js';
import { within } from '../language/table.js';
import { ValueError } from '../language/value-error.js';
import type { Given, Problem, TrainingTask } from '../problem/problem.js';
import { entriesOf, isFrozen, sameEntry } from './entries.js';
import { placeIn } from './numbers/entries.js';
import { evaluateDefinitions, newBudget, type Values } from './numbers/values.js';
import { derivedEquations, type Solution } from './solution.js';
import { anyStep, keptName, STEP_NUMBER, type Update, updateOf } from './update.js';

/** Where the training stands after `number` updates. */
export interface TrainingPoint {
  readonly number: number;
  readonly loss: number;
  /** The Euclidean norm of the gradient by all that moves. */
  readonly gradientNorm: number;
  /** Of what moves, in the order of `Training.moving`. */
  readonly values: readonly number[];
}

export interface Training {
  readonly update: Update;
  /** The parameters that are not frozen, entry by entry. */
  readonly moving: readonly Sym[];
  /** From the given values, number 0, on: one more than there are steps, fewer where it stopped. */
  readonly points: readonly TrainingPoint[];
  /** After so many updates something has no value any more. */
  readonly stopped: { readonly number: number; readonly error: ValueError } | undefined;
}

/** These say that it takes too long, not that there is no value. */
const REFUSED: readonly string[] = ['too-much-work', 'too-large'];

/**
 * Trains a problem that has all its numbers. From one step to the next they are carried over as doubles. Throws a
 * ValueError where it takes too long, or where even the given values lead to no loss.
 */
export function train(solution: Solution, { steps, optimizer }: TrainingTask): Training {
  const { problem, gradients, symbolOf } = solution;
  return within(problem.table, () => {
    const parameters = gradients.parameters.map((a) => ({ parameter: a.of, gradient: symbolOf(a) }));
    const update = updateOf(optimizer, parameters, gradients.context, anyStep());
    const equations = [
      ...derivedEquations(problem, gradients),
      ...update.parameters.flatMap((p) => [...p.lines, { symbol: p.updated, value: p.value }]),
    ];
    const moves = parameters.flatMap(({ gradient }, n) => movesOf(update, n, gradient, problem));
    const carried = moves.flatMap((m) => [{ from: m.updated, to: m.parameter }, ...m.kept]);
    const budget = newBudget();

    const points: TrainingPoint[] = [];
    const end = (stopped?: Training['stopped']): Training => ({
      update,
      moving: moves.map((m) => m.parameter),
      points,
      stopped,
    });
    let given: ReadonlyMap<string, Given> = new Map([...problem.given, ...emptyState(update, problem)]);
    for (let number = 0; ; number++) {
      try {
        const numbered = new Map([...given, [STEP_NUMBER, { shape: [], entries: [num(number + 1)] }]]);
        const values = evaluateDefinitions(equations, numbered, problem.axes, problem.functions, budget);
        points.push(pointAt(number, values, moves, problem));
        if (number === steps) return end();
        given = carriedOver(carried, values, given);
      } catch (error) {
        if (!(error instanceof ValueError) || points.length === 0 || REFUSED.includes(error.code)) throw error;
        return end({ number: points.length, error });
      }
    }
  });
}

/** One entry of a parameter, and the entries that belong to it. */
interface Move {
  readonly parameter: Sym;
  readonly gradient: Sym;
  readonly updated: Sym;
  /** What the optimizer computes, and where it stands at the next step. */
  readonly kept: readonly Carried[];
}
interface Carried {
  readonly from: Sym;
  readonly to: Sym;
}

/** The entries of the nth parameter that are not frozen. */
function movesOf({ row, parameters }: Update, n: number, gradient: Sym, problem: Problem): readonly Move[] {
  const { parameter, updated, lines } = parameters[n] as Update['parameters'][number];
  return (entriesOf(parameter, problem) ?? []).flatMap((entry) => {
    if (isFrozen(entry, problem)) return [];
    const at = (s: Sym): Sym => sameEntry(s, parameter, entry);
    const kept = row.lines.flatMap(({ symbol, kept: isKept }, k) =>
      isKept
        ? [{ from: at((lines[k] as { symbol: Sym }).symbol), to: sym(keptName(symbol, entry), ...entry.indices) }]
        : [],
    );
    return [{ parameter: entry, gradient: at(gradient), updated: at(updated), kept }];
  });
}

/** Zeros in the place of all that an optimizer keeps. */
function* emptyState({ row, parameters }: Update, { given }: Problem): Generator<[string, Given]> {
  for (const { parameter } of parameters) {
    const { shape, entries } = given.get(parameter.name) as Given;
    for (const { symbol, kept } of row.lines) {
      if (kept) yield [keptName(symbol, parameter), { shape, entries: entries.map(() => num(0)) }];
    }
  }
}

function pointAt(number: number, values: Values, moves: readonly Move[], { loss }: Problem): TrainingPoint {
  return {
    number,
    loss: values.of(loss) as number,
    gradientNorm: Math.sqrt(moves.reduce((sum, m) => sum + (values.of(m.gradient) as number) ** 2, 0)),
    values: moves.map((m) => values.of(m.parameter) as number),
  };
}

/** The given entries of the next step. */
function carriedOver(
  carried: readonly Carried[],
  values: Values,
  given: ReadonlyMap<string, Given>,
): ReadonlyMap<string, Given> {
  const next = new Map<string, { shape: readonly number[]; entries: (Expr | undefined)[] }>();
  for (const { from, to } of carried) {
    const { shape, entries } = next.get(to.name) ?? (given.get(to.name) as Given);
    const table = next.get(to.name) ?? { shape, entries: [...entries] };
    next.set(to.name, table);
    table.entries[placeIn(shape, to.indices as readonly number[]) as number] = num(
      parseDecimal(String(values.of(from) as number)),
    );
  }
  return new Map([...given, ...next]);
}
