/** What every section of a sheet works with: the solution, its notation, and how its quantities print. */

import type { Certificate } from '../backprop/certificate.js';
import type { Arrangement } from '../backprop/matrix/read.js';
import { isWrittenNumber, type Written } from '../backprop/numbers/written.js';
import type { Solution } from '../backprop/solution.js';
import { withoutDefaults } from '../catalog/functions.js';
import { type Block, type Equation, type EquationLine, text, type Words } from '../document/document.js';
import { type Expr, type FreeIndex, isFree, type Sym } from '../language/expr.js';
import { infix, type Layout, row, words } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { Notation } from '../language/notation.js';
import { equalQ } from '../language/rational.js';
import { type Rounding, withoutZeros } from '../language/rounding.js';
import { typeset, typesetSubstituted } from '../language/typeset.js';
import { ValueError } from '../language/value-error.js';
import { symbolsOf } from '../language/walk.js';
import { arrangementOf } from '../notation/arrangement.js';
import type { Carry } from '../problem/presentation.js';
import type { Problem } from '../problem/problem.js';
import type { Detail } from '../rules/lines.js';
import type { NamedRun } from '../training/runs.js';
import { type Messages, messagesIn } from './messages/messages.js';
import { notationOf } from './notation.js';
import { numberLayout, openLayout } from './numbers.js';

export interface Sheet {
  readonly solution: Solution;
  readonly notation: Notation;
  readonly arrangement: Arrangement;
  /** How numbers are rounded where the sheet is being written. */
  readonly rounding: Rounding;
  /** Whether values go on from exact or from rounded ones; with both, lines have the exact and tables both. */
  readonly carry: Carry;
  readonly detail: Detail;
  readonly say: Messages;
  /** What was checked; undefined where nothing was. */
  readonly certificate: Certificate | undefined;
  /** The trainings over data, the spec's own before its variants; empty where none was asked for, or none was run. */
  readonly runs: readonly NamedRun[];
}

/** The sheet of a solution as its spec wants it. */
export function newSheet(solution: Solution, more: Partial<Sheet> = {}): Sheet {
  const { problem } = solution;
  const { numbers, detail, language } = problem.presentation;
  return {
    solution,
    notation: notationOf(problem),
    arrangement: arrangementOf(problem),
    rounding: numbers.rounding,
    carry: numbers.carry,
    detail,
    say: messagesIn(language),
    certificate: undefined,
    runs: [],
    ...more,
  };
}

export const heading = (id: keyof Messages['headings'], { say }: Sheet): Block => ({
  kind: 'heading',
  level: 1,
  text: [text(say.headings[id])],
});

/** What the quantity that is differentiated goes under: a loss, where the spec calls it one. */
export const lossHeading = ({ solution }: Sheet): 'loss' | 'differentiated' =>
  solution.problem.isLoss ? 'loss' : 'differentiated';

/** An expression as it is. */
export const shown = (e: Expr, sheet: Sheet): Layout => shownBeside(e, [], sheet);

/** An expression on a line with `indices`, whose letters no sum of it takes: those of the left side. */
export const shownBeside = (e: Expr, indices: readonly FreeIndex[], { notation, solution }: Sheet): Layout =>
  typeset(withoutDefaults(e, solution.problem.functions), notation, new Set(indices.map(({ name }) => name)));

/** A quantity as printed: a number, or what is left of it in the free symbols. */
export interface Printed {
  readonly layout: Layout;
  readonly relation: '=' | '≈';
}

/** The value of a concrete symbol; `=` where it is that very value. */
export function printed(s: Sym, sheet: Sheet): Printed {
  const [value, isVeryValue] = writtenValue(s, sheet);
  return { layout: layoutOf(value, isVeryValue, sheet), relation: isVeryValue ? '=' : '≈' };
}

/** What a symbol comes to in the sheet's way of calculating, and whether that is its very value. */
function writtenValue(s: Sym, { solution, rounding, carry, notation }: Sheet): readonly [Written, boolean] {
  const exact = solution.rounded(s, rounding);
  const value = carry === 'rounded' ? solution.byHand(s) : exact;
  if (!isWrittenNumber(exact)) return [value, value === exact && openLayout(exact, rounding, notation).exact];
  return [value, exact.exact && isWrittenNumber(value) && equalQ(value.value, exact.value)];
}

/** Whether a symbol is exactly 0, and is printed so. */
export function isZero(s: Sym, sheet: Sheet): boolean {
  const { answer } = sheet.solution;
  // Below the smallest double a number is told from 0 by its digits.
  if (isFree(s) || answer(s) !== 0 || answer(s, 1) !== '0') return false;
  const [value] = writtenValue(s, sheet);
  return isWrittenNumber(value) && value.value.n === 0n;
}

/** The sheet in each of its ways of calculating. */
export const waysOf = (sheet: Sheet): readonly Sheet[] =>
  sheet.carry === 'both' ? (['exact', 'rounded'] as const).map((carry) => ({ ...sheet, carry })) : [sheet];

/** What stands in a table where rounding leaves no value by hand: log(1 - 1.000). */
export const NO_VALUE = words('–');

/** The value of a symbol in each way of calculating. */
export const inEachWay = (s: Sym, sheet: Sheet): readonly Layout[] =>
  sheet.carry === 'both'
    ? waysOf(sheet).map((way) => ifNotRoundedAway(() => printed(s, way).layout) ?? NO_VALUE)
    : [printed(s, sheet).layout];

