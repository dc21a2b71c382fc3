/** Equations that simplification may cite: those that the spec states, and those that one-hot numbers license. */
import { type Expr, freeIndex, isNum, isOne, num, type Sym, sum, sym, total } from '../language/expr.js';
import type { Diagnostic } from '../language/source.js';
import { type AxisTable, slotOf } from './axes.js';
import { type EquationPlan, scopeIn } from './define.js';
import { axesOver } from './entries.js';
import { meaning } from './formulas.js';
import type { NetworkPlan } from './network-plan.js';
import type { SpecPlan } from './plan.js';
import type { Assumption, Given, ProblemData } from './problem.js';
import { entriesOf } from './quantity.js';
import { newWritingOut, unlessTooWide, writeOut } from './write-out.js';

/** How the symbols of the tape are used, by name. */
type Uses = ReadonlyMap<string, readonly Sym[]>;

/** The equations under `assume:`, written out where the tape speaks of single entries only. */
export function statedAssumptions(plan: SpecPlan, uses: Uses, problems: Diagnostic[]): readonly Assumption[] {
  const byEntry = new Set(
    [...uses].filter(([, symbols]) => symbols.every((s) => s.free.length === 0)).map(([name]) => name),
  );
  return plan.assumptions.flatMap(({ formula, left, right, letters }: EquationPlan): readonly Assumption[] => {
    const scope = scopeIn(letters, 'any', plan.axes, plan.activations.signatures);
    const side = (part: typeof left): Expr => {
      const e = meaning(formula, part, scope, problems);
      const axes = axesOver(e, byEntry, plan.axes.sizeOf);
      return writeOut(e, (axis) => axes.get(axis), newWritingOut());
    };
    return unlessTooWide(formula.scalar.span, problems, () => {
      const [l, r] = [side(left), side(right)];
      return [{ left: l, right: r, formals: [...new Set([...l.free, ...r.free])], because: 'stated' }];
    });
  });
}

/** A symbol whose entries along its last index are a single 1 among zeros. */
interface OneHot {
  readonly name: string;
  /** Indices, without that of the samples. */
  readonly arity: number;
  readonly width: number;
}

/** The given symbols, other than parameters, whose rows are one-hot. */
export function oneHotGiven(
  given: ReadonlyMap<string, Given>,
  varying: ReadonlySet<string>,
  parameters: ReadonlySet<string>,
): readonly OneHot[] {
  return [...given].flatMap(([name, { shape, entries }]) => {
    const arity = shape.length - (varying.has(name) ? 1 : 0);
    const width = shape.at(-1) ?? 0;
    return arity > 0 && !parameters.has(name) && isOneHot(entries, width) ? [{ name, arity, width }] : [];
  });
}

/** The symbols that the classes of the data feed. */
export const oneHotFed = (data: ProblemData | undefined): readonly OneHot[] =>
  hasOneHotTargets(data)
    ? data.feeds
        .filter(({ of, shape }) => of === 'targets' && shape.length > 0)
        .map(({ name, shape }) => ({ name, arity: shape.length, width: shape.at(-1) ?? 0 }))
    : [];

const hasOneHotTargets = (data: ProblemData | undefined): data is ProblemData =>
  data?.train.classes !== undefined && data.train.targets.columns > 1;

/** Σ_k t_k = 1 for each of these symbols. */
export function oneHotAssumptions(symbols: readonly OneHot[], uses: Uses, axes: AxisTable): readonly Assumption[] {
  return symbols.flatMap(({ name, arity, width }): readonly Assumption[] => {
    const symbols = uses.get(name) ?? [];
    const ranges = Array.from({ length: arity }, (_, n) => axes.nameOf(slotOf(name, n + 1)));
    if (symbols.every((s) => s.free.length === 0)) {
      const all = Array.from({ length: width }, (_, n) => sym(name, n + 1));
      return arity === 1 && symbols.length > 0 ? [isOneTogether(all)] : [];
    }
    if (ranges.some((range) => range === undefined)) return [];
    const formals = ranges.map((range, n) => freeIndex(`i${n}`, range as string));
    const last = formals.at(-1) as (typeof formals)[number];
    const left = sum(last, sym(name, ...formals));
    return [{ left, right: num(1), formals: formals.slice(0, -1), because: 'one-hot' }];
  });
}

/** t1 + t2 + t3 = 1 for targets with names of their own. */
export function oneHotTargets(
  network: NetworkPlan | undefined,
  given: ReadonlyMap<string, Given>,
  data: ProblemData | undefined,
): readonly Assumption[] {
  if (network?.targets.own === undefined) return [];
  const targets = entriesOf(network.targets);
  if (hasOneHotTargets(data)) return [isOneTogether(targets)];
  const columns = targets.map((t) => (t.indices.length === 0 ? given.get(t.name)?.entries : undefined));
  const rows = columns[0]?.map((_, sample) => columns.map((column) => column?.[sample])) ?? [];
  const all = rows.length > 0 && rows.every((row) => isOneHot(row, row.length));
  return all && targets.length > 1 ? [isOneTogether(targets)] : [];
}

const isOneTogether = (symbols: readonly Sym[]): Assumption => ({
  left: total(symbols),
  right: num(1),
  formals: [],
  because: 'one-hot',
});

/** Whether each row holds a single 1 among zeros. */
function isOneHot(entries: readonly (Expr | undefined)[], width: number): boolean {
  if (width < 2) return false;
  for (let row = 0; row < entries.length; row += width) {
    const cells = entries.slice(row, row + width);
    const ones = cells.filter((e) => e !== undefined && isOne(e)).length;
    if (ones !== 1 || !cells.every((e) => e !== undefined && (isOne(e) || isNum(e, 0)))) return false;
  }
  return entries.length > 0;
}
