/** What each printed name of a sheet is worth: the solution's own numbers, which other tests hold to the truth figures. */
import { type Solution, solveProblem } from '../../../src/backprop/solution.js';
import { type Expr, type Index, num, type Sym, sym } from '../../../src/language/expr.js';
import { inlineForm } from '../../../src/language/inline.js';
import { assignments } from '../../../src/language/instantiate.js';
import { latex } from '../../../src/language/latex.js';
import { within } from '../../../src/language/table.js';
import { typeset } from '../../../src/language/typeset.js';
import { renameAll, symbolsOf } from '../../../src/language/walk.js';
import { arrangementOf } from '../../../src/notation/arrangement.js';
import type { Problem } from '../../../src/problem/problem.js';
import { notationOf } from '../../../src/report/notation.js';
import { type Interval, NotANumber, transposed, type Value } from './intervals.js';
import { canonical, type Names } from './latex-value.js';

/** What is left open gets made-up numbers, so that what is printed over it has a value too. */
const filled = (problem: Problem): Problem => ({
  ...problem,
  given: new Map(
    [...problem.given].map(([name, { shape, entries }]) => [
      name,
      { shape, entries: entries.map((entry, n) => entry ?? within(problem.table, () => num(3 + 2 * n, 8 + n))) },
    ]),
  ),
});

export interface Truth {
  /** Of symbols, of whole vectors and matrices, of derivatives as they are printed. */
  readonly names: Names;
  /** The gradient by what is printed so, and its new value. */
  readonly gradient: Names;
  readonly updated: Names;
}

/** The numbers of a solution by the names that its sheet prints; they come from the standard way of working it out. */
export function printedNames({ problem, gradients: printed }: Solution): Truth {
  const solution = solveProblem(filled(problem));
  const { gradients, symbolOf, update } = solution;
  const nameOf = new Map(printed.intermediates.map((a) => [a.of, a.name]));
  return within(problem.table, () => {
    const notation = notationOf(problem);
    const table = (): { readonly worth: Map<string, Value>; readonly put: (printed: Expr, symbol: Sym) => void } => {
      const worth = new Map<string, Value>();
      const put = (printed: Expr, symbol: Sym): void => {
        const value = entriesOf(symbol, solution);
        const layout = typeset(printed, notation);
        for (const form of [layout, inlineForm(layout)]) if (value) worth.set(canonical(latex(form)), value);
      };
      return { worth, put };
    };
    const [names, gradient, updated] = [table(), table(), table()];
    const seen = new Set<Sym>(problem.parameters);
    for (const d of problem.definitions) for (const s of [d.symbol, ...symbolsOf(d.value)]) seen.add(s);
    for (const s of seen) {
      names.put(s, s);
      for (const entry of singleEntries(s, problem)) names.put(entry, entry);
      if (s.free.length > 0) names.put(sym(s.name, ...s.indices.filter((i) => typeof i === 'number')), s);
    }
    for (const a of [...gradients.intermediates, ...gradients.parameters]) {
      const name = nameOf.get(a.of);
      if (name) names.put(name, symbolOf(a));
      names.put(a.goal, symbolOf(a));
      for (const [n, entry] of singleEntries(a.of, problem).entries())
        gradient.put(entry, singleEntries(symbolOf(a), problem)[n] ?? symbolOf(a));
    }
    for (const p of update?.parameters ?? []) {
      for (const [n, entry] of singleEntries(p.parameter, problem).entries())
        updated.put(entry, singleEntries(p.updated, problem)[n] ?? p.updated);
      // What is assigned goes by the old name.
      if (problem.presentation.notation.new_value === 'assign') continue;
      for (const entry of singleEntries(p.updated, problem)) names.put(entry, entry);
    }
    return {
      names: (name) => names.worth.get(name),
      gradient: (name) => gradient.worth.get(name),
      updated: (name) => updated.worth.get(name),
    };
  });
}

/** A symbol entry by entry, the last index running fastest. */
const singleEntries = (s: Sym, { axes }: Problem): readonly Sym[] =>
  s.free.some((i) => axes.get(i.range)?.size === undefined)
    ? []
    : [...assignments(s.free, (range) => axes.get(range)?.size ?? 0)].map((at) => renameAll(s, s.free, at) as Sym);

/** A number, a vector, or a matrix, as it lies on the page; undefined for what has more axes, or no number. */
function entriesOf(s: Sym, { problem, answer }: Solution): Value | undefined {
  const { axesOf, isRow } = arrangementOf(problem);
  const axes = axesOf(s);
  const sizes = axes.map((i) => problem.axes.get(i.range)?.size);
  if (axes.length > 2 || sizes.some((size) => size === undefined)) return undefined;
  const [rows = 1, columns = 1] = sizes;
  const at = (...indices: readonly Index[]): Interval => {
    const value = answer(renameAll(s, axes, indices.slice(0, axes.length)) as Sym);
    if (typeof value !== 'number') throw new NotANumber(s.name);
    return { low: value, high: value };
  };
  try {
    const entries = Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (__, j) => at(i + 1, j + 1)),
    );
    return axes.length === 1 && axes.every(({ range }) => isRow(range)) ? transposed(entries) : entries;
  } catch (error) {
    if (error instanceof NotANumber) return undefined;
    throw error;
  }
}
