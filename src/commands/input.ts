/** Reading a spec for a command, and saying what is wrong with it. */
import { readFile } from 'node:fs/promises';
import type { Certificate } from '../backprop/certificate.js';
import type { Solution } from '../backprop/solution.js';
import { CannotExport } from '../export/cannot-export.js';
import { InputError } from '../language/source.js';
import { ValueError } from '../language/value-error.js';
import { printDiagnostics } from '../problem/diagnostics.js';
import type { Outside } from '../problem/outside.js';
import { CannotPrint } from '../write/browser.js';
import { TemplateError } from '../write/template-error.js';
import { outsideOf } from './outside.js';

/** A call that cannot be carried out: the message says what would be right. */
export class UsageError extends Error {}

/** Exit status: all is well; a check found a mistake; the input or the call cannot be used. */
export const EXIT = { ok: 0, mistakes: 1, unusable: 2 } as const;

/** A spec's text, and what to call it in messages. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** What the spec may speak of besides; left out: nothing. */
  readonly outside?: Outside;
}

/** A spec file; `-` stands for standard input. Throws UsageError for a file that cannot be read. */
export async function readSpec(path: string): Promise<Source> {
  return { name: path === '-' ? 'standard input' : path, text: await textOf(path), outside: outsideOf(path) };
}

async function textOf(path: string): Promise<string> {
  if (path !== '-') {
    return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === 'ENOENT' ? `${path}: there is no such file` : `${path}: ${error.message}`);
    });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** What went wrong, for people; undefined for what is a fault of the program. */
export function explain(error: unknown): string | undefined {
  if (error instanceof InputError) return printDiagnostics(error);
  const isExpected = [UsageError, ValueError, CannotPrint, CannotExport, TemplateError].some(
    (expected) => error instanceof expected,
  );
  if (isExpected) return (error as Error).message;
  if (!isOfSystem(error)) return undefined;
  return IN_THE_WAY.has(error.code ?? '')
    ? `${error.path}: this is a file, where a folder is to be made`
    : error.message;
}

/** What the system says of a file where a folder is meant. */
const IN_THE_WAY: ReadonlySet<string> = new Set(['EEXIST', 'ENOTDIR']);

/** Whether the system refused: the folder may not be written to, the disk is full. */
const isOfSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

/** The certificate of a solution. Throws UsageError where a check fails: what does not hold is not printed. */
export async function checked(solution: Solution): Promise<Certificate> {
  // Loading the engines takes a second, which only this needs.
  const { certify } = await import('../backprop/certificate.js');
  const certificate = await certify(solution);
  const [first] = certificate.failures;
  if (first === undefined) {
    if (solution.alternative) await checked(solution.alternative);
    return certificate;
  }
  const where = first.rule === undefined ? first.derivation : `${first.derivation}, rule ${first.rule}`;
  throw new UsageError(
    `${solution.problem.title}: ${certificate.failures.length} checks fail, the first at ${where}: ${first.before} is not ${first.after}. This is a fault of gradsheet; please report it with the spec.`,
  );
}
