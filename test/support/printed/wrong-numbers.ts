/** The numbers of a printed sheet that are not those of the quantities that they stand for, and those nobody can read. */
import { solveText } from '../../../src/commands/solved.js';
import { solutionSheet } from '../../../src/report/solution-sheet.js';
import { solveInStyle } from '../../../src/report/styles/styles.js';
import { writeTex } from '../../../src/write/tex.js';
import { agree, tryValue } from './agree.js';
import type { Names } from './latex-value.js';
import { type Chain, type PrintedTable, readTexSheet } from './tex-sheet.js';
import { printedNames, type Truth } from './truth.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

/** What is wrong with the numbers of the sheets of a spec, part by part. */
export function wrongNumbers(spec: string): readonly string[] {
  return solveText({ name: 'spec', text: spec }, { solver: solveInStyle }).flatMap(({ part, solution }) => {
    const sheet = readTexSheet(writeTex(solutionSheet([{ part, solution, certificate: NO_CHECKS }])));
    const truth = printedNames(solution.problem);
    return [
      ...[...sheet.chains, ...sheet.inline].flatMap((chain) => wrongInChain(chain, truth.names)),
      ...sheet.tables.flatMap((table) => wrongInTable(table, truth)),
    ];
  });
}

export const hasDecimals = (latex: string): boolean => /\d(\.|\{,\})\d/.test(latex);

/**
 * The sides of a chain that are not worth what they should be, or whose numbers could not be read. Those under a sum
 * sign are read in the next side, where the sum has been done.
 */
export function wrongInChain({ left, sides }: Chain, names: Names): readonly string[] {
  const truth = tryValue(left, names);
  const values = sides.map((side) => tryValue(side.latex, names));
  return sides.flatMap(({ relation, latex }, n) => {
    const value = values[n];
    if (value === undefined)
      return hasDecimals(latex) && !latex.includes('\\sum') ? [`unread: ${left} ${relation} ${latex}`] : [];
    const other = truth ?? values.find((v, k) => k < n && v !== undefined);
    if (other === undefined || agree(other, value)) return [];
    return [`${left} ${relation} ${latex}: ${JSON.stringify(value)}, not ${JSON.stringify(other)}`];
  });
}

/** Cells with a number, by the name that stands before them in their row and by the head of their column. */
function wrongInTable({ caption, head, rows }: PrintedTable, { names, gradient, updated }: Truth): readonly string[] {
  const COLUMNS: Readonly<Record<string, Names>> = {
    ...{ Value: names, Old: names, Gradient: gradient, New: updated },
    ...{ Valor: names, Anterior: names, Gradiente: gradient, Nuevo: updated },
  };
  return rows.flatMap((cells) => {
    let name = '';
    return cells.flatMap((cell, n) => {
      const latex = /^\$(.*)\$$/s.exec(cell)?.[1];
      if (latex === undefined) return [];
      const column = COLUMNS[head[n] ?? ''];
      if (column === undefined) {
        name = latex;
        return [];
      }
      const [truth, value] = [tryValue(name, column), tryValue(latex, names)];
      if (truth === undefined || value === undefined)
        return hasDecimals(latex) ? [`${caption}: unread: ${name}: ${latex}`] : [];
      return agree(truth, value) ? [] : [`${caption}: ${head[n]} of ${name}: ${latex}, not ${JSON.stringify(truth)}`];
    });
  });
}
