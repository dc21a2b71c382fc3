/** The numbers of a printed sheet that are not those of the quantities that they stand for, and those nobody can read. */
import { solveText } from '../../../src/commands/solved.js';
import { LANGUAGES } from '../../../src/problem/presentation.js';
import { messagesIn } from '../../../src/report/messages/messages.js';
import { solutionSheet } from '../../../src/report/solution-sheet.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { writeTex } from '../../../src/write/tex.js';
import { agree, tryValue } from './agree.js';
import type { Value } from './intervals.js';
import type { Names } from './latex-value.js';
import { type Chain, type PrintedTable, readTexSheet } from './tex-sheet.js';
import { printedNames, type Truth } from './truth.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

/** What is wrong with the numbers of the sheets of a spec, part by part. */
export function wrongNumbers(spec: string): readonly string[] {
  return solveText({ name: 'spec', text: spec }, { solver: solveInStyle }).flatMap(({ part, solution }) => {
    const sheet = readTexSheet(writeTex(solutionSheet([{ part, solution, certificate: NO_CHECKS }])));
    const truth = printedNames(solution);
    return [
      ...[...sheet.chains, ...sheet.inline].flatMap((chain) => wrongInChain(chain, truth)),
      ...sheet.tables.flatMap((table) => wrongInTable(table, truth)),
    ];
  });
}

export const hasDecimals = (latex: string): boolean => /\d(\.|\{,\})\d/.test(latex);

/**
 * The sides of a chain that are not worth what they should be, or whose numbers could not be read. Those under a sum
 * sign, and a fraction broken over lines, are read in the next side, where the work has been done.
 */
export function wrongInChain({ left, sides }: Chain, { names, updated }: Truth): readonly string[] {
  const isAssigned = sides.some(({ relation }) => relation === '\\mathrel{:=}');
  const truth = tryValue(left, isAssigned ? updated : names);
  const values = sides.map((side) => tryValue(side.latex, names));
  return sides.flatMap(({ relation, latex }, n) => {
    const value = values[n];
    if (value === undefined)
      return hasDecimals(latex) && !/\\sum|\\begin\{aligned\}/.test(latex)
        ? [`unread: ${left} ${relation} ${latex}`]
        : [];
    const other = truth ?? values.find((v, k) => k < n && v !== undefined);
    if (other === undefined || agree(other, relation === '\\approx' ? loosely(value) : value)) return [];
    return [`${left} ${relation} ${latex}: ${JSON.stringify(value)}, not ${JSON.stringify(other)}`];
  });
}

/** A whole number behind ≈ stands for what rounds to it. */
const loosely = (value: Value): Value =>
  value.map((row) => row.map((x) => (x.low === x.high ? { low: x.low - 0.5, high: x.high + 0.5 } : x)));

/** A cell of a table with mathematics: what its row has a name for, as the head of its column says. */
export interface PrintedCell {
  readonly head: string;
  readonly name: string;
  readonly latex: string;
  readonly truth: Value | undefined;
}

/** Cells with a number, by the name that stands before them in their row and by the head of their column. */
export function cellsIn({ head, rows }: PrintedTable, truths: Truth): readonly PrintedCell[] {
  return rows.flatMap((cells) => {
    let name = '';
    return cells.flatMap((cell, n) => {
      const latex = /^\$(.*)\$$/s.exec(cell)?.[1];
      if (latex === undefined || isAside(head[n] ?? '')) return [];
      const column = columnOf(head[n] ?? '', truths);
      if (column) return [{ head: head[n] ?? '', name, latex, truth: tryValue(name, column) }];
      name = latex;
      return [];
    });
  });
}

function wrongInTable(table: PrintedTable, truths: Truth): readonly string[] {
  return cellsIn(table, truths).flatMap(({ head, name, latex, truth }) => {
    const value = tryValue(latex, truths.names);
    if (truth === undefined || value === undefined)
      return hasDecimals(latex) ? [`${table.caption}: unread: ${name}: ${latex}`] : [];
    return agree(truth, value) ? [] : [`${table.caption}: ${head} of ${name}: ${latex}, not ${JSON.stringify(truth)}`];
  });
}

/** Whether the cells below a head speak of what the row has a name for already. */
const isAside = (head: string): boolean =>
  LANGUAGES.map(messagesIn).some(({ operations: { columns } }) => [columns.local, columns.operation].includes(head));

/** What the cells below a head are the values of, in any language; undefined where they are names. */
function columnOf(head: string, { names, gradient, updated }: Truth): Names | undefined {
  for (const { given, update, operations } of LANGUAGES.map(messagesIn)) {
    if (head === given.value || head === update.columns.old) return names;
    if (head === update.columns.gradient || head === operations.columns.product) return gradient;
    if (head === update.columns.new) return updated;
  }
  return undefined;
}
