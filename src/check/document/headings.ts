/** The headings of a document, and which part of a problem each begins. */

export interface Heading {
  readonly start: number;
  readonly text: string;
}

const HEADING =
  /^[ \t]*#{1,6}[ \t]{1,9}(?<hashes>.+)$|\\(?:part|chapter|(?:sub)*section|paragraph|sheetpart)\*?(?:\[[^\]\n]{0,200}\])?\{(?<braces>[^\n]{0,200})\}|^[ \t]*\*\*(?<bold>[^*\n]{1,200})\*\*[ \t]*$|^[ \t]*\(?(?<item>[a-z])[).][ \t]|^(?<line>(?:part|question|problem|exercise|parte|apartado)[ \t]+[^\n]{1,40})$/gimu;

export const headingsIn = (text: string): readonly Heading[] =>
  [...text.matchAll(HEADING)].map((match) => {
    const { hashes, braces, bold, item, line } = match.groups as Record<string, string | undefined>;
    return { start: match.index, text: hashes ?? braces ?? bold ?? line ?? (item ? `(${item})` : '') };
  });

/** Where each part of a problem begins, by the headings that name it: `Part b`, `(b)`, `ReLU`. */
export function partStarts(
  headings: readonly Heading[],
  parts: readonly string[],
): readonly { readonly start: number; readonly part: string }[] {
  return headings.flatMap(({ start, text: heading }) => {
    const part = parts.find((key) => names(heading, key));
    return part === undefined ? [] : [{ start, part }];
  });
}

/** A key of one letter must stand by itself or after “part”; a longer one may stand among other words. */
function names(heading: string, key: string): boolean {
  const word = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = new RegExp(`^\\W*(?:(?:part|question|problem|exercise|parte|apartado)\\W+)?${word}(?:\\W|$)`, 'iu');
  return alone.test(heading) || (key.length > 2 && new RegExp(`(?:^|\\W)${word}(?:\\W|$)`, 'iu').test(heading));
}
