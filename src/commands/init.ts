import { writeFile } from 'node:fs/promises';
import { STARTER_SPEC } from '../problem/starter.js';
import { UsageError } from './input.js';

/** Writes a starter spec. Throws UsageError where a file of that name is there already. */
export async function initCommand(name: string): Promise<void> {
  const path = /\.(ya?ml|json)$/.test(name) ? name : `${name}.yaml`;
  await writeFile(path, STARTER_SPEC, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EEXIST' ? 'there is such a file already; choose another name' : error.message;
    throw new UsageError(`${path}: ${reason}`);
  });
  process.stdout.write(`${path}\n`);
  process.stderr.write(`Edit it, then: gradsheet build ${path}\n`);
}
