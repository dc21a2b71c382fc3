/** Parameters in training: the tape run over rows of data, and the step that follows from it. */
import { compileTape, type Program } from '../arrays/compile.js';
import type { Table } from '../arrays/strided.js';
import { isAmong } from '../backprop/entries.js';
import { entryNumbers } from '../backprop/numbers/entries.js';
import type { Solution } from '../backprop/solution.js';
import { keptName, STEP_NUMBER } from '../backprop/update.js';
import type { DataSet, Matrix } from '../data/data-set.js';
import { type Sym, sym } from '../language/expr.js';
import { within } from '../language/table.js';
import type { OptimizerChoice, Problem } from '../problem/problem.js';
import { newBatch, newTable } from './batch.js';
import { constantTables, parametersAtStart } from './beginning.js';
import { type TrainingTape, trainingTape } from './tape.js';

/** How far a pass goes: to the loss, on to the gradients, on to what the optimizer makes of them. */
export type Depth = 'loss' | 'gradients' | 'step';

/** The tape run over some rows, with the parameters as they were then. Good until the next pass over as many rows. */
export interface Pass {
  readonly loss: number;
  /** A row a sample; without columns for a tape that is no network. */
  outputs(): Matrix;
  /** The gradient by each parameter, by its name, row by row. Parameters of one name have theirs together. */
  gradients(): ReadonlyMap<string, Float64Array>;
  /** The name of the first quantity, in the order of the tape, that has an entry that is no finite number. */
  firstNotFinite(): string | undefined;
}

export interface Trainer {
  readonly tape: TrainingTape;
  /** The parameters as they are now, by name. */
  readonly parameters: ReadonlyMap<string, Table>;
  /** All that a later step depends on, by name: parameters, what the optimizer keeps, the number of the next step. */
  readonly state: ReadonlyMap<string, Table>;
  /** Runs over the rows of `set` at `places`; over all of them without. */
  pass(set: DataSet, depth: Depth, places?: Int32Array): Pass;
  /** The parameters take the values that the last pass to the depth of a step gave them. */
  move(): void;
  /** Of the next step, from 1. */
  stepNumber(): number;
}

/** Begins a training of a solved problem with data. Throws a ValueError where a given number has no value. */
export function newTrainer(solution: Solution, optimizer: OptimizerChoice): Trainer {
  const { problem } = solution;
  return within(problem.table, () => {
    const tape = trainingTape(solution, optimizer);
    const parameters = parametersAtStart(problem);
    const stepNumber: Table = { shape: [], values: Float64Array.of(1) };
    const state = new Map([...parameters, ...emptyState(tape, parameters), [STEP_NUMBER, stepNumber]]);
    const programs = newPrograms(tape, problem, new Map([...constantTables(problem), ...state]));
    const refreeze = frozenEntries(problem, parameters);
    let carry: Program | undefined;
    return {
      tape,
      parameters,
      state,
      pass: (set, depth, places) => {
        const { batch, after } = programs(places?.length ?? set.inputs.rows, depth);
        batch.feed(set, places);
        batch.program.run();
        carry = after ?? carry;
        const values = ({ name }: Sym): Float64Array => batch.program.table(name).values;
        return {
          loss: values(problem.loss)[0] as number,
          outputs: batch.outputs,
          gradients: () => new Map(tape.gradients.map((g) => [g.parameter.name, values(g.gradient)])),
          firstNotFinite: () =>
            [...parameters.keys(), ...batch.program.computes.map((s) => s.name)].find(
              (name) => !batch.program.table(name).values.every(Number.isFinite),
            ),
        };
      },
      move: () => {
        carry?.run();
        refreeze();
        stepNumber.values[0] = (stepNumber.values[0] as number) + 1;
      },
      stepNumber: () => stepNumber.values[0] as number,
    };
  });
}

/** The programs of a tape by the number of rows and the depth, each compiled when it is first asked for. */
function newPrograms(tape: TrainingTape, problem: Problem, shared: ReadonlyMap<string, Table>) {
  const wanted: Readonly<Record<Depth, readonly string[]>> = {
    loss: [problem.loss.name],
    gradients: [problem.loss.name, ...tape.gradients.map((g) => g.gradient.name)],
    step: [problem.loss.name, ...tape.gradients.map((g) => g.gradient.name), ...tape.carried.map((c) => c.value.name)],
  };
  const made = new Map<string, ReturnType<typeof make>>();
  const make = (size: number, depth: Depth) =>
    within(problem.table, () => {
      const batch = newBatch({ problem, size, equations: tape.equations, shared, wanted: wanted[depth] });
      return { batch, after: depth === 'step' ? carryOver(tape, batch.program, problem, shared) : undefined };
    });
  return (size: number, depth: Depth) => {
    const key = `${size} ${depth}`;
    const found = made.get(key) ?? make(size, depth);
    made.set(key, found);
    return found;
  };
}

/** Puts what a step computed in the place of what it started from. */
function carryOver(
  { carried }: TrainingTape,
  step: Program,
  { functions, axes }: Problem,
  shared: ReadonlyMap<string, Table>,
): Program {
  return compileTape({
    equations: carried,
    functions,
    sizeOf: (range) => axes.get(range)?.size as number,
    given: new Map([...shared, ...carried.map(({ value: { name } }) => [name, step.table(name)] as const)]),
    wanted: carried.map(({ symbol }) => symbol.name),
  });
}

/** Zeros in the place of all that an optimizer keeps. */
function* emptyState(
  { update: { row, parameters } }: TrainingTape,
  tables: ReadonlyMap<string, Table>,
): Generator<readonly [string, Table]> {
  for (const { parameter } of parameters) {
    const { shape } = tables.get(parameter.name) as Table;
    for (const { symbol, kept } of row.lines) if (kept) yield [keptName(symbol, parameter), newTable(shape)];
  }
}

/** Puts the frozen entries back to what they are now. */
function frozenEntries({ frozen }: Problem, parameters: ReadonlyMap<string, Table>): () => void {
  const entries = [...parameters].flatMap(([name, { shape, values }]) => {
    if (frozen.size === 0) return [];
    return [...entryNumbers(shape)].flatMap((at, place) =>
      isAmong(frozen, sym(name, ...at)) ? [{ values, place, value: values[place] as number }] : [],
    );
  });
  return () => {
    for (const { values, place, value } of entries) values[place] = value;
  };
}
