/** The units to which a function is applied: their arguments, values and slopes; which are saturated, which are dead. */
import { type Applied, type UnitUse, unitsOf } from '../../backprop/applied.js';
import type { FunctionShape, Plain } from '../../backprop/shape-of-function.js';
import { type Block, type Inlines, math, text } from '../../document/document.js';
import type { Expr } from '../../language/expr.js';
import type { Layout } from '../../language/layout.js';
import { measured } from '../numbers.js';
import { printed, type Sheet, shown } from '../sheet.js';
import type { PlotLabels } from './function-plot.js';

/** Longer tables are left out, and longer lists of names. */
const MOST_ROWS = 40;
const MOST_NAMES = 8;

/** A unit whose argument is a number. */
export interface Unit {
  readonly use: UnitUse;
  readonly z: number;
  readonly name: Layout;
}

/** The units with numbers; none where something is left open. */
export function unitsWithNumbers(applied: Applied, sheet: Sheet): readonly Unit[] {
  const { problem, values } = sheet.solution;
  const uses = unitsOf(applied, problem) ?? [];
  return uses.flatMap((use) => {
    const z = use.argument.free.length > 0 ? undefined : values.of(use.argument);
    return typeof z === 'number' ? [{ use, z, name: shown(use.argument, sheet) }] : [];
  });
}

/** Argument, value and slope of each unit; nothing without numbers, and where the table would be too long. */
export function unitTable(units: readonly Unit[], slope: Plain, labels: PlotLabels, sheet: Sheet): readonly Block[] {
  if (units.length === 0 || units.length > MOST_ROWS) return [];
  const say = sheet.say['activation-study'];
  const rows = units.map(({ use, z, name }): readonly Inlines[] => {
    const at = slope(z);
    return [
      [math(name)],
      [math(printedAt(use.argument, z, sheet))],
      [math(printedAt(use.output ?? use.call, undefined, sheet))],
      at === undefined ? [] : [math(measured(at, sheet.rounding))],
    ];
  });
  return [
    {
      kind: 'table',
      caption: [text(say.unitTable)],
      columns: [
        { head: [text(say.argument)], align: 'left' },
        ...[labels.argument, labels.value, labels.slope].map((head) => ({
          head: [math(head)],
          align: 'right' as const,
        })),
      ],
      groups: [rows],
    },
  ];
}

/** A quantity of the tape as it is printed elsewhere; another expression by its value. */
function printedAt(e: Expr, known: number | undefined, sheet: Sheet): Layout {
  if (e.kind === 'sym') return printed(e, sheet).layout;
  return measured(known ?? (sheet.solution.values.of(e) as number), sheet.rounding);
}

/** Which units lie where the function is flat, and which pass on no gradient at all. */
export function unitRemarks(
  units: readonly Unit[],
  slope: Plain,
  shape: FunctionShape | undefined,
  sheet: Sheet,
): Inlines {
  if (units.length === 0) return [];
  const say = sheet.say['activation-study'];
  const dead = units.filter(({ z }) => slope(z) === 0);
  const isFlat = (z: number): boolean =>
    z < (shape?.flatBelow ?? Number.NEGATIVE_INFINITY) || z > (shape?.flatAbove ?? Number.POSITIVE_INFINITY);
  const saturated = units.filter((unit) => !dead.includes(unit) && isFlat(unit.z));
  const names = (some: readonly Unit[]): Inlines =>
    some.length > MOST_NAMES
      ? [text(say.count(some.length, units.length))]
      : sheet.say.mathematics.list(some.map(({ name }) => [math(name)]));
  const sentences: readonly Inlines[] = [
    ...(dead.length > 0 ? [say.dead(names(dead), dead.length)] : []),
    ...(saturated.length > 0 ? [say.saturated(names(saturated), saturated.length)] : []),
    ...smallestSlope(units, slope, shape, sheet),
  ];
  return sentences.flatMap((sentence, n) => [...(n === 0 ? [] : [text(' ')]), ...sentence]);
}

/** How the smallest slope that lets something pass compares with the greatest that the function has anywhere. */
function smallestSlope(
  units: readonly Unit[],
  slope: Plain,
  shape: FunctionShape | undefined,
  sheet: Sheet,
): readonly Inlines[] {
  const say = sheet.say['activation-study'];
  const sized = units.map((unit) => ({ unit, size: Math.abs(slope(unit.z) ?? 0) })).filter(({ size }) => size > 0);
  const [first] = sized;
  if (!shape?.steepest || first === undefined) return [];
  const smallest = sized.reduce((a, b) => (b.size < a.size ? b : a), first);
  const percent = (100 * smallest.size) / shape.steepest.slope;
  if (percent > 99.99) return [say.full(units.length)];
  const share = measured(percent, { kind: 'significant', digits: 2, ties: sheet.rounding.ties });
  return [say.smallest([math(smallest.unit.name)], share)];
}
