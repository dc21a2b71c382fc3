/** The formulas of a spec as code. */
import { join } from 'node:path';
import type { Program } from '../document/program.js';
import { CannotExport } from '../export/cannot-export.js';
import { programOf } from '../export/program.js';
import { type Part, readProblems } from '../problem/read.js';
import { notebookDocument } from '../report/notebook.js';
import { solveInStyle } from '../report/styles/styles.js';
import { writeOutput } from '../write/files.js';
import { writeNotebook } from '../write/notebook.js';
import { programText } from '../write/program.js';
import type { ExportTarget } from './formats.js';
import { readSpec, type Source, UsageError } from './input.js';
import { chosenParts, stemOf } from './parts.js';
import { withPlace } from './solved.js';

export interface ExportOptions {
  readonly to: ExportTarget;
  readonly out: string;
  readonly part?: string;
}

const ENDINGS: Readonly<Record<ExportTarget, string>> = {
  numpy: '-numpy.py',
  pytorch: '-pytorch.py',
  jax: '-jax.py',
  typescript: '.ts',
  ipynb: '.ipynb',
};

/** Writes the program of each part, or of the one that is asked for. Throws InputError and UsageError. */
export async function exportCommand(path: string, { to, out, part: wanted }: ExportOptions): Promise<void> {
  const source = await readSpec(path);
  const parts = chosenParts(readProblems(source.text, source.name, source.outside), wanted, source.name);
  // All are made before one is written.
  const files = new Map<string, string>();
  for (const part of parts) {
    const stem = stemOf(path, part.part, 'export');
    const file = join(out, `${stem}${ENDINGS[to]}`);
    if (files.has(file)) throw new UsageError(`${source.name}: two of the parts would be ${file}; choose other keys`);
    const { program, text } = written(part, to, stem, source);
    files.set(file, text);
    for (const { name, text } of program.files) files.set(join(out, name), text);
  }
  for (const [file, text] of files) {
    await writeOutput(file, text);
    process.stdout.write(`${file}\n`);
  }
}

function written(
  { part, problem }: Part,
  to: ExportTarget,
  stem: string,
  source: Source,
): { readonly program: Program; readonly text: string } {
  const work = () => {
    const program = programOf(problem, to === 'ipynb' ? 'numpy' : to, stem);
    if (to !== 'ipynb') return { program, text: programText(program) };
    return { program, text: writeNotebook(notebookDocument(part, solveInStyle(problem), program)) };
  };
  try {
    return withPlace(problem, source, work);
  } catch (error) {
    throw error instanceof CannotExport ? new UsageError(`${source.name}: ${error.message}`) : error;
  }
}
