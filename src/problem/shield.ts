/**
 * Expressions inside `[…]` and `{…}` of YAML. There a plain text ends at the next comma or bracket, so that
 * `assume: [sum(k, t[k]) = 1]` would fall into pieces. Before the YAML is read, the commas and brackets of expressions
 * are swapped for characters that mean nothing to it, one for one, so that all offsets stay; afterwards they are
 * swapped back in every text.
 */

const PLAIN = ',[]{}';
/** Not characters of any language: Unicode keeps them for such private swaps. */
const SHIELDED = '\uFDD0\uFDD1\uFDD2\uFDD3\uFDD4';

const swap = (text: string, from: string, to: string): string =>
  text.replace(/./gsu, (c) => (from.includes(c) ? (to[from.indexOf(c)] as string) : c));

/** A name with indices: `W1[1,2]`. */
const INDEXED = /[A-Za-z_]\w*\[[\w +*-]*(?:,[\w +*-]*)*\]/g;

/** `text` with the commas and brackets shielded that stand inside round brackets, or as indices after a name. */
export function shield(text: string): string {
  return text
    .split('\n')
    .map((line) => (/[([]/.test(line) ? shieldRound(line.replace(INDEXED, (t) => swap(t, PLAIN, SHIELDED))) : line))
    .join('\n');
}

export const unshield = (text: string): string => (/[\uFDD0-\uFDD4]/.test(text) ? swap(text, SHIELDED, PLAIN) : text);

/** Round brackets count where they close on the same line with no quotation mark between. */
function shieldRound(line: string): string {
  const opened: number[] = [];
  const pairs: { open: number; close: number }[] = [];
  for (let n = 0; n < line.length; n++) {
    const c = line[n];
    if (c === '"' || c === "'") opened.length = 0;
    else if (c === '(') opened.push(n);
    else if (c === ')') {
      const open = opened.pop();
      if (open === undefined) continue;
      // A pair takes the place of those inside it.
      while ((pairs.at(-1)?.open ?? -1) > open) pairs.pop();
      pairs.push({ open, close: n });
    }
  }
  let result = '';
  let position = 0;
  for (const { open, close } of pairs) {
    result += line.slice(position, open) + swap(line.slice(open, close + 1), PLAIN, SHIELDED);
    position = close + 1;
  }
  return result + line.slice(position);
}
