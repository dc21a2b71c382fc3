import { spawnSync } from 'node:child_process';
import type { Tool } from './tools.js';

/** What a tool that reads a PDF on its standard input prints about it. */
export function readWith(tool: Tool, pdf: Uint8Array, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(tool, args, { input: pdf, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  return stdout;
}
