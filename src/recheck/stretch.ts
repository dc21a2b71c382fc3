/** Texts compared as one: a formula or figure with its words, or all text up to the next of them. */

interface Leaf {
  readonly text: string;
  readonly spoken: { readonly alt: string } | undefined;
}

export interface Stretch<L extends Leaf> {
  readonly alt: string | undefined;
  /** The letters alone, by which stretches are compared: where lines break says nothing. */
  readonly letters: string;
  /** The texts as they stand. */
  readonly text: string;
  /** The place in `text` of each of the letters, and the leaf that it belongs to. */
  readonly origins: readonly { readonly at: number; readonly leaf: L }[];
  readonly leaves: readonly L[];
}

/** The stretches of a sheet, in order. */
export function stretches<L extends Leaf>(leaves: readonly L[]): readonly Stretch<L>[] {
  const groups: L[][] = [];
  for (const leaf of leaves) {
    const last = groups.at(-1);
    if (last && last[0]?.spoken === leaf.spoken) last.push(leaf);
    else groups.push([leaf]);
  }
  return groups.map(stretch);
}

function stretch<L extends Leaf>(leaves: readonly L[]): Stretch<L> {
  let text = '';
  let letters = '';
  const origins: { at: number; leaf: L }[] = [];
  for (const leaf of leaves) {
    for (let n = 0; n < leaf.text.length; n++) {
      const letter = leaf.text[n] as string;
      if (/\s/.test(letter)) continue;
      origins.push({ at: text.length + n, leaf });
      letters += letter;
    }
    text += leaf.spoken ? leaf.text : `${leaf.text} `;
  }
  return { alt: leaves[0]?.spoken?.alt, letters, text, origins, leaves };
}

export const isSame = (a: Stretch<Leaf>, b: Stretch<Leaf>): boolean => a.letters === b.letters && a.alt === b.alt;

export interface Difference<L extends Leaf> {
  readonly text: string;
  /** The leaf where it begins. */
  readonly leaf: L;
}

/** What differs between two stretches, to the ends of the words or numbers; the same on both sides is left out. */
export function difference<A extends Leaf, B extends Leaf>(
  a: Stretch<A>,
  b: Stretch<B>,
): [Difference<A>, Difference<B>] {
  const shorter = Math.min(a.letters.length, b.letters.length);
  let start = 0;
  while (start < shorter && a.letters[start] === b.letters[start]) start++;
  let end = 0;
  while (end < shorter - start && a.letters.at(-1 - end) === b.letters.at(-1 - end)) end++;
  // Both sides share what stands before and after.
  while (start > 0 && isOneWord(b, start - 1)) start--;
  while (end > 0 && isOneWord(b, b.letters.length - end - 1)) end--;
  // A sign alone would not say which one it is.
  if (!OF_WORD.test(b.letters.slice(start, b.letters.length - end)))
    while (end > 0 && OF_WORD.test(b.letters.at(-end) ?? '')) end--;
  return [piece(a, start, end), piece(b, start, end)];
}

const OF_WORD = /[\p{L}\p{N}.,]/u;

/** Whether a letter and the next are of one word or number. */
function isOneWord({ text, origins }: Stretch<Leaf>, n: number): boolean {
  const at = origins[n]?.at;
  return at !== undefined && /^[\p{L}\p{N}.,]{2}$/u.test(text.slice(at, at + 2));
}

function piece<L extends Leaf>(
  { text, origins, letters, leaves }: Stretch<L>,
  start: number,
  end: number,
): Difference<L> {
  const last = letters.length - end - 1;
  const leaf = origins[Math.min(start, origins.length - 1)]?.leaf ?? (leaves[0] as L);
  if (last < start) return { text: '', leaf };
  return { text: text.slice(origins[start]?.at, (origins[last]?.at ?? 0) + 1), leaf };
}
