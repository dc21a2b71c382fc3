/** The program of a problem: data, parameters, forward pass, derived backward pass, update, the numbers to compare with. */
import type { Adjoint } from '../backprop/adjoint.js';
import { gradientSymbol } from '../backprop/solution.js';
import type { Target } from '../catalog/targets.js';
import type { ForwardFunction, Lines, Program, ProgramGradient } from '../document/program.js';
import { type Expr, isFree, type Sym } from '../language/expr.js';
import { within } from '../language/table.js';
import type { Problem } from '../problem/problem.js';
import { helperFunctions } from './functions.js';
import { expectedLines, givenLines } from './given.js';
import { newNamer } from './identifiers.js';
import { shownCell } from './shown.js';
import { type ProgramSource, programSource } from './source.js';
import { spellingOf } from './spellings.js';
import { movingOf, STEP, updateProgram } from './step.js';
import { trainingProgram } from './training.js';
import { newVariables, type Variables } from './variables.js';
import type { Workshop } from './workshop.js';
import { wrapped, wrappedWords } from './wrap.js';
import { newWriter } from './writer.js';

/** The program of a problem in a language; `stem` begins the names of its files of numbers. Throws CannotExport, ValueError, and RewriteBudgetError. */
export function programOf(problem: Problem, target: Target, stem = 'data'): Program {
  return within(problem.table, () => {
    const source = programSource(problem);
    const { solution, backward } = source;
    const { definitions, loss, axes, functions } = solution.problem;
    const namer = newNamer(target);
    const variables = variablesOf(source, (wish) => namer.name(wish));
    const step = namer.name('update');
    const used = [...definitions.map((d) => d.value), ...backward.map((a) => a.result)];
    const helpers = helperFunctions(used, functions, target, namer);
    const keepsState = solution.update?.row.lines.some((line) => line.kept);
    const spelling = spellingOf(target, (fn, args) =>
      fn === STEP ? `${step}(${args})${keepsState ? '[0]' : ''}` : `${helpers.nameOf(fn)}(${args})`,
    );
    const writer = newWriter({ target, axes, functions, read: variables.read, spelling, namer });
    const numberOf = (e: Expr): number => Number(solution.values.of(e));
    const workshop: Workshop = { ...source, target, variables, writer, numberOf };

    const written = {
      forward: definitions.flatMap((d) => defining(d.symbol, d.value, workshop)),
      backward: backward.flatMap((a) => defining(solution.symbolOf(a), a.result, workshop)),
      update: updateProgram(workshop, step, spelling, namer),
      training: trainingProgram(workshop, spelling, namer),
      functions: helpers.written(spelling),
    };
    const compared = solution.gradients.parameters.filter((a) => solution.gradients.tape.usersOf(a.of).length > 0);
    const differentiated = [...new Set(compared.map((a) => variables.nameOf(a.of.name)))];
    const [first] = solution.gradients.parameters;
    const code = [...written.forward, ...written.backward, ...(written.update?.applied ?? [])].join('\n');
    return {
      ...written,
      ...givenLines(workshop, stem.replace(/[^A-Za-z0-9_-]+/g, '_')),
      target,
      title: titleLines(problem.title),
      loss: variables.definedBy(loss),
      example: first && {
        derivative: variables.definedBy(solution.symbolOf(first)),
        of: entryText(first.of, workshop),
      },
      Phi: helpers.usedName('Phi'),
      phi: helpers.usedName('phi'),
      hasTables: /\b(table|sum)\(/.test(code),
      hasSums: /\bsum\(/.test(code),
      forwardFunction: target === 'jax' ? forwardFunction(differentiated, workshop) : undefined,
      gradients: compared.map((a) => gradientOf(a, differentiated, workshop)),
      shown: target === 'numpy' ? shownCells(workshop) : {},
      expected: expectedLines(workshop),
    };
  });
}

/** What the cells of a notebook show: all that they define. */
const shownCells = (workshop: Workshop): Program['shown'] => ({
  forward: shownCell(
    workshop.solution.problem.definitions.map((d) => d.symbol),
    workshop,
  ),
  backward: shownCell(workshop.backward.map(workshop.solution.symbolOf), workshop),
  update: shownCell(
    movingOf(workshop).map((p) => p.updated),
    workshop,
  ),
});

/** Names of the spec first, in its order, then those of derivatives and of new values. */
function variablesOf(source: ProgramSource, name: (wish: string) => string): Variables {
  const { solution, backward } = source;
  const { problem } = solution;
  const moving = movingOf(source);
  const adjoints = backward.map((a) => ({ symbol: gradientSymbol(a, problem), value: a.result, of: a.of.name }));
  const updated = moving.map((p) => ({ symbol: p.updated, value: p.value, of: p.parameter.name }));
  const wishes = new Map([
    ...adjoints.map(({ symbol, of }) => [symbol.name, `d${of}`] as const),
    ...updated.map(({ symbol, of }) => [symbol.name, `${of}_new`] as const),
  ]);
  const equations = [...problem.definitions, ...adjoints, ...updated.map(({ symbol }) => ({ symbol, value: symbol }))];
  return newVariables(new Set(problem.given.keys()), equations, (whole, entry) => {
    const wish = wishes.get(whole) ?? whole;
    return name(entry === '' ? wish : `${wish}_${entry}`);
  });
}

/** `symbol = value`, and the array that this completes. */
function defining(symbol: Sym, value: Expr, { variables, writer }: Workshop): Lines {
  const gathering = variables.completedBy(symbol);
  const text = writer.value(value, symbol.free);
  return [
    ...writer.assign(variables.definedBy(symbol), text, writer.shape(writer.sizesOf(symbol.free))),
    ...(gathering ? writer.assign(gathering.variable, writer.gathered(gathering, variables.definedBy)) : []),
  ];
}

/** The forward pass of a language that differentiates functions: it returns the loss, and all else that it defines. */
function forwardFunction(differentiated: readonly string[], { solution, variables }: Workshop): ForwardFunction {
  const { definitions, loss } = solution.problem;
  const others = definitions.flatMap((d) => {
    const gathering = variables.completedBy(d.symbol);
    return [variables.definedBy(d.symbol), ...(gathering ? [gathering.variable] : [])];
  });
  const values = tuple(others.filter((name) => name !== variables.definedBy(loss)));
  const all = `${variables.definedBy(loss)}, ${values}`;
  const given = differentiated.join(', ');
  const places = tuple(differentiated.map((_, n) => String(n)));
  return {
    head: wrapped(`def forward(${given}):`, true),
    returned: wrapped(`return ${all}`, true),
    called: wrapped(`${all} = forward(${given})`, true),
    differentiated: wrapped(`gradients, _ = jax.grad(forward, ${places}, has_aux=True)(${given})`, true),
  };
}

const tuple = (items: readonly string[]): string => (items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`);

/** A derived gradient beside the automatic one by the whole parameter. */
function gradientOf(a: Adjoint, differentiated: readonly string[], workshop: Workshop): ProgramGradient {
  const { variables, solution } = workshop;
  const parameter = variables.nameOf(a.of.name);
  return {
    derived: variables.definedBy(solution.symbolOf(a)),
    parameter,
    place: differentiated.indexOf(parameter),
    entries: entryText(a.of, workshop).slice(parameter.length),
  };
}

/** A symbol as the code reads it: `W2[0]` for what has a number. */
const entryText = (s: Sym, { variables, writer, target }: Workshop): string =>
  target === 'typescript' && isFree(s) ? variables.nameOf(s.name) : writer.text(s, s.free);

/**
 * A title on lines of its own within comments: whatever it holds, it begins no other line, and nothing that a compiler
 * takes for an instruction.
 */
const titleLines = (title: string): Lines =>
  wrappedWords(title.replace(/[\p{C}\s]+/gu, ' ').trim()).map((line) => line.replace(/^@/, '(at) '));
