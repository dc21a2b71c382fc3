/** The quantities of a problem, entry by entry, to stand beside those of another: forward values, loss, δ's, gradients. */
import { entriesOf, sameEntry } from '../backprop/entries.js';
import { deltasOf } from '../backprop/layer-gradients.js';
import { derivative, type Expr, type Sym } from '../language/expr.js';
import type { Layout } from '../language/layout.js';
import { within } from '../language/table.js';
import { measured } from './numbers.js';
import { printed, type Sheet, shown } from './sheet.js';

export const GROUPS = ['forward', 'loss', 'deltas', 'gradients'] as const;

export interface Quantity {
  readonly group: (typeof GROUPS)[number];
  /** The same in both problems. */
  readonly key: string;
  readonly name: Layout;
  /** What stands in the table: the number, or the formula where there is none. */
  readonly cell: Layout;
  readonly value: number | undefined;
}

/** A quantity with all its entries: what it is called, what it is, and how its entries' numbers are found. */
interface Whole {
  readonly group: Quantity['group'];
  readonly of: Sym;
  readonly name: (entry: Sym) => Expr;
  readonly formula: Expr;
  readonly number: (entry: Sym) => number | Expr;
  readonly printed: (entry: Sym, value: number) => Layout;
}

/** All of them, in the order of the tape. Throws a ValueError where one has no value. */
export function quantitiesOf(sheet: Sheet): readonly Quantity[] {
  return within(sheet.solution.problem.table, () => wholesOf(sheet).flatMap((whole) => entriesIn(whole, sheet)));
}

function wholesOf(sheet: Sheet): readonly Whole[] {
  const { problem, values, gradients, symbolOf } = sheet.solution;
  const slope = (entry: Sym): Expr => derivative(problem.loss, entry, 'total');
  const deltas = deltasOf(problem);
  return [
    ...problem.definitions.map(
      (d): Whole => ({
        group: d.role === 'loss' ? 'loss' : 'forward',
        of: d.symbol,
        name: (entry) => entry,
        formula: d.value,
        number: (entry) => values.of(entry),
        printed: (entry) => printed(entry, sheet).layout,
      }),
    ),
    ...deltas.all.toReversed().map(
      ({ of: { symbol: of }, adjoint, symbol }): Whole => ({
        group: 'deltas',
        of,
        name: slope,
        formula: adjoint.result,
        number: (entry) => deltas.values.of(sameEntry(symbol, of, entry)),
        printed: (_, value) => measured(value, sheet.rounding),
      }),
    ),
    ...gradients.parameters.map(
      (a): Whole => ({
        group: 'gradients',
        of: a.of,
        name: slope,
        formula: a.result,
        number: (entry) => values.of(sameEntry(symbolOf(a), a.of, entry)),
        printed: (entry) => printed(sameEntry(symbolOf(a), a.of, entry), sheet).layout,
      }),
    ),
  ];
}

/** A row an entry, or one of the formula where not every entry has a number. */
function entriesIn(whole: Whole, sheet: Sheet): readonly Quantity[] {
  const { group, of, name, formula } = whole;
  const rows = (entriesOf(of, sheet.solution.problem) ?? []).map((entry): Quantity | undefined => {
    const value = whole.number(entry);
    if (typeof value !== 'number') return undefined;
    return {
      group,
      key: keyOf(group, entry),
      name: shown(name(entry), sheet),
      cell: whole.printed(entry, value),
      value,
    };
  });
  const known = rows.filter((row) => row !== undefined);
  if (known.length > 0 && known.length === rows.length) return known;
  return [
    { group, key: keyOf(group, of), name: shown(name(of), sheet), cell: shown(formula, sheet), value: undefined },
  ];
}

const keyOf = (group: string, { name, indices }: Sym): string =>
  `${group} ${name} ${indices.map((i) => (typeof i === 'number' ? i : '·')).join()}`;
