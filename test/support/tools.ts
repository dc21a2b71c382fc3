/** Programs that only tests need, and how a test does without them. */
import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

const PROGRAMS = ['pdflatex', 'xelatex', 'lualatex', 'pdftotext', 'pdftoppm', 'pdffonts'] as const;
/** What a Python has. */
const LIBRARIES = ['numpy', 'torch', 'nbconvert'] as const;
export const TOOLS = [...PROGRAMS, ...LIBRARIES] as const;
type Library = (typeof LIBRARIES)[number];
export type Tool = (typeof TOOLS)[number];

/** Whether the program can be started, or some Python has the library. */
export const isInstalled = (tool: Tool): boolean =>
  isLibrary(tool) ? pythonWith(tool) !== undefined : spawnSync(tool, ['-v'], { stdio: 'ignore' }).error === undefined;

const isLibrary = (tool: Tool): tool is Library => (LIBRARIES as readonly string[]).includes(tool);

/** A Python that has a library: the one that is found first, or the system's own. */
export const pythonWith = (library: Library): string | undefined =>
  ['python3', '/usr/bin/python3'].find((python) => {
    const asked = `import importlib.util, sys; sys.exit(importlib.util.find_spec("${library}") is None)`;
    return spawnSync(python, ['-c', asked], { stdio: 'ignore' }).status === 0;
  });

/** In CI nothing is skipped: a test that misses its tool fails there. */
const isRequired = process.env.GRADSHEET_REQUIRE_TOOLS === '1';

/** `describe` for tests that need a tool; they are skipped where it is missing, and fail where tools are required. */
export function describeWith(tool: Tool, name: string, tests: () => void): void {
  describe.skipIf(!isRequired && !isInstalled(tool))(`${name} (needs ${tool})`, tests);
}
