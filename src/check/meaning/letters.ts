/** Letters that run over entries. */

/** Every choice of numbers for letters that run from 1 to their sizes. No letters: one choice, of nothing. */
export function assignmentsOf(sizes: ReadonlyMap<string, number>): readonly ReadonlyMap<string, number>[] {
  let all: readonly ReadonlyMap<string, number>[] = [new Map()];
  for (const [letter, size] of sizes) {
    all = all.flatMap((at) => Array.from({ length: size }, (_, n) => new Map([...at, [letter, n + 1]])));
  }
  return all;
}
