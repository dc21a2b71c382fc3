/** One step of an optimizer, from its row of the catalog: a function, and its use on each parameter that moves. */
import { entriesOf, isFrozen } from '../backprop/entries.js';
import { type ParameterUpdate, updateOf } from '../backprop/update.js';
import type { Lines, ProgramStep, ProgramUpdate } from '../document/program.js';
import { call, type Expr, num, type Sym, sym } from '../language/expr.js';
import type { OptimizerChoice } from '../problem/problem.js';
import type { Namer } from './identifiers.js';
import type { Spelling } from './print.js';
import { isNumber } from './variables.js';
import type { Workshop } from './workshop.js';
import { listText, newWriter } from './writer.js';

/** What the step is called inside of expressions; a spec cannot spell it. */
export const STEP = 'update step';

/** The parameters that an update moves, some of their entries at least. */
export const movingOf = ({ solution: { update, problem } }: Pick<Workshop, 'solution'>): readonly ParameterUpdate[] =>
  (update?.parameters ?? []).filter(
    ({ parameter }) => !(entriesOf(parameter, problem) ?? [parameter]).every((entry) => isFrozen(entry, problem)),
  );

/** A step as a function of the program, and what else than a parameter and its gradient it takes. */
export interface StepFunction {
  readonly step: ProgramStep;
  readonly isNumbered: boolean;
  /** What an optimizer keeps of each parameter, by the symbols of its row. */
  readonly kept: readonly string[];
}

/** One step of an optimizer under the name `name`, over any parameter `w`. */
export function stepFunction(
  choice: OptimizerChoice,
  name: string,
  workshop: Workshop,
  spelling: Spelling,
  namer: Namer,
): StepFunction {
  const { solution, target } = workshop;
  const { context } = solution.gradients;
  const { row, constants } = updateOf(choice, [], context);

  // The constants by their names in a spec, the state by those of the row: the formulas stay those of the catalog.
  const named = Object.fromEntries(row.parameters.map(({ key }) => [key, sym(key)]));
  const start = { number: sym('k'), kept: (symbol: string) => sym(symbol) };
  const generic = { parameter: sym('w'), gradient: sym('g') };
  const general = updateOf({ ...choice, parameters: named }, [generic], context, start);
  const [formulas] = general.parameters as [ParameterUpdate];

  const globals = new Map(row.parameters.map(({ key }) => [key, namer.name(key)]));
  const inside = namer.inside();
  const locals = new Map<string, string>();
  const local = ({ name: spelled }: Sym): string => {
    const wish = spelled.replace(/ of w$/, '');
    const known = globals.get(wish) ?? locals.get(wish) ?? inside.name(wish);
    if (!globals.has(wish)) locals.set(wish, known);
    return known;
  };
  const read = (s: Sym) => ({ variable: local(s), indices: [] });
  const writer = newWriter({ target, axes: new Map(), functions: new Map(), read, spelling, namer: inside });
  const kept = row.lines.filter((line) => line.kept).map(({ symbol }) => symbol);
  const isNumbered = row.lines.some(({ value }) => /\bk\b/.test(value));
  const state = kept.map((symbol) => local(sym(symbol)));
  const step: ProgramStep = {
    title: row.title,
    constants: row.parameters.flatMap(({ key, symbol }) => {
      const value = workshop.numberOf(constants.get(symbol) as Expr);
      return writer.assign(globals.get(key) as string, listText(value, target === 'typescript'));
    }),
    name,
    arguments: [local(generic.parameter), local(generic.gradient), ...(isNumbered ? [local(sym('k'))] : []), ...state],
    lines: formulas.lines.flatMap(({ symbol, value }, n) =>
      writer[row.lines[n]?.kept ? 'reassign' : 'assign'](local(symbol), writer.text(value)),
    ),
    returned: writer.returned([writer.text(formulas.value), ...state]),
    keepsState: state.length > 0,
  };
  return { step, isNumbered, kept };
}

/** The update that the problem asks for, its function under the name `name`; undefined where it asks for none. */
export function updateProgram(
  workshop: Workshop,
  name: string,
  spelling: Spelling,
  namer: Namer,
): ProgramUpdate | undefined {
  const choice = workshop.solution.problem.tasks.find((t) => t.kind === 'update')?.optimizer;
  if (!choice) return undefined;
  const { step, isNumbered, kept } = stepFunction(choice, name, workshop, spelling, namer);
  const more = [...(isNumbered ? [1] : []), ...kept.map(() => 0)];
  return { ...step, applied: movingOf(workshop).flatMap((p) => applied(p, more, workshop)) };
}

/** The new value, from a state of zeros; frozen entries stay what they were. */
function applied({ parameter, updated }: ParameterUpdate, more: readonly number[], workshop: Workshop): Lines {
  const { solution, variables, writer } = workshop;
  const gradient = solution.gradients.parameters.find((a) => a.of === parameter);
  if (!gradient) throw new Error(`${parameter.name} has no gradient`);
  const step = call(STEP, parameter, solution.symbolOf(gradient), ...more.map((n) => num(n)));
  const name = variables.definedBy(updated);
  return [
    ...writer.assign(name, writer.text(step, parameter.free)),
    ...frozenLines(parameter, name, workshop, (entry) => writer.text(entry)),
  ];
}

/** Entries of an array that no step moves, put back to what they were. */
export function frozenLines(
  parameter: Sym,
  name: string,
  { solution: { problem }, writer }: Workshop,
  before: (entry: Sym) => string,
): Lines {
  const entries = parameter.free.length > 0 ? (entriesOf(parameter, problem) ?? []) : [];
  return entries
    .filter((entry) => isFrozen(entry, problem))
    .flatMap((entry) => {
      const places = entry.indices.filter((_, n) => !isNumber(parameter.indices[n] ?? 0)).map(Number);
      return writer.keep(name, places, before(entry));
    });
}
