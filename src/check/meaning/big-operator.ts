/** Sums, products and extremes over a letter, or over all entries. */
import { num, total } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import { integerOf } from '../written/literals.js';
import { allPieces, type BigOperator, mapPieces, type Written, type WrittenName } from '../written/written.js';
import { type Arr, isScalar, only, scalar } from './array.js';
import { extreme } from './extreme.js';
import { productOfAll, sumOf } from './fitting.js';
import { freeLetters } from './free-letters.js';
import { NotUnderstood } from './not-understood.js';
import { readName } from './read-name.js';
import type { Letters, Meaning } from './setting.js';

/** Longer sums are not written out. */
const MOST_TERMS = 1000;

type Big = Written & { kind: 'big' };

/** Written out term by term. Throws NotUnderstood. */
export function bigOperator(m: Meaning, w: Big, letters: Letters): Arr {
  const { index, from, to, except, body, operator, span } = w;
  if (index === undefined) return overAll(m, w, letters);
  const first = from ? integerOf(from) : 1;
  const all = freeLetters(body, m.setting.names).get(index);
  const last = to ? lastOf(to, all, letters) : all;
  const ofUnits = last === undefined ? ofEachUnit(body, index, m.setting.names) : [];
  if (ofUnits.length > 0) {
    const units = ofUnits.map((unit) => m.of(unit, letters));
    return together(units, operator, span);
  }
  const picked = last === undefined && operator === 'sum' ? pickedIn(body, index, m.setting.names, letters) : undefined;
  if (picked !== undefined) return m.of(body, new Map([...letters, [index, picked]]));
  // Beyond the last there is nothing.
  if (first === undefined || last === undefined || last > (all ?? last))
    throw new NotUnderstood('other', sentence('sumEndUnknown', index), span);
  if (last - first >= MOST_TERMS) throw new NotUnderstood('other', sentence('sumTooLong', String(MOST_TERMS)), span);
  const leftOut = except && m.scalarOf(except, letters);
  const parts: Arr[] = [];
  for (let n = first; n <= last; n++) {
    if (leftOut !== num(n)) parts.push(m.of(body, new Map([...letters, [index, n]])));
  }
  return together(parts, operator, span);
}

/**
 * Where a sum ends: at a number, at another letter, at the last of all (`n`), or so many before or behind that (`n - 1`).
 * Undefined for a part of all, or a multiple.
 */
function lastOf(to: Written, all: number | undefined, letters: Letters): number | undefined {
  const [first, second, ...more] = to.kind === 'sum' ? to.terms : [];
  const shift = second && more.length === 0 ? integerOf(second) : undefined;
  if (first && shift !== undefined) {
    const end = lastOf(first, all, letters);
    return end === undefined ? undefined : end + shift;
  }
  const isPart = to.kind === 'product' || to.kind === 'quotient';
  if (isPart && [...allPieces(to)].some((p) => p.kind === 'number')) return undefined;
  return integerOf(to) ?? (to.kind === 'name' ? letters.get(to.base) : undefined) ?? all;
}

/** `\sum_i \delta_{in} c`: the one i that has a term, where nothing else tells how far i runs. */
function pickedIn(body: Written, index: string, names: Names, letters: Letters): number | undefined {
  for (const factor of body.kind === 'product' ? body.factors : [body]) {
    const paired = factor.kind === 'name' ? [...(readName(factor, names)?.letters.keys() ?? [])] : [];
    const other = paired.includes(index) ? paired.find((letter) => letter !== index) : undefined;
    if (other !== undefined) return letters.get(other);
  }
  return undefined;
}

/** More units than this are not written out. */
const MOST_UNITS = 20;

/** `\sum_o E_o`, where the units are called o1 and o2: what is added up, for each of them; nothing where none is so called. */
function ofEachUnit(body: Written, kind: string, names: Names): readonly Written[] {
  const own = [...allPieces(body)].filter((p) => p.kind === 'name').filter(({ sub }) => sub.join('') === kind);
  const numbered = (name: WrittenName, n: number): WrittenName => ({ ...name, sub: [`${kind}${n}`] });
  const ofUnit = (w: Written, n: number): Written =>
    w.kind === 'name' && w.sub.join('') === kind ? numbered(w, n) : mapPieces(w, (piece) => ofUnit(piece, n));
  const all: Written[] = [];
  const isThere = (n: number): boolean => own.every((name) => readName(numbered(name, n), names) !== undefined);
  for (let n = 1; own.length > 0 && n <= MOST_UNITS && isThere(n); n++) all.push(ofUnit(body, n));
  return all;
}

/** All parts by a big operator; nothing adds up to 0 and multiplies to 1. */
function together(parts: readonly Arr[], operator: BigOperator, span: Span): Arr {
  const [first, ...rest] = parts;
  if (operator === 'sum') return first ? sumOf(parts, span) : scalar(num(0));
  if (operator === 'prod') return first ? productOfAll([first, ...rest], span) : scalar(num(1));
  if (!first || !parts.every(isScalar)) throw new NotUnderstood('other', sentence('sumOverWhat'), span);
  return scalar(extreme(operator, parts.map(only)));
}

/** `\sum (t - y)^2`: all entries of the array that it is a sum of. */
function overAll(m: Meaning, { body, operator, span }: Big, letters: Letters): Arr {
  const array = m.of(body, letters);
  if (operator !== 'sum' || isScalar(array)) throw new NotUnderstood('other', sentence('sumOverWhat'), span);
  return scalar(total(array.entries));
}
