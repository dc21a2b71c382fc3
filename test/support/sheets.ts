/** Sheets of specs as Markdown, without the certificate, which takes its time. */
import { type SolvedPart, solveText } from '../../src/commands/solved.js';
import { InputError } from '../../src/language/source.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeMarkdown } from '../../src/write/markdown.js';
import type { Spec } from './solved.js';

export function solvedOne(spec: Spec | string): SolvedPart {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  const [first] = solveText({ name: 'spec', text }, { solver: solveInStyle }) as [SolvedPart];
  return first;
}

/** The sheet of the first part. */
export function sheetText(spec: Spec | string): string {
  const { part, solution, located } = solvedOne(spec);
  const certificate = { seed: 1, checks: [], failures: [] };
  return located(() => writeMarkdown(solutionSheet([{ part, solution, certificate }])));
}

/** What is wrong with a spec, message and hint; nothing where a sheet comes of it. */
export function complaintOf(spec: Spec): string {
  try {
    sheetText(spec);
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics.map((d) => `${d.message} ${d.hint ?? ''}`).join('\n');
    throw error;
  }
  return '';
}
