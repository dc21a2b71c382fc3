/** What on a paper is not as it should be. */

export interface Finding {
  /** Counted from 1; undefined where nothing of it stands on a page. */
  readonly page: number | undefined;
  /** In words: "equation (3), line 2". */
  readonly place: string;
  /** What stands there and what should, as a clause. */
  readonly problem: string;
}

const MOST_SHOWN = 90;

/** A text between quotation marks, cut in the middle where it is long. */
export function quoted(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  const half = MOST_SHOWN / 2;
  const shown =
    characters.length <= MOST_SHOWN ? characters : [...characters.slice(0, half), ' … ', ...characters.slice(-half)];
  return `"${shown.join('')}"`;
}

export const standsFor = (stands: string, expected: string): string => {
  if (stands.trim() === '') return `${quoted(expected)} is missing`;
  if (expected.trim() === '') return `${quoted(stands)} stands where nothing should`;
  return `${quoted(stands)} stands where ${quoted(expected)} should`;
};
