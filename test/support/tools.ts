/** Programs that only tests need, and how a test does without them. */
import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

export const TOOLS = ['pdflatex', 'xelatex', 'lualatex', 'pdftotext', 'pdftoppm', 'pdffonts'] as const;
export type Tool = (typeof TOOLS)[number];

/** Whether the program can be started. */
export const isInstalled = (tool: Tool): boolean => spawnSync(tool, ['-v'], { stdio: 'ignore' }).error === undefined;

/** In CI nothing is skipped: a test that misses its tool fails there. */
const isRequired = process.env.GRADSHEET_REQUIRE_TOOLS === '1';

/** `describe` for tests that need a tool; they are skipped where it is missing, and fail where tools are required. */
export function describeWith(tool: Tool, name: string, tests: () => void): void {
  describe.skipIf(!isRequired && !isInstalled(tool))(`${name} (needs ${tool})`, tests);
}
