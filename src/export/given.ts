/** The lines of what is given, data apart from parameters, and of the numbers that have to come out. */
import type { Lines, ProgramFile } from '../document/program.js';
import { type Sym, sym } from '../language/expr.js';
import { symbolsOf } from '../language/walk.js';
import type { Problem } from '../problem/problem.js';
import { movingOf } from './step.js';
import { rowsIn } from './with-data.js';
import type { Workshop } from './workshop.js';
import { wrapped } from './wrap.js';
import { listText, type Nested } from './writer.js';

/** Larger arrays than this are in files of their own. */
const MOST_INLINE = 100;
/** Larger arrays than this are not compared entry by entry. */
const MOST_EXPECTED = 200;

interface GivenLines {
  readonly data: Lines;
  readonly parameters: Lines;
  readonly files: readonly ProgramFile[];
}

/**
 * What is given and used, in the order of the spec; what was drawn is said to be. `stem` begins the names of files with
 * large arrays.
 */
export function givenLines(workshop: Workshop, stem: string): GivenLines {
  const { solution, drawn, variables, writer } = workshop;
  const { definitions, given, parameters } = solution.problem;
  const used = new Set(definitions.flatMap((d) => symbolsOf(d.value).map((s) => s.name)));
  const trained = new Set(parameters.map((p) => p.name));
  const files: ProgramFile[] = [];
  const lines = (names: readonly string[]): Lines =>
    names.flatMap((name) => {
      const shape = given.get(name)?.shape ?? [];
      const variable = variables.nameOf(name);
      const remark = [
        writer.shape(shape),
        drawn.has(name) ? 'drawn at random: left open in the spec' : '',
        fewerRows(name, workshop.problem),
      ];
      const list = nested(shape, (at) => workshop.numberOf(sym(name, ...at)));
      const file = `${stem}-${variable}.csv`;
      const isInline = countOf(shape) <= MOST_INLINE;
      if (!isInline) files.push({ name: file, text: rowsText(list) });
      const text = isInline ? writer.given(list, trained.has(name)) : writer.loaded(file, shape, trained.has(name));
      return writer.assign(variable, text, remark.filter(Boolean).join(', '));
    });
  const names = [...given.keys()].filter((name) => used.has(name));
  const data = lines(names.filter((name) => !trained.has(name)));
  return { data, parameters: lines(names.filter((name) => trained.has(name))), files };
}

/** What is said where a program has not all rows of the data. */
function fewerRows(name: string, { data }: Problem): string {
  if (!data?.feeds.some((feed) => feed.name === name)) return '';
  const [some, all] = [rowsIn(data), data.train.inputs.rows];
  return some < all ? `the first ${some} of ${all} rows` : '';
}

const countOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** A line an entry along the first axis, all that belongs to it beside each other. */
const rowsText = (list: Nested): string =>
  typeof list === 'number' ? `${list}\n` : list.map((row) => `${flat(row).join(',')}\n`).join('');

const flat = (list: Nested): readonly number[] => (typeof list === 'number' ? [list] : list.flatMap(flat));

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
  const small = symbols.filter((s) => countOf(workshop.writer.sizesOf(s.free)) <= MOST_EXPECTED);
  return small.flatMap((s) => {
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
