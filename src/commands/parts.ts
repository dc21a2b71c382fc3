/** The parts of a spec that a command is to work on, and what their files are called. */
import { basename, extname } from 'node:path';
import { didYouMean } from '../language/nearest.js';
import { UsageError } from './input.js';

/** All parts, or the one that is asked for. Throws a UsageError where there is no such part. `name`: of the spec. */
export function chosenParts<P extends { readonly part: string | undefined }>(
  parts: readonly P[],
  wanted: string | undefined,
  name: string,
): readonly P[] {
  if (wanted === undefined) return parts;
  const found = parts.filter(({ part }) => part === wanted);
  if (found.length > 0) return found;
  const keys = parts.flatMap(({ part }) => part ?? []);
  const hint = didYouMean(wanted, keys)?.hint ?? `its parts are ${keys.join(', ')}`;
  throw new UsageError(`${name}: there is no part ${wanted}; ${keys.length === 0 ? 'the spec has no parts' : hint}`);
}

/** `one-step-a`: of a part's key only what is harmless in a file name. `alone`: for a spec from standard input. */
export function stemOf(path: string, part: string | undefined, alone: string): string {
  const spec = path === '-' ? alone : basename(path, extname(path));
  return part === undefined ? spec : `${spec}-${part.replace(/[^\p{L}\p{N}_-]+/gu, '_')}`;
}
