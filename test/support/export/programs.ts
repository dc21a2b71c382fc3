/** Exported programs, and runs of many of them at once. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from '../../../src/catalog/targets.js';
import type { ProgramFile } from '../../../src/document/program.js';
import { programOf } from '../../../src/export/program.js';
import { readProblems } from '../../../src/problem/read.js';
import { programText } from '../../../src/write/program.js';
import type { Spec } from '../solved.js';
import { pythonWith } from '../tools.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** The program of each part of a spec, each under its own name. */
export const programsOf = (name: string, spec: Spec | string, target: Target): readonly Named[] =>
  readProblems(typeof spec === 'string' ? spec : JSON.stringify(spec), 'spec').map(({ problem }, n) => {
    const program = programOf(problem, target, name.slice(0, 20));
    return [`${name}-${n}`, programText(program), program.files];
  });

/** A program with the files that it reads. */
export type Named = readonly [name: string, text: string, files: readonly ProgramFile[]];

/** What goes wrong in Python programs, by name; each runs by itself, all in one process. */
export function pythonFailures(
  programs: readonly Named[],
  library: 'numpy' | 'torch',
): Readonly<Record<string, string>> {
  const { stdout, stderr } = spawnSync(pythonWith(library) ?? 'python3', ['-W', 'error', join(HERE, 'run.py')], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** What the compiler says of TypeScript programs, at its strictest, and what then goes wrong when they run. */
export function typescriptFailures(programs: readonly Named[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradsheet-export-'));
  try {
    symlinkSync(MODULES, join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    const compilerOptions = {
      strict: true,
      target: 'es2022',
      module: 'nodenext',
      rootDir: 'src',
      outDir: 'out',
      types: ['node'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
    mkdirSync(join(folder, 'src'));
    for (const [name, text, files] of programs) {
      writeFileSync(join(folder, 'src', `${name}.ts`), text);
      for (const file of files) writeFileSync(join(folder, file.name), file.text);
    }
    const compiled = run(join(folder, 'node_modules/.bin/tsc'), ['-p', folder], folder);
    if (compiled !== '') return compiled;
    const all = readdirSync(join(folder, 'out')).map((file) => `import './out/${file}';`);
    writeFileSync(join(folder, 'all.js'), all.join('\n'));
    return run(process.execPath, ['all.js'], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a program that fails prints. */
function run(command: string, options: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}` || 'failed';
}
