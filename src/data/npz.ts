/** Several NPY arrays in one zip file, as `numpy.savez` writes them. */
import { unzipSync } from 'fflate';
import { DataError } from './data-error.js';
import { readNpy } from './npy.js';
import type { Table } from './table.js';

/** Bytes that the arrays of a file may have together. */
const MOST_BYTES = 2 ** 30;

/** The arrays by their names. Throws a DataError where one of them cannot be read. */
export function readNpz(bytes: Uint8Array): ReadonlyMap<string, Table> {
  const files = Object.entries(unzipped(bytes));
  if (files.length === 0) throw new DataError({ code: 'empty-data', message: 'the file has no arrays' });
  return new Map(
    files.map(([file, content]) => {
      const name = file.replace(/\.npy$/, '');
      return [name, arrayIn(name, content)];
    }),
  );
}

function arrayIn(name: string, content: Uint8Array): Table {
  try {
    return readNpy(content);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(...error.problems.map((p) => ({ ...p, message: `\`${name}\`: ${p.message}` })));
  }
}

function unzipped(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith('.npy')) return false;
        size += originalSize;
        if (size > MOST_BYTES) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    if (error instanceof DataError) throw error;
    const says = error instanceof Error ? error.message : String(error);
    throw new DataError({ code: 'bad-npz', message: `this is no NPZ file (a zip file of arrays): ${says}` });
  }
}

const tooLarge = (): DataError =>
  new DataError({
    code: 'too-large',
    message: `the arrays have more than ${MOST_BYTES} bytes, the most that are read`,
  });
