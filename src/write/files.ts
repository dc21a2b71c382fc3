/** Writing what people keep. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: a crash at any moment leaves the old file, or none. Makes the folders above it.
 * The temporary name is in the same folder, because a rename is atomic only within one file system.
 * Rejects with Node's own error (EACCES, ENOSPC, …); nothing is left behind then.
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    // Flushed before the rename, or a power cut could leave the new name on an empty file.
    await writeFile(unfinished, content, { flush: true });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
