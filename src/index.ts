/** gradsheet as a library: the same work as the commands, on text instead of files. */

import { checkDocument } from './check/check.js';
import type { Format as DocumentFormat } from './check/document/document.js';
import type { Source } from './commands/input.js';
import { solveText } from './commands/solved.js';
import { within } from './language/table.js';
import type { Outside } from './problem/outside.js';
import { readProblems } from './problem/read.js';
import { type Detail, derivationLines } from './rules/lines.js';
import { newRuns, trainAll } from './training/runs.js';
import { type CheckedJson, checkedJson } from './write/check-json.js';
import { type FormulaJson, formulaWriter, type SolutionJson, type SolutionsJson, solutionsJson } from './write/json.js';
import { type TrainingJson, trainingJson } from './write/training-json.js';

export { type BuildOptions, type BuildResult, build } from './commands/build.js';
export type { Format } from './commands/formats.js';
export { type RecheckOptions, recheck } from './commands/recheck.js';
export { type Diagnostic, InputError, type Span } from './language/source.js';
export { ValueError } from './language/value-error.js';
export { type Outside, OutsideError } from './problem/outside.js';
export type { Finding } from './recheck/finding.js';
export type { Counts, Recheck } from './recheck/recheck.js';
export type { CopyName } from './report/copies/names.js';
export type { CheckedJson, Detail, DocumentFormat, FormulaJson, SolutionJson, SolutionsJson, TrainingJson };

const asSource = (text: string, { outside }: Reading): Source => ({ name: 'spec', text, ...(outside && { outside }) });

/** How a spec is read. */
export interface Reading {
  /** Reads the files and digits that `data:` names; without it a spec that needs them is refused. */
  readonly outside?: Outside;
}

export interface SolveOptions extends Reading {
  /** Significant digits of the numbers; without it they are doubles. */
  readonly precision?: number;
}

/**
 * The numbers and formulas of a spec (YAML or JSON text), as `solve --json` prints them; of a spec with parts, theirs by
 * name. Throws an InputError that lists all that is wrong with the spec.
 */
export function solve(spec: string, options: SolveOptions = {}): SolutionJson | SolutionsJson {
  return solutionsJson(
    solveText(asSource(spec, options)).map(({ part, located }) => ({ part, solve: located })),
    options.precision,
  );
}

export interface DeriveOptions extends Reading {
  /** Only the gradients by these parameters. */
  readonly wrt?: readonly string[];
  readonly detail?: Detail;
}

/** A derivation: what is sought, and each line that leads to it with the ids of the rules that were applied. */
export interface DerivationJson {
  readonly part?: string;
  readonly goal: FormulaJson;
  readonly lines: readonly (FormulaJson & { readonly rules: readonly string[] })[];
}

/** The steps to every gradient of a spec, the adjoints that they cite before them. Throws an InputError. */
export function derive(spec: string, options: DeriveOptions = {}): readonly DerivationJson[] {
  const { wrt, detail = 'normal' } = options;
  return solveText(asSource(spec, options), wrt ? { wrt } : {}).flatMap(({ part, solution }) => {
    const { gradients, problem } = solution;
    return within(problem.table, () => {
      const formula = formulaWriter(problem);
      return [...gradients.functions, ...gradients.intermediates, ...gradients.parameters].map((d) => ({
        ...(part !== undefined && { part }),
        goal: formula(d.goal),
        lines: derivationLines(d, detail)
          .slice(1)
          .map(({ expr, steps }) => ({ ...formula(expr), rules: [...new Set(steps.map(({ rule }) => rule.id))] })),
      }));
    });
  });
}

/**
 * The trainings that a spec asks for, run to their ends, part by part, as `train --json` prints them. Throws an
 * InputError for a spec that is none, and a ValueError where a given number has no value.
 */
export function train(spec: string, options: Reading = {}): readonly TrainingJson[] {
  return solveText(asSource(spec, options)).flatMap(({ part, located }) => {
    const runs = located(newRuns);
    for (const _ of trainAll(runs));
    return runs.length > 0 ? [trainingJson(part, runs)] : [];
  });
}

export interface CheckOptions {
  /** What the answer is called in the result. */
  readonly file?: string;
  /** Left out: LaTeX, a notebook or Markdown, as the answer itself tells. */
  readonly format?: DocumentFormat;
  /** Of a spec with parts, the one that is answered; left out: as the headings of the answer tell. */
  readonly part?: string;
}

/**
 * Judges a hand derivation (Markdown, LaTeX, plain text or a notebook) against a spec: every claim with its
 * verdict, as `check --json` prints it. Throws an InputError for a spec that is none, a RangeError for a part that it
 * does not have, a SyntaxError for a notebook that is none.
 */
export function check(spec: string, answer: string, { file = 'answer', format, part }: CheckOptions = {}): CheckedJson {
  const parts = readProblems(spec, 'spec').filter((p) => part === undefined || p.part === part);
  if (parts.length === 0) throw new RangeError(`the spec has no part ${part}`);
  return checkedJson(checkDocument(parts, answer, format), file, answer);
}
