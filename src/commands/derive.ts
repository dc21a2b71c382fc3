import { derivationSheet } from '../report/solution-sheet.js';
import { solveInStyle } from '../report/styles/styles.js';
import type { Detail } from '../rules/lines.js';
import { writeTerminal } from '../write/terminal.js';
import { solveSpec } from './solved.js';

export interface DeriveOptions {
  readonly wrt?: readonly string[];
  /** Left out: the spec's own. */
  readonly detail?: Detail;
}

/** Prints the derivations of a spec's gradients. */
export async function deriveCommand(path: string, { wrt, detail }: DeriveOptions): Promise<void> {
  const parts = await solveSpec(path, { ...(wrt && { wrt }), solver: solveInStyle });
  const sheets = parts.map(({ located }) => located((solution) => writeTerminal(derivationSheet(solution, detail))));
  process.stdout.write(sheets.join('\n'));
}
