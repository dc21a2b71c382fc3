/** One step of an optimizer, from its row of the catalog: a function, and its use on each parameter that moves. */
import { entriesOf, isFrozen } from '../backprop/entries.js';
import { type ParameterUpdate, updateOf } from '../backprop/update.js';
import type { Lines, ProgramUpdate } from '../document/program.js';
import { call, num, type Sym, sym } from '../language/expr.js';
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

/** The step that the problem asks for, under the name `name`; undefined where it asks for none. */
export function updateProgram(
  workshop: Workshop,
  name: string,
  spelling: Spelling,
  namer: Namer,
): ProgramUpdate | undefined {
  const { solution, target } = workshop;
  const choice = solution.problem.tasks.find((t) => t.kind === 'update')?.optimizer;
  if (!solution.update || !choice) return undefined;
  const { row, constants } = solution.update;

  // The constants by their names in a spec, the state by those of the row: the formulas stay those of the catalog.
  const named = Object.fromEntries(row.parameters.map(({ key }) => [key, sym(key)]));
  const start = { number: sym('k'), kept: (symbol: string) => sym(symbol) };
  const generic = { parameter: sym('w'), gradient: sym('g') };
  const general = updateOf({ ...choice, parameters: named }, [generic], solution.gradients.context, start);
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
  const kept = row.lines.filter((line) => line.kept);
  const isNumbered = row.lines.some(({ value }) => /\bk\b/.test(value));
  const state = kept.map(({ symbol }) => local(sym(symbol)));

  return {
    title: row.title,
    constants: row.parameters.flatMap(({ key, symbol }) => {
      const value = workshop.numberOf(constants.get(symbol) as ReturnType<typeof num>);
      return writer.assign(globals.get(key) as string, listText(value, target === 'typescript'));
    }),
    name,
    arguments: [local(generic.parameter), local(generic.gradient), ...(isNumbered ? [local(sym('k'))] : []), ...state],
    lines: formulas.lines.flatMap(({ symbol, value }, n) =>
      writer[row.lines[n]?.kept ? 'reassign' : 'assign'](local(symbol), writer.text(value)),
    ),
    returned: writer.returned([writer.text(formulas.value), ...state]),
    keepsState: state.length > 0,
    applied: movingOf(workshop).flatMap((p) =>
      applied(p, [...(isNumbered ? [1] : []), ...kept.map(() => 0)], workshop),
    ),
  };
}

/** The new value, from a state of zeros; frozen entries stay what they were. */
function applied({ parameter, updated }: ParameterUpdate, more: readonly number[], workshop: Workshop): Lines {
  const { solution, variables, writer } = workshop;
  const gradient = solution.gradients.parameters.find((a) => a.of === parameter);
  if (!gradient) throw new Error(`${parameter.name} has no gradient`);
  const step = call(STEP, parameter, solution.symbolOf(gradient), ...more.map((n) => num(n)));
  const name = variables.definedBy(updated);
  const entries = parameter.free.length > 0 ? (entriesOf(parameter, solution.problem) ?? []) : [];
  const frozen = entries.filter((entry) => isFrozen(entry, solution.problem));
  return [
    ...writer.assign(name, writer.text(step, parameter.free)),
    ...frozen.flatMap((entry) => {
      const places = entry.indices.filter((_, n) => !isNumber(parameter.indices[n] ?? 0)).map(Number);
      return writer.keep(name, places, writer.text(entry));
    }),
  ];
}
