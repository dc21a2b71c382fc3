/**
 * Tables whose rows are numbered by the letter that stands at the names of their columns, `i | x_i | z_i`, or by the samples
 * that they are of, `example | x | z`; or named by units.
 */
import type { Formula } from './formula.js';
import { type Cell, type Claimed, claimOf, type Row } from './table-claims.js';

/** Letters for samples and units; others number steps too, and `w_2` may then be w after two of them. */
const LETTER = /^\$?\s*([ij])\s*\$?$/;
/** Who begins with 0 numbers steps. */
const COUNT = /^\$?\s*([1-9]\d{0,2})\s*\$?$/;
/** In a head: a name with the letter below it, or above it in brackets, and differences or products of such. */
const MATHEMATICS = /^\$([^$]+)\$$/s;

/** What such a table claims; nothing where the rows are not numbered so. */
export function claimsByNumber(rows: readonly Row[]): readonly Claimed[] {
  const letter = LETTER.exec(rows[0]?.[0]?.text ?? '')?.[1];
  const isCounted = COUNT.test(rows[1]?.[0]?.text ?? '');
  if (letter === undefined || !isCounted) return [];
  return claimsBy(rows, (head, row) => {
    const count = COUNT.exec(row.text)?.[1];
    return count && numbered(head, letter, count);
  });
}

/** `example | z | p`, and below it `2 | 0.9 | 0.71`: z and p of the second sample. */
export function claimsBySample(rows: readonly Row[]): readonly Claimed[] {
  if (!SAMPLES.test((rows[0]?.[0]?.text ?? '').replace(/[$`*]/g, '').trim())) return [];
  const counts = rows.slice(1).map(([first]) => COUNT.exec(first?.text ?? '')?.[1]);
  if (!counts.every((count, n) => Number(count) === n + 1)) return [];
  return claimsBy(rows, saidFirst, (row) => ({ ofSample: Number(COUNT.exec(row.text)?.[1]) }));
}

/** What counts samples; a k may count steps. */
const SAMPLES =
  /^(?:[in#]|(?:training )?(?:examples?|samples?|points?|observations?|instances?|cases?)|ejemplos?|muestras?|puntos?|observaci[oó]n|Beispiele?|Punkte?|Beobachtung)$/iu;

/** `$z = wx + b$` is z. */
function saidFirst(head: Cell): Cell | undefined {
  const inside = MATHEMATICS.exec(head.text)?.[1]?.split('=')[0]?.trim();
  return inside ? { text: `$${inside}$`, start: head.start } : undefined;
}

/** `unit | net | out`, and below it `h1 | 0.3 | 0.6`: net_h1 and out_h1. */
export function claimsByUnit(rows: readonly Row[]): readonly Claimed[] {
  if (!UNITS.test(rows[0]?.[0]?.text ?? '')) return [];
  return claimsBy(rows, (head, row) => {
    const [letter, unit] = [bare(SYMBOL, head), bare(UNIT, row)];
    return letter && unit && { text: `${letter}_${unit}`, start: head.start };
  });
}

/** The cells beside the first of each row, under names that the head of the column and that first cell make. */
function claimsBy(
  [heads = [], ...rows]: readonly Row[],
  nameOf: (head: Cell, row: Cell) => Cell | undefined | '',
  factsOf: (row: Cell) => Pick<Formula, 'ofSample'> = () => ({}),
): readonly Claimed[] {
  return rows.flatMap(([first, ...cells]) =>
    cells.flatMap((cell, n): readonly Claimed[] => {
      const head = heads[n + 1];
      const name = first && head && nameOf(head, first);
      const formulas = name ? claimOf(name, cell, 'value').map((f) => ({ ...f, ...factsOf(first) })) : [];
      return formulas.length > 0 ? [{ cell: { start: cell.start, end: cell.start + cell.text.length }, formulas }] : [];
    }),
  );
}

const UNITS = /^(?:units?|nodes?|neurons?|unidad(?:es)?|nodos?|neuronas?|einheit|knoten|neuron)$/iu;
const SYMBOL = /^\p{L}{1,6}$/u;
const UNIT = /^\p{L}\d{1,2}$/u;

/** What a cell has between its marks and without underscores, if it is of this kind. */
function bare(kind: RegExp, { text }: Cell): string | undefined {
  const plain = text.replace(/[$`*_{}]/g, '').trim();
  return kind.test(plain) ? plain : undefined;
}

/** `\pi_i - y_i` in row 2: `\pi_2 - y_2`. */
function numbered(head: Cell, letter: string, count: string): Cell | undefined {
  const inside = MATHEMATICS.exec(head.text)?.[1];
  if (inside === undefined) return undefined;
  const script = new RegExp(
    `_\\s*(?:${letter}(?![a-zA-Z])|\\{\\s*${letter}\\s*\\})|\\^\\s*\\{?\\s*\\(${letter}\\)\\s*\\}?`,
    'g',
  );
  const text = inside.replace(script, (found) => found.replace(letter, count));
  return text === inside ? undefined : { text: `$${text}$`, start: head.start };
}
