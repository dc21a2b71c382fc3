/** The solution as plain data: what `solve --json` prints. */
import type { Adjoint } from '../backprop/adjoint.js';
import { atEntry, countEntries, entriesOf, isFrozen, sameEntry } from '../backprop/entries.js';
import { citedAdjoints, fullFormula } from '../backprop/formula.js';
import { isAsked, type Solution } from '../backprop/solution.js';
import { withoutDefaults } from '../catalog/functions.js';
import { type Expr, open, rename, type Sym, total } from '../language/expr.js';
import { latex } from '../language/latex.js';
import { within } from '../language/table.js';
import { writeText } from '../language/text.js';
import { typeset } from '../language/typeset.js';
import { replaceParts } from '../language/walk.js';
import { keyOf } from '../problem/names.js';
import type { Problem } from '../problem/problem.js';
import { notationOf } from '../report/notation.js';
import { TIDY } from '../rules/phases.js';
import { rewrite } from '../rules/rewrite.js';

/** An expression in the spec's language and in LaTeX. */
export interface FormulaJson {
  readonly text: string;
  readonly latex: string;
}
/** A number (as decimal text where more digits were asked for than a double has), or what is left of it. */
export type ValueJson = number | ExactNumber | FormulaJson;
/** An entry that varies from sample to sample is a list. */
export type EntryJson = ValueJson | readonly ValueJson[];

/** A number with more digits than a double holds; written into JSON as it stands. */
export class ExactNumber {
  constructor(readonly digits: string) {}
}

export interface SolutionJson {
  readonly title: string;
  readonly loss: { readonly name: string; readonly value: EntryJson };
  readonly values: Readonly<Record<string, EntryJson>>;
  readonly gradients: Readonly<Record<string, EntryJson>>;
  readonly updated?: Readonly<Record<string, EntryJson>>;
  readonly formulas: Readonly<Record<string, FormulaJson>>;
  readonly adjoints?: Readonly<Record<string, { readonly text: string; readonly value: EntryJson }>>;
}

/** The solutions of a spec with parts, by the parts' names. */
export interface SolutionsJson {
  readonly parts: Readonly<Record<string, SolutionJson>>;
}

/** A part of a spec, and how to work on its solution. */
interface PartSolution {
  readonly part: string | undefined;
  readonly solve: <T>(work: (solution: Solution) => T) => T;
}

/** The answer to a spec: of its only problem, or of its parts by name. */
export function solutionsJson(parts: readonly PartSolution[], digits?: number): SolutionJson | SolutionsJson {
  const json = ({ solve }: PartSolution): SolutionJson => solve((solution) => solutionJson(solution, digits));
  const [only] = parts;
  if (only && only.part === undefined) return json(only);
  return { parts: Object.fromEntries(parts.map((p) => [p.part, json(p)])) };
}

/** Where there are more gradients than this, formulas are given once a symbol, with free indices. */
const MOST_FORMULAS = 2000;

/** The numbers and formulas of a solution; with `digits`, numbers to that many significant digits. */
export function solutionJson(solution: Solution, digits?: number): SolutionJson {
  return within(solution.problem.table, () => {
    const { problem, gradients, symbolOf, update } = solution;
    const formula = formulaWriter(problem);
    const value = entryWriter(solution, formula, digits);
    const { formulas, cited } = formulasOf(solution, formula);
    const adjoints = cited.flatMap((a) => {
      const name = a.name as Sym;
      return entriesIn(name, problem).map(({ key, entry }) => [
        key,
        { text: textAt(a.result, name, entry, solution), value: value(entry) },
      ]);
    });
    return {
      title: problem.title,
      loss: { name: problem.loss.name, value: value(problem.loss) },
      values: Object.fromEntries(
        problem.definitions.flatMap((d) => entriesIn(d.symbol, problem).map(({ key, entry }) => [key, value(entry)])),
      ),
      gradients: Object.fromEntries(
        gradients.parameters.flatMap((a) =>
          askedEntries(a.of, problem).map(({ key, entry }) => [key, value(sameEntry(symbolOf(a), a.of, entry))]),
        ),
      ),
      ...(update && {
        updated: Object.fromEntries(
          update.parameters.flatMap((p) =>
            entriesIn(p.parameter, problem)
              .filter(({ entry }) => !isFrozen(entry, problem))
              .map(({ key, entry }) => [key, value(sameEntry(p.updated, p.parameter, entry))]),
          ),
        ),
      }),
      formulas,
      ...(adjoints.length > 0 && { adjoints: Object.fromEntries(adjoints) }),
    };
  });
}

