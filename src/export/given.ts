/** The lines of what is given, data apart from parameters, and of the numbers that have to come out. */
import type { Lines } from '../document/program.js';
import { type Sym, sym } from '../language/expr.js';
import { symbolsOf } from '../language/walk.js';
import { movingOf } from './step.js';
import type { Workshop } from './workshop.js';
import { wrapped } from './wrap.js';
import { listText, type Nested } from './writer.js';

/** What is given and used, in the order of the spec; what was drawn is said to be. */
export function givenLines(workshop: Workshop): { readonly data: Lines; readonly parameters: Lines } {
  const { solution, drawn, variables, writer } = workshop;
  const { definitions, given, parameters } = solution.problem;
  const used = new Set(definitions.flatMap((d) => symbolsOf(d.value).map((s) => s.name)));
  const trained = new Set(parameters.map((p) => p.name));
  const lines = (names: readonly string[]): Lines =>
    names.flatMap((name) => {
      const shape = given.get(name)?.shape ?? [];
      const remarks = [writer.shape(shape), drawn.has(name) ? 'drawn at random: left open in the spec' : ''];
      const list = nested(shape, (at) => workshop.numberOf(sym(name, ...at)));
      return writer.assign(
        variables.nameOf(name),
        writer.given(list, trained.has(name)),
        remarks.filter(Boolean).join(', '),
      );
    });
  const names = [...given.keys()].filter((name) => used.has(name));
  return {
    data: lines(names.filter((name) => !trained.has(name))),
    parameters: lines(names.filter((name) => trained.has(name))),
  };
}

/** Entries in nested lists, row by row. */
function nested(
  shape: readonly number[],
  at: (indices: readonly number[]) => number,
  before: readonly number[] = [],
): Nested {
  const [size, ...rest] = shape;
  if (size === undefined) return at(before);
  return Array.from({ length: size }, (_, n) => nested(rest, at, [...before, n + 1]));
}

/** As many digits as two ways of calculating in doubles agree in. */
const DIGITS = 10;

/** The loss, the gradients and the new values, each with its name, its variable and its number. */
export function expectedLines(workshop: Workshop): Lines {
  const { solution, variables, target } = workshop;
  const { loss } = solution.problem;
  const symbols = [
    loss,
    ...solution.gradients.parameters.map(solution.symbolOf),
    ...movingOf(workshop).map((p) => p.updated),
  ];
  const isWhole = target === 'typescript';
  return symbols.flatMap((s) => {
    const name = variables.definedBy(s);
    const list = listText(nestedOf(s, workshop, DIGITS), isWhole);
    return wrapped(isWhole ? `close('${name}', ${name}, ${list});` : `("${name}", ${name}, ${list}),`, true);
  });
}

/** The numbers of a symbol along its free indices, to so many significant digits. */
export function nestedOf(s: Sym, { writer, numberOf }: Workshop, digits = 17): Nested {
  const isFree = s.indices.map((i) => typeof i !== 'number');
  return nested(writer.sizesOf(s.free), (at) => {
    const rest = [...at];
    const indices = s.indices.map((i, n) => (isFree[n] ? (rest.shift() as number) : (i as number)));
    return Number(numberOf(sym(s.name, ...indices)).toPrecision(digits));
  });
}
