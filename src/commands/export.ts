/** The formulas of a spec as code. */
import { basename, extname, join } from 'node:path';
import { CannotExport } from '../export/cannot-export.js';
import { programOf } from '../export/program.js';
import { didYouMean } from '../language/nearest.js';
import type { Problem } from '../problem/problem.js';
import { type Part, readProblems } from '../problem/read.js';
import { writeOutput } from '../write/files.js';
import { programText } from '../write/program.js';
import type { ExportTarget } from './formats.js';
import { readSpec, type Source, UsageError } from './input.js';
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
};

/** Writes the program of each part, or of the one that is asked for. Throws InputError and UsageError. */
export async function exportCommand(path: string, { to, out, part }: ExportOptions): Promise<void> {
  const source = await readSpec(path);
  const parts = chosenParts(readProblems(source.text, source.name), part, source.name);
  // All are made before one is written.
  const files = new Map<string, string>();
  for (const { part: key, problem } of parts) {
    const file = join(out, fileName(path, key, to));
    if (files.has(file)) throw new UsageError(`${source.name}: two of the parts would be ${file}; choose other keys`);
    files.set(file, written(problem, to, source));
  }
  for (const [file, text] of files) {
    await writeOutput(file, text);
    process.stdout.write(`${file}\n`);
  }
}

function written(problem: Problem, to: ExportTarget, source: Source): string {
  try {
    return withPlace(problem, source, () => programText(programOf(problem, to)));
  } catch (error) {
    throw error instanceof CannotExport ? new UsageError(`${source.name}: ${error.message}`) : error;
  }
}

function chosenParts(parts: readonly Part[], wanted: string | undefined, name: string): readonly Part[] {
  if (wanted === undefined) return parts;
  const found = parts.filter(({ part }) => part === wanted);
  if (found.length > 0) return found;
  const keys = parts.flatMap(({ part }) => part ?? []);
  const hint = didYouMean(wanted, keys)?.hint ?? `its parts are ${keys.join(', ')}`;
  throw new UsageError(`${name}: there is no part ${wanted}; ${keys.length === 0 ? 'the spec has no parts' : hint}`);
}

/** `one-step-a-numpy.py`: of a part's key only what is harmless in a file name. */
function fileName(path: string, part: string | undefined, to: ExportTarget): string {
  const spec = path === '-' ? 'export' : basename(path, extname(path));
  const key = part === undefined ? '' : `-${part.replace(/[^\p{L}\p{N}_-]+/gu, '_')}`;
  return `${spec}${key}${ENDINGS[to]}`;
}
