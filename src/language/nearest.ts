/** The known name that was probably meant. */

/** The candidate fewest slips away from `word` (`undefined` where none is near), the first of equals. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.ceil(word.length / 3);
  let best: string | undefined;
  let fewest = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const slips = distance(word.toLowerCase(), candidate.toLowerCase());
    // Words that share no letter are not near, however short they are.
    if (slips < fewest && slips < Math.max(word.length, candidate.length)) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

/** "did you mean `sigmoid`?", ready for a diagnostic, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): { hint: string } | undefined {
  const name = nearest(word, candidates);
  return name === undefined ? undefined : { hint: `did you mean \`${name}\`?` };
}

/** Letters to insert, drop, replace, or swap with their neighbour (optimal string alignment distance). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1) {
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      }
      row.push(slips);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
