/** Tables whose rows are numbered by the letter that stands at the names of their columns: `i | x_i | z_i`, a row for each i. */
import { type Cell, type Claimed, claimOf, type Row } from './table-claims.js';

/** Letters for samples and units; others number steps too, and `w_2` may then be w after two of them. */
const LETTER = /^\$?\s*([ij])\s*\$?$/;
/** Who begins with 0 numbers steps. */
const COUNT = /^\$?\s*([1-9]\d{0,2})\s*\$?$/;
/** In a head: a name with the letter below it, or above it in brackets, and differences or products of such. */
const MATHEMATICS = /^\$([^$]+)\$$/s;

/** What such a table claims; nothing where the rows are not numbered so. */
export function claimsByNumber([head, ...rows]: readonly Row[]): readonly Claimed[] {
  const letter = LETTER.exec(head?.[0]?.text ?? '')?.[1];
  const counts = rows.map((row) => COUNT.exec(row[0]?.text ?? '')?.[1]);
  if (head === undefined || letter === undefined || counts[0] === undefined) return [];
  return rows.flatMap((row, n): readonly Claimed[] => {
    const count = counts[n];
    if (count === undefined) return [];
    return row.flatMap((cell, column): readonly Claimed[] => {
      const name = column > 0 ? numbered(head[column], letter, count) : undefined;
      const formulas = name ? claimOf(name, cell, 'value') : [];
      return formulas.length > 0 ? [{ cell: { start: cell.start, end: cell.start + cell.text.length }, formulas }] : [];
    });
  });
}

/** `\pi_i - y_i` in row 2: `\pi_2 - y_2`. */
function numbered(head: Cell | undefined, letter: string, count: string): Cell | undefined {
  const inside = MATHEMATICS.exec(head?.text ?? '')?.[1];
  if (head === undefined || inside === undefined) return undefined;
  const script = new RegExp(
    `_\\s*(?:${letter}(?![a-zA-Z])|\\{\\s*${letter}\\s*\\})|\\^\\s*\\{?\\s*\\(${letter}\\)\\s*\\}?`,
    'g',
  );
  const text = inside.replace(script, (found) => found.replace(letter, count));
  return text === inside ? undefined : { text: `$${text}$`, start: head.start };
}