function formulasOf(
  solution: Solution,
  formula: FormulaWriter,
): { formulas: Record<string, FormulaJson>; cited: readonly Adjoint[] } {
  const { problem, gradients } = solution;
  const full = gradients.parameters.map((a) => [a.of, fullFormula(a, gradients)] as const);
  const count = full.reduce((sum, [s]) => sum + (countEntries(s, problem) ?? 1), 0);
  if (count > MOST_FORMULAS)
    return { formulas: Object.fromEntries(full.map(([s, e]) => [writeText(s), formula(e)])), cited: [] };
  return {
    formulas: Object.fromEntries(
      full.flatMap(([s, e]) =>
        askedEntries(s, problem).map(({ key, entry }) => [key, formula(written(atEntry(e, s, entry), solution))]),
      ),
    ),
    cited: citedAdjoints(
      full.map(([, e]) => e),
      gradients,
    ),
  };
}

interface Entry {
  /** As the contract names it: without the index of the samples. */
  readonly key: string;
  /** The symbol at numbers, the index of the samples left free. */
  readonly entry: Sym;
}

/** The entries of a parameter whose gradients are asked for. */
const askedEntries = (s: Sym, problem: Problem): readonly Entry[] =>
  entriesIn(s, problem).filter(({ key }) => isAsked(problem, key));

/** The entries of a symbol; one whose size is open is an entry by itself. */
function entriesIn(s: Sym, problem: Problem): readonly Entry[] {
  const own = s.free.filter((i) => i.range !== problem.samples?.index.range);
  const entries = entriesOf(s, problem, own);
  if (entries === undefined) return [{ key: writeText(s), entry: s }];
  return entries.map((entry) => {
    const indices = entry.indices.filter((i) => typeof i === 'number');
    return { key: keyOf({ name: s.name, indices }), entry };
  });
}

const textAt = (e: Expr, formal: Sym, entry: Sym, solution: Solution): string =>
  writeText(withoutDefaults(written(atEntry(e, formal, entry), solution), solution.problem.functions));

/** Sums written out term by term, but for the sum over the samples, whose values are lists. */
function written(e: Expr, { problem, gradients }: Solution): Expr {
  const { axes, samples } = problem;
  const writtenOut = replaceParts(e, (part, descend) => {
    if (part.kind !== 'sum' || part.index.range === samples?.index.range) return undefined;
    const size = axes.get(part.index.range)?.size;
    return size === undefined ? undefined : total(Array.from({ length: size }, (_, n) => descend(open(part, n + 1))));
  });
  return rewrite(writtenOut, TIDY, gradients.context, []);
}

/** The values of entries, each as a list where it varies from sample to sample and their number is known. */
function entryWriter(
  { answer, problem }: Solution,
  formula: FormulaWriter,
  digits: number | undefined,
): (s: Sym) => EntryJson {
  const { axes, samples } = problem;
  const plain = (s: Sym): ValueJson => {
    const value = answer(s, digits);
    if (typeof value === 'number') return value;
    return typeof value === 'string' ? new ExactNumber(value) : formula(value);
  };
  return (s) => {
    const index = s.free.find((i) => i.range === samples?.index.range);
    const size = index && axes.get(index.range)?.size;
    if (index === undefined || size === undefined) return plain(s);
    return Array.from({ length: size }, (_, n) => plain(rename(s, index, n + 1) as Sym));
  };
}

type FormulaWriter = (e: Expr) => FormulaJson;

/** Expressions as the spec could have them, in its language and in LaTeX. */
export function formulaWriter(problem: Problem): FormulaWriter {
  const notation = notationOf(problem);
  return (e) => {
    const plain = withoutDefaults(e, problem.functions);
    return { text: writeText(plain), latex: latex(typeset(plain, notation)) };
  };
}

/** JSON with numbers as long as they are. */
export function writeJson(data: unknown): string {
  const digits: string[] = [];
  const marked = JSON.stringify(
    data,
    (_, value) => (value instanceof ExactNumber ? `\u0000${digits.push(value.digits) - 1}\u0000` : value),
    2,
  );
  return marked.replace(/"\\u0000(\d+)\\u0000"/g, (_, n: string) => digits[Number(n)] ?? '');
}
