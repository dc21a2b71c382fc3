/** A problem with free indices as a person writes a small one: entry by entry, z1[1] = W1[1,1]*x[1] + …. */
import { type Expr, open, type Sym } from '../../language/expr.js';
import { assignments } from '../../language/instantiate.js';
import { renameAll } from '../../language/walk.js';
import { writeOutDefinition } from '../entries.js';
import type { Assumption, Problem } from '../problem.js';
import { newWritingOut, writeOut } from '../write-out.js';

/** Axes to write out, with their lengths. */
type Lengths = ReadonlyMap<string, number>;

/** Symbols in all definitions together: what two pages hold. Beyond that the indices stay free. */
const MOST_SYMBOLS = 200;
/** Up to this many the samples too are written one by one; beyond, their index stays and the loss keeps its sum. */
const MOST_SYMBOLS_BY_SAMPLE = 60;

/**
 * The problem in components, as far as that stays readable: along all axes of known length, or along all but that of
 * the samples, or as it is. Must be called within the table of the problem.
 */
export function inComponents(problem: Problem): Problem {
  const all = sizedAxes(problem);
  if (countSymbols(problem, all) <= MOST_SYMBOLS_BY_SAMPLE) return alongAxes(problem, all);
  const samples = problem.samples?.index.range;
  const perSample = new Map([...all].filter(([range]) => range !== samples));
  return countSymbols(problem, perSample) <= MOST_SYMBOLS ? alongAxes(problem, perSample) : problem;
}

/** The problem with the only entry along each axis of length one written by its number: z2[1], and no sum over one unit. */
export const withoutAxesOfOne = (problem: Problem): Problem =>
  alongAxes(problem, new Map([...sizedAxes(problem)].filter(([, length]) => length === 1)));

/** The axes whose length the problem knows. */
export const sizedAxes = ({ axes }: Problem): Lengths =>
  new Map([...axes].flatMap(([range, { size }]) => (size === undefined ? [] : [[range, size] as const])));

/** The problem with a definition, a parameter and an assumption for each entry along the axes of `lengths`. */
export function alongAxes(problem: Problem, lengths: Lengths): Problem {
  if (![...problem.axes.keys()].some((range) => lengths.has(range))) return problem;
  const writing = newWritingOut();
  const bySample = problem.samples !== undefined && lengths.has(problem.samples.index.range);
  return {
    ...problem,
    inArrays: problem.inArrays ?? problem,
    definitions: problem.definitions.flatMap((d) => writeOutDefinition(d, lengths, writing)),
    parameters: problem.parameters.flatMap((p) => entriesAlong(p, lengths)),
    assumptions: problem.assumptions.flatMap((a) => assumptionsAlong(a, lengths)),
    samples: bySample ? undefined : problem.samples,
  };
}

const lengthIn =
  (lengths: Lengths) =>
  (range: string): number =>
    lengths.get(range) as number;

function entriesAlong(s: Sym, lengths: Lengths): readonly Sym[] {
  const formals = s.free.filter(({ range }) => lengths.has(range));
  return [...assignments(formals, lengthIn(lengths))].map((at) => renameAll(s, formals, at) as Sym);
}

function assumptionsAlong({ left, right, formals, because }: Assumption, lengths: Lengths): readonly Assumption[] {
  const [written, kept] = [
    formals.filter(({ range }) => lengths.has(range)),
    formals.filter(({ range }) => !lengths.has(range)),
  ];
  const side = (e: Expr, at: readonly number[]): Expr =>
    writeOut(renameAll(e, written, at), (range) => lengths.get(range), newWritingOut());
  return [...assignments(written, lengthIn(lengths))].map((at) => ({
    left: side(left, at),
    right: side(right, at),
    formals: kept,
    because,
  }));
}

/** How many symbols the definitions have when they are written out along the axes of `lengths`. */
function countSymbols({ definitions }: Problem, lengths: Lengths): number {
  const count = (e: Expr): number => {
    if (e.kind === 'sym') return 1;
    if (e.kind === 'sum') return (lengths.get(e.index.range) ?? 1) * count(open(e, 1));
    return e.parts.reduce((all, part) => all + count(part), 0);
  };
  const entriesOf = ({ free }: Sym): number => free.reduce((n, { range }) => n * (lengths.get(range) ?? 1), 1);
  return definitions.reduce((all, d) => all + entriesOf(d.symbol) * (1 + count(d.value)), 0);
}
