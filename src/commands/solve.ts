import { solutionSummary } from '../report/summary.js';
import { solutionsJson, writeJson } from '../write/json.js';
import { writeTerminal } from '../write/terminal.js';
import { checked } from './input.js';
import { type SolvedPart, solveSpec } from './solved.js';

export interface SolveOptions {
  readonly json?: true;
  readonly verify?: true;
  readonly precision?: number;
}

/** Prints the numbers and formulas of a spec. Throws UsageError where a check that was asked for does not hold. */
export async function solveCommand(path: string, { json, verify, precision }: SolveOptions): Promise<void> {
  const parts = await solveSpec(path);
  const output = json
    ? `${writeJson(
        solutionsJson(
          parts.map(({ part, located }) => ({ part, solve: located })),
          precision,
        ),
      )}\n`
    : parts.map((p) => summary(p, precision)).join('\n');
  if (verify) {
    for (const { solution } of parts) await checked(solution);
    process.stderr.write('checked: steps, central differences, second engine\n');
  }
  process.stdout.write(output);
}

const summary = ({ part, located }: SolvedPart, precision: number | undefined): string =>
  located((solution) => writeTerminal(solutionSummary(solution, part, precision)));
