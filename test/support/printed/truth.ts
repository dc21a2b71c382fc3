/** What each printed name of a sheet is worth: the solution's own numbers, which other tests hold to the truth figures. */
import { type Solution, solveProblem } from '../../../src/backprop/solution.js';
import { type Expr, type Index, num, type Sym, sym } from '../../../src/language/expr.js';
import { latex } from '../../../src/language/latex.js';
import { within } from '../../../src/language/table.js';
import { typeset } from '../../../src/language/typeset.js';
import { renameAll, symbolsOf } from '../../../src/language/walk.js';
import type { Problem } from '../../../src/problem/problem.js';
import { notationOf } from '../../../src/report/notation.js';
import { NotANumber, point, type Value } from './intervals.js';
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

/** The numbers of a problem by the names that its sheet prints: of symbols, of whole vectors and matrices, of gradients. */
export function printedNames(problem: Problem): Names {
  const solution = solveProblem(filled(problem));
  const { gradients, symbolOf } = solution;
  return within(problem.table, () => {
    const notation = notationOf(problem);
    const worth = new Map<string, Value>();
    const put = (printed: Expr, symbol: Sym): void => {
      const value = entriesOf(symbol, solution);
      if (value) worth.set(canonical(latex(typeset(printed, notation))), value);
    };
    const seen = new Set<Sym>(problem.parameters);
    for (const d of problem.definitions) for (const s of [d.symbol, ...symbolsOf(d.value)]) seen.add(s);
    for (const s of seen) {
      put(s, s);
      if (s.free.length > 0) put(sym(s.name, ...s.indices.filter((i) => typeof i === 'number')), s);
    }
    for (const a of [...gradients.intermediates, ...gradients.parameters]) {
      if (a.name) put(a.name, a.name);
      put(a.goal, symbolOf(a));
    }
    return (name) => worth.get(name);
  });
}

/** A number, a column, or a matrix; undefined for what has more axes, or no number. */
function entriesOf(s: Sym, { problem, answer }: Solution): Value | undefined {
  const sizes = s.free.map((i) => problem.axes.get(i.range)?.size);
  const [rows = 1, columns = 1, third] = sizes;
  if (third !== undefined || s.free.length > sizes.filter((size) => size !== undefined).length) return undefined;
  const at = (...indices: readonly Index[]): Value => {
    const value = answer(renameAll(s, s.free, indices.slice(0, s.free.length)) as Sym);
    if (typeof value !== 'number') throw new NotANumber(s.name);
    return point(value);
  };
  try {
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (__, j) => at(i + 1, j + 1)).flatMap((entry) => entry.flat()),
    );
  } catch (error) {
    if (error instanceof NotANumber) return undefined;
    throw error;
  }
}