/** What `work` gives; undefined where rounding leaves no value by hand. */
export function ifNotRoundedAway<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ValueError && error.code === 'rounded-away') return undefined;
    throw error;
  }
}

/** By hand a number may be exact on its own line and still come from rounded ones: it keeps its zeros. */
const layoutOf = (value: Written, isVeryValue: boolean, { rounding, notation }: Sheet): Layout =>
  isWrittenNumber(value)
    ? numberLayout(isVeryValue ? withoutZeros(value) : value)
    : openLayout(value, rounding, notation).layout;

/** `e` with every symbol that has a plain number printed as that number. */
export const substituted = (e: Expr, sheet: Sheet): Printed => ({
  layout: typesetSubstituted(e, sheet.notation, (s) => (isNumber(s, sheet) ? printed(s, sheet).layout : undefined)),
  relation: putInExactly(e, sheet),
});

/** `=` where the numbers that stand for the symbols of `e` are their very values. */
export const putInExactly = (e: Expr, sheet: Sheet): Printed['relation'] =>
  symbolsOf(e).every((s) => !isNumber(s, sheet) || printed(s, sheet).relation === '=') ? '=' : '≈';

/** The value of a symbol behind the numbers that it is worked out from. */
export function workedOut(s: Sym, sheet: Sheet): Printed {
  const [value, isVeryValue] = writtenValue(s, sheet);
  const follows = isWrittenNumber(value) ? value.exact : isVeryValue;
  return { layout: layoutOf(value, isVeryValue, sheet), relation: follows ? '=' : '≈' };
}

/** Whether a symbol has a number, not an expression, for a value. */
export const isNumber = (s: Sym, sheet: Sheet): boolean => !isFree(s) && isWrittenNumber(writtenValue(s, sheet)[0]);

/** Whether putting numbers in changes anything. */
const hasNumbers = (e: Expr, sheet: Sheet): boolean => symbolsOf(e).some((s) => isNumber(s, sheet));

export const line = (right: Layout, more: Partial<EquationLine> = {}): EquationLine => ({
  relation: '=',
  reason: '',
  ...more,
  right,
});

/** In em: what stands on one line when several relations follow one another. */
const LINE = 29.5;

/** A link of a chain of equations: `= layout`, with what leads to it. */
export interface Link {
  readonly relation: '=' | '≈' | ':=';
  readonly layout: Layout;
  readonly reason?: Words;
  /** Whether it is on the way to the result of a derivation. */
  readonly isStep?: boolean;
}

/**
 * left = … = … on as few lines as hold it, the last ones full: a value stands behind its numbers. A link with a reason
 * of its own begins a line. A line after the first one is a step where it holds nothing else.
 */
export function chain(left: Layout | undefined, links: readonly Link[]): readonly EquationLine[] {
  const head = left ? widthOf(left) : 0;
  const lines: EquationLine[] = [];
  for (const { relation, layout, reason = '', isStep = false } of [...links].reverse()) {
    const [after] = lines;
    const joined = after && row(layout, infix(after.relation), after.right);
    const fits = joined !== undefined && widthOf(joined) + head <= LINE;
    if (after && joined && fits && (reason.length === 0 || after.reason.length === 0))
      lines[0] = line(joined, {
        relation,
        reason: reason.length > 0 ? reason : after.reason,
        ...(isStep && after.isStep && { isStep }),
      });
    else lines.unshift(line(layout, { relation, reason, ...(isStep && { isStep }) }));
  }
  return lines.map(({ isStep, ...one }, n) =>
    n === 0 ? { ...one, ...(left && { left }) } : { ...one, ...(isStep && { isStep }) },
  );
}

/** The last links of a chain that ends in numbers: the numbers put in, then the value. */
export function numberLinks(e: Expr, symbol: Sym, sheet: Sheet): readonly Link[] {
  if (e.kind === 'num' || !isNumeric(sheet.solution.problem)) return [];
  if (e.kind === 'sym' || !hasNumbers(e, sheet)) return [printed(symbol, sheet)];
  return [substituted(e, sheet), workedOut(symbol, sheet)];
}

/** Whether a problem has any numbers. Over data each sample has its own, which no sheet works out. */
export const isNumeric = ({ given, data }: Problem): boolean =>
  data === undefined && [...given.values()].some(({ entries }) => entries.some((entry) => entry !== undefined));

export const equation = (lines: readonly EquationLine[], answer = false): Equation => ({
  kind: 'equation',
  lines,
  answer,
});

/** Equations below each other; a reason stands beside the first of the lines that it holds for. */
export function stacked(equations: readonly Equation[]): Equation {
  const lines = equations.flatMap((e) => e.lines);
  const firsts = lines.filter(({ reason }, n) => reason.length > 0 && !isSame(reason, reasonBefore(lines, n)));
  return equation(
    lines.map((line) => (firsts.includes(line) ? line : { ...line, reason: '' })),
    equations.some(({ answer }) => answer),
  );
}

const reasonBefore = (lines: readonly EquationLine[], n: number): Words | undefined =>
  lines.slice(0, n).findLast(({ reason }) => reason.length > 0)?.reason;

const isSame = (a: Words, b: Words | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
