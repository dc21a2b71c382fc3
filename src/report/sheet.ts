/** What every section of a sheet works with: the solution, its notation, and how its quantities print. */

import type { Certificate } from '../backprop/certificate.js';
import type { Arrangement } from '../backprop/matrix.js';
import { isWrittenNumber, type Written } from '../backprop/numbers/written.js';
import type { Solution } from '../backprop/solution.js';
import { withoutDefaults } from '../catalog/functions.js';
import { type Block, type Equation, type EquationLine, text, type Words } from '../document/document.js';
import { type Expr, isFree, type Sym } from '../language/expr.js';
import { infix, type Layout, row } from '../language/layout.js';
import { widthOf } from '../language/measure.js';
import type { Notation } from '../language/notation.js';
import { equalQ } from '../language/rational.js';
import type { Rounding } from '../language/rounding.js';
import { typeset, typesetSubstituted } from '../language/typeset.js';
import { symbolsOf } from '../language/walk.js';
import type { Problem } from '../problem/problem.js';
import type { Detail } from '../rules/lines.js';
import { type Messages, messagesIn } from './messages/messages.js';
import { arrangementOf } from './notation/arrangement.js';
import { notationOf } from './notation.js';
import { numberLayout, openLayout, type PrintedNumbers } from './numbers.js';

export interface Sheet {
  readonly solution: Solution;
  readonly notation: Notation;
  readonly arrangement: Arrangement;
  /** How numbers are rounded where the sheet is being written. */
  readonly rounding: Rounding;
  /** Values go on from rounded ones, as by hand. */
  readonly byHand: boolean;
  readonly detail: Detail;
  readonly say: Messages;
  /** What was checked; undefined where nothing was. */
  readonly certificate: Certificate | undefined;
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
    byHand: numbers.carry === 'rounded',
    detail,
    say: messagesIn(language),
    certificate: undefined,
    ...more,
  };
}

export const heading = (id: keyof Messages['headings'], { say }: Sheet): Block => ({
  kind: 'heading',
  level: 1,
  text: [text(say.headings[id])],
});

/** An expression as it is. */
export const shown = (e: Expr, { notation, solution }: Sheet): Layout =>
  typeset(withoutDefaults(e, solution.problem.functions), notation);

/** A quantity as printed: a number, or what is left of it in the free symbols. */
export interface Printed {
  readonly layout: Layout;
  readonly relation: '=' | '≈';
}

/** The value of a concrete symbol; `=` where it is that very value. */
export function printed(s: Sym, sheet: Sheet): Printed {
  const { layout } = printedValue(writtenValue(s, sheet), sheet);
  return { layout, relation: isVeryValue(s, sheet) ? '=' : '≈' };
}

/** What the sheet's way of calculating has for a symbol. */
const writtenValue = (s: Sym, { solution, rounding, byHand }: Sheet): Written =>
  byHand ? solution.byHand(s) : solution.rounded(s, rounding);

/** A value on the sheet, and whether it is printed as it was before it was rounded. */
export const printedValue = (value: Written, { rounding, notation }: Sheet): PrintedNumbers =>
  isWrittenNumber(value) ? { layout: numberLayout(value), exact: value.exact } : openLayout(value, rounding, notation);

/** Whether a symbol's printed value is its exact one. By hand, what looks exact may come from rounded values. */
function isVeryValue(s: Sym, sheet: Sheet): boolean {
  const exact = sheet.solution.rounded(s, sheet.rounding);
  if (!printedValue(exact, sheet).exact) return false;
  const value = writtenValue(s, sheet);
  return isWrittenNumber(value) && isWrittenNumber(exact) ? equalQ(value.value, exact.value) : value === exact;
}

/** Whether a symbol is exactly 0, and is printed so. */
export function isZero(s: Sym, sheet: Sheet): boolean {
  const { answer } = sheet.solution;
  // Below the smallest double a number is told from 0 by its digits.
  if (isFree(s) || answer(s) !== 0 || answer(s, 1) !== '0') return false;
  const value = writtenValue(s, sheet);
  return isWrittenNumber(value) && value.value.n === 0n;
}

/** `e` with every symbol that has a plain number printed as that number. */
export function substituted(e: Expr, sheet: Sheet): Printed {
  const layout = typesetSubstituted(e, sheet.notation, (s) =>
    isNumber(s, sheet) ? printed(s, sheet).layout : undefined,
  );
  const exact = symbolsOf(e).every((s) => !isNumber(s, sheet) || isVeryValue(s, sheet));
  return { layout, relation: exact ? '=' : '≈' };
}

/** Whether a symbol has a number, not an expression, for a value. */
export const isNumber = (s: Sym, sheet: Sheet): boolean => !isFree(s) && isWrittenNumber(writtenValue(s, sheet));

/** Whether putting numbers in changes anything. */
export const hasNumbers = (e: Expr, sheet: Sheet): boolean => symbolsOf(e).some((s) => isNumber(s, sheet));

export const line = (right: Layout, more: Partial<EquationLine> = {}): EquationLine => ({
  relation: '=',
  reason: '',
  ...more,
  right,
});

/** In em: what stands on one line when several relations follow one another. */
const LINE = 30;

/** A link of a chain of equations: `= layout`, with what leads to it. */
export interface Link {
  readonly relation: '=' | '≈' | ':=';
  readonly layout: Layout;
  readonly reason?: Words;
}

/** left = … = … on as few lines as hold it; a link with a reason of its own begins a line. */
export function chain(left: Layout | undefined, links: readonly Link[]): readonly EquationLine[] {
  const lines: EquationLine[] = [];
  for (const { relation, layout, reason = '' } of links) {
    const before = lines.at(-1);
    const joined = before && row(before.right, infix(relation), layout);
    const head = before?.left ?? left;
    const fits = joined !== undefined && widthOf(joined) + (head ? widthOf(head) : 0) <= LINE;
    if (before && joined && fits && (reason.length === 0 || before.reason.length === 0)) {
      lines[lines.length - 1] = { ...before, right: joined, reason: before.reason.length > 0 ? before.reason : reason };
    } else lines.push(line(layout, { relation, reason, ...(lines.length === 0 && left && { left }) }));
  }
  return lines;
}

/** The last links of a chain that ends in numbers: the numbers put in, then the value. */
export function numberLinks(e: Expr, symbol: Sym, sheet: Sheet): readonly Link[] {
  if (e.kind === 'num' || !isNumeric(sheet.solution.problem)) return [];
  if (e.kind === 'sym' || !hasNumbers(e, sheet)) return [printed(symbol, sheet)];
  const { layout, exact } = printedValue(writtenValue(symbol, sheet), sheet);
  return [substituted(e, sheet), { layout, relation: exact ? '=' : '≈' }];
}

/** Whether a problem has any numbers. */
export const isNumeric = ({ given }: Problem): boolean =>
  [...given.values()].some(({ entries }) => entries.some((entry) => entry !== undefined));

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
