/**
 * `dE/dw_i = δ_i x_i`: who goes from unit to unit with one letter, in layers of any size, says this of the first units,
 * of the second ones, and so on; `w_i` of a matrix is w_{ii} there.
 */
import { isScalar } from '../meaning/array.js';
import { assignmentsOf } from '../meaning/letters.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../written/written.js';
import type { Names, Reading } from './names.js';

/** Letters for units. */
const INDEX = /^[ijklmnpqr]$/;

/** The sides of a line for one unit after the other; none where no letter of the line has to be read so. */
export function unitByUnit(sides: readonly Written[], names: Names): readonly (readonly Written[])[] {
  const pieces = sides.flatMap((side) => [...allPieces(side)]);
  const spoken = pieces.filter((p) => p.kind === 'name');
  for (const letter of new Set(spoken.flatMap(({ sub }) => sub.filter((text) => INDEX.test(text))))) {
    if (pieces.some((p) => p.kind === 'big' && p.index === letter)) continue;
    const counted = spoken.flatMap((name) => countedBy(letter, name, names) ?? []);
    const sizes = new Set(counted.map(({ size }) => size));
    const isUsual = sizes.size === 1 && counted.every(({ isWhole }) => isWhole);
    if (counted.length < 2 || isUsual) continue;
    return Array.from({ length: Math.min(...sizes) }, (_, n) =>
      sides.map((side) => withNumber(side, letter, String(n + 1), names)),
    );
  }
  return [];
}

/** What a letter counts in a name. */
interface Counted {
  /** The name with the letter wherever it belongs. */
  readonly name: WrittenName;
  readonly size: number;
  /** Whether the name has it there already. */
  readonly isWhole: boolean;
}

function countedBy(letter: string, name: WrittenName, names: Names): Counted | undefined {
  if (!name.sub.includes(letter)) return undefined;
  const size = names.read(name)?.letters.get(letter);
  if (size !== undefined) return { name, size, isWhole: true };
  if (name.sub.length > 1) return undefined;
  const both = { ...name, sub: [letter, letter] };
  const reading = names.read(both);
  const ofBoth = reading?.letters.get(letter);
  return reading && ofBoth !== undefined && isOneEntry(reading)
    ? { name: both, size: ofBoth, isWhole: false }
    : undefined;
}

function isOneEntry(reading: Reading): boolean {
  const [at] = assignmentsOf(reading.letters);
  return at !== undefined && isScalar(reading.at(at));
}

function withNumber(w: Written, letter: string, number: string, names: Names): Written {
  if (w.kind === 'name') {
    const counted = countedBy(letter, w, names)?.name;
    return counted ? { ...counted, sub: counted.sub.map((text) => (text === letter ? number : text)) } : w;
  }
  return mapPieces(w, (piece) => withNumber(piece, letter, number, names));
}
