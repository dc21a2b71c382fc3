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
  const output = json ? await jsonText(parts, precision) : await summaries(parts, precision);
  if (verify) {
    for (const { solution } of parts) await checked(solution);
    process.stderr.write('checked: steps, central differences, second engine\n');
  }
  process.stdout.write(output);
}

// Each loads what it writes with when it is called: JSON needs no words.
async function jsonText(parts: readonly SolvedPart[], precision: number | undefined): Promise<string> {
  const { solutionsJson, writeJson } = await import('../write/json.js');
  const solutions = parts.map(({ part, located }) => ({ part, solve: located }));
  return `${writeJson(solutionsJson(solutions, precision))}\n`;
}

async function summaries(parts: readonly SolvedPart[], precision: number | undefined): Promise<string> {
  const { solutionSummary } = await import('../report/summary.js');
  const { writeTerminal } = await import('../write/terminal.js');
  return parts
    .map(({ part, located }) => located((solution) => writeTerminal(solutionSummary(solution, part, precision))))
    .join('\n');
}
