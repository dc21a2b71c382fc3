/** What a cell of a notebook prints of the values that it defines, as Python prints them. */
import type { ShownCell } from '../document/program.js';
import type { Sym } from '../language/expr.js';
import { nestedOf } from './given.js';
import type { Workshop } from './workshop.js';
import { wrapped } from './wrap.js';
import type { Nested } from './writer.js';

/** Larger arrays are not shown. */
const MOST_ENTRIES = 100;
/** As many as the cell rounds to. */
const DECIMALS = 6;

/** A call that shows each of the symbols, and its output. */
export function shownCell(symbols: readonly Sym[], workshop: Workshop): ShownCell {
  const { variables, writer } = workshop;
  const small = symbols.filter((s) => writer.sizesOf(s.free).reduce((a, b) => a * b, 1) <= MOST_ENTRIES);
  const names = small.map((s) => variables.definedBy(s));
  return {
    call: small.length === 0 ? [] : wrapped(`show(${names.map((name) => `${name}=${name}`).join(', ')})`, true),
    output: small.map((s, n) => `${names[n]} = ${pythonList(nestedOf(s, workshop))}`),
  };
}

export const pythonList = (list: Nested): string =>
  typeof list === 'number' ? pythonNumber(rounded(list)) : `[${list.map(pythonList).join(', ')}]`;

/** To the nearest, halves to even, as `np.round` does it. */
function rounded(x: number): number {
  const scaled = x * 10 ** DECIMALS;
  const below = Math.floor(scaled);
  const isHalf = scaled - below === 0.5;
  const whole = isHalf ? below + (below % 2 === 0 ? 0 : 1) : Math.round(scaled);
  return whole / 10 ** DECIMALS;
}

/** With an exponent from 1e16 up and below 1e-4, of two digits at least. */
function pythonNumber(x: number): string {
  if (x === 0) return '0.0';
  const [digits, exponent] = x.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power < -4 || power >= 16) return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return Number.isInteger(x) ? `${x}.0` : String(x);
}
