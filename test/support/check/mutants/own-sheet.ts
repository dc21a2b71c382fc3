/** The sheet of a spec as a document that mistakes are put into. */
import { checkDocument } from '../../../../src/check/check.js';
import { solveText } from '../../../../src/commands/solved.js';
import { readProblems } from '../../../../src/problem/read.js';
import { solveInStyle } from '../../../../src/report/styles/styles.js';
import { readTexSheet } from '../../printed/tex-sheet.js';
import { printedNames, type Truth } from '../../printed/truth.js';
import { cellsIn } from '../../printed/wrong-numbers.js';
import { texOf } from '../tex-of.js';
import type { Subject } from './judge.js';
import { type Statement, statementOf, valueTest } from './values.js';

/** Of a spec of one part. */
export function ownSheet(spec: string): Subject {
  const parts = readProblems(spec, 'spec');
  const text = texOf(spec);
  const [solved] = solveText({ name: 'spec', text: spec }, { solver: solveInStyle });
  if (solved === undefined || parts.length > 1) throw new Error('a spec of one part is expected');
  const truth = printedNames(solved.solution);
  return {
    text,
    check: (tex) => checkDocument(parts, tex).claims,
    changesValue: valueTest(text, truth.names, (tex) => statementsIn(tex, truth)),
  };
}

function statementsIn(tex: string, worths: Truth): readonly Statement[] {
  const { chains, inline, tables } = readTexSheet(tex);
  return [
    ...[...chains, ...inline].map((chain) => statementOf(chain, worths)),
    ...tables
      .flatMap((table) => cellsIn(table, worths))
      .map(({ name, latex, truth }) => ({ head: name, truth: () => truth, sides: [latex] })),
  ];
}
