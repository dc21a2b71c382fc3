/** A training as a loop over the derived formulas, with the losses that it has to come by. */
import { entriesOf, isFrozen } from '../backprop/entries.js';
import { solveProblem } from '../backprop/solution.js';
import type { ProgramTraining } from '../document/program.js';
import type { Problem, TrainTask } from '../problem/problem.js';
import { type EpochPoint, newRun, training } from '../training/run.js';
import { trainTaskOf } from '../training/runs.js';
import { firstUnsureEpoch } from '../training/sensitivity.js';
import type { Namer } from './identifiers.js';
import type { Spelling } from './print.js';
import { floating } from './print.js';
import { pythonList } from './shown.js';
import { frozenLines, stepFunction } from './step.js';
import { isNumber } from './variables.js';
import { rowsIn } from './with-data.js';
import type { Workshop } from './workshop.js';
import { wrapped } from './wrap.js';

/** More epochs than this are not run for the sake of numbers to compare with. */
const MOST_EPOCHS = 300;
/** As many digits as are compared, and some more. */
const DIGITS = 10;

/**
 * The training that the problem asks for. Undefined where it asks for none, or for one that goes by lot: in batches, or
 * with rows kept back; where the program has not all of the data; and in a language that works entry by entry.
 */
export function trainingProgram(workshop: Workshop, spelling: Spelling, namer: Namer): ProgramTraining | undefined {
  const { problem, solution, variables, writer } = workshop;
  const task = trainTaskOf(problem);
  const asked = solution.gradients.parameters;
  const isWhole = asked.length === problem.parameters.length && asked.every((a) => !a.of.indices.some(isNumber));
  if (workshop.target === 'typescript' || !task || !isWhole || !isByAllRows(problem, task)) return undefined;

  const points = surePoints(problem, task);
  const last = points.at(-1);
  if (!last) return undefined;

  const { step, isNumbered, kept } = stepFunction(task.optimizer, namer.name('step'), workshop, spelling, namer);
  const moving = asked.filter((a) => !(entriesOf(a.of, problem) ?? [a.of]).every((e) => isFrozen(e, problem)));
  const parts = moving.map((a) => {
    const name = variables.nameOf(a.of.name);
    const state = kept.map((symbol) => namer.name(`${symbol}_${a.of.name}`));
    const given = [name, variables.definedBy(solution.symbolOf(a)), ...(isNumbered ? ['epoch + 1'] : []), ...state];
    return {
      state: [
        ...(workshop.target === 'pytorch' ? writer.assign(name, `${name}.detach()`) : []),
        ...state.flatMap((s) => writer.assign(s, '0.0')),
      ],
      moved: [
        ...wrapped(`${[name, ...state].join(', ')} = ${step.name}(${given.join(', ')})`, true),
        ...frozenLines(a.of, name, workshop, (entry) => floating(String(workshop.numberOf(entry)))),
      ],
    };
  });
  return {
    step,
    epochs: task.epochs,
    state: parts.flatMap((p) => p.state),
    moved: parts.flatMap((p) => p.moved),
    shown: [
      ...wrapped(`for epoch in [${points.map((p) => p.epoch).join(', ')}]:`, true),
      '    print(epoch, round(losses[epoch], 6))',
    ],
    output: points.map((p) => `${p.epoch} ${pythonList(p.train.loss)}`),
    sure: { epoch: last.epoch, loss: last.train.loss.toPrecision(DIGITS) },
  };
}

/** Whether each step sees all rows of the data, and the program has them. */
const isByAllRows = ({ data }: Problem, { batch, validation, earlyStopping }: TrainTask): boolean =>
  data !== undefined &&
  batch === 'full' &&
  validation === 0 &&
  earlyStopping === undefined &&
  rowsIn(data) === data.train.inputs.rows;

/** Points of the training's table from its beginning on, as long as its course does not depend on rounding. */
function surePoints(problem: Problem, task: TrainTask): readonly EpochPoint[] {
  const short = { ...task, epochs: Math.min(task.epochs - 1, MOST_EPOCHS) };
  const solution = solveProblem(problem);
  const run = newRun(solution, short);
  for (const _ of training(run, short));
  // Courses that part are apart long before it is seen.
  const unsure = (firstUnsureEpoch(solution, short, run) ?? Number.POSITIVE_INFINITY) / 2;
  const isShown = (epoch: number): boolean => epoch === 0 || (epoch % task.reportEvery === 0 && epoch < unsure);
  return run.points.filter(({ epoch, train }) => isShown(epoch) && Number.isFinite(train.loss));
}
