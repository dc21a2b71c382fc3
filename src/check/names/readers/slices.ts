/** `W_{1\\cdot}`, `W_{:,j}`: a row or a column of an array, with a dot or a colon where an index runs. */
import { allPieces, type Written, type WrittenName } from '../../written/written.js';
import type { Names, Reading } from '../names.js';

/** Letters that nobody writes, for the indices that run. */
const RUNNING = ['ǀ', 'ǁ'];
const MARKS: ReadonlySet<string> = new Set(['*', ':', '•']);

/** What the name of a slice stands for, where `read` knows the array; undefined for what is no slice. */
export function sliceNamed(name: WrittenName, read: Names['read']): Reading | undefined {
  const running = RUNNING.slice(0, name.sub.filter((text) => MARKS.has(text)).length);
  if (running.length === 0) return undefined;
  const letters = [...running];
  const whole = read({ ...name, sub: name.sub.map((text) => (MARKS.has(text) ? (letters.shift() ?? text) : text)) });
  const sizes = running.map((letter) => whole?.letters.get(letter));
  if (whole === undefined || !sizes.every((size) => size !== undefined)) return undefined;
  return {
    ...whole,
    letters: new Map([...whole.letters].filter(([letter]) => !running.includes(letter))),
    at: (at) => ({
      shape: sizes,
      entries: placesIn(sizes).flatMap(
        (place) =>
          whole.at(new Map([...at, ...running.map((letter, n) => [letter, place[n] as number] as const)])).entries,
      ),
    }),
  };
}

/** Whether a slice stands in a formula. */
export const speaksOfSlices = (w: Written): boolean =>
  [...allPieces(w)].some((p) => p.kind === 'name' && p.sub.some((text) => MARKS.has(text)));

/** All places of an array, the last index running fastest. */
const placesIn = (sizes: readonly number[]): readonly (readonly number[])[] =>
  sizes.reduce<readonly (readonly number[])[]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, n) => [...place, n + 1])),
    [[]],
  );
