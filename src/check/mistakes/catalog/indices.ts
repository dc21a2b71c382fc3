/** Indices: a quantity where another belongs, at one place or wherever it stands. */

import { sentence } from '../../messages/sentence.js';
import type { Names } from '../../names/names.js';
import { headKey } from '../../names/script.js';
import type { Written, WrittenName } from '../../written/written.js';
import { piecesOf, withPieces } from '../../written/written.js';
import { isAlike, type Place, placesIn, takenFromOne } from '../places.js';
import { type Repair, repair, type Wrong } from '../repair.js';
import { otherScripts, withOtherIndex } from './scripts.js';
import { swapped } from './swaps.js';

/** The gradient by a parameter where another belongs; one by a sum or an output where that is a known mistake. */
export function* passedBack(wrong: Wrong): Generator<Repair> {
  for (const place of placesIn(wrong.side, wrong.names)) {
    const { piece } = place;
    const meaning = piece.kind === 'derivative' || piece.kind === 'name' ? wrong.meaningOf(piece) : undefined;
    if (meaning?.kind !== 'derivative' || place.inside.length === 0) continue;
    for (const q of wrong.fitting(place, wrong.quantities)) {
      if (q.role !== 'adjoint') continue;
      const finding = swapped(piece, q, place, wrong);
      if (finding.code !== 'index-slip' || wrong.isParameter(meaning.by))
        yield { side: place.with({ ...q.name, span: piece.span }), finding };
    }
  }
}

/** A name where another belongs, at one place. */
export function* otherNames(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  for (const place of placesIn(side, names)) {
    const { piece } = place;
    if (piece.kind !== 'name' && piece.kind !== 'derivative') continue;
    const before = wrong.meaningOf(piece);
    for (const q of wrong.fitting(place, quantities)) {
      // What the head asks for says nothing in its own place.
      const isHead = place.inside.length === 0 && q.meaning === wrong.asked;
      if (q.role === 'constant' || q.meaning === before || isHead) continue;
      yield { side: place.with({ ...q.name, span: piece.span }), finding: swapped(piece, q, place, wrong) };
    }
    if (piece.kind === 'name') yield* otherScripts(piece, place, wrong);
  }
}

/** A name where another of its kind belongs, wherever it stands. */
export function* otherNamesThroughout(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  const often = new Map<string, Place[]>();
  for (const place of placesIn(side, names)) {
    if (place.piece.kind !== 'name') continue;
    const key = wrong.shown(place.piece);
    often.set(key, [...(often.get(key) ?? []), place]);
  }
  for (const [first, ...more] of often.values()) {
    if (first?.piece.kind !== 'name' || more.length === 0) continue;
    const name = first.piece;
    const before = wrong.meaningOf(name);
    const own = quantities.find((q) => q.meaning === before);
    for (const q of quantities.filter((other) => other.role === own?.role && other !== own)) {
      yield { side: renamed(side, name, q.name, names), finding: swapped(name, q, first, wrong) };
    }
    if (before !== undefined) continue;
    for (const other of withOtherIndex(name, names)) {
      const says = sentence('standsFor', wrong.shown(name), wrong.shown(other));
      yield repair(renamed(side, name, other, names), 'index-slip', name.span, says);
    }
  }
}

/** `a(1 - a)` of a unit where that of another belongs. */
export function* otherUnits(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  for (const place of placesIn(side, names)) {
    const { piece } = place;
    if (piece.kind !== 'product') continue;
    for (const [n, factor] of piece.factors.entries()) {
      const taken = takenFromOne(factor);
      const other = taken?.kind === 'name' ? piece.factors.findIndex((f) => isAlike(f, taken)) : -1;
      if (taken?.kind !== 'name' || other < 0) continue;
      for (const q of quantities) {
        if (q.role !== 'activation' || q.meaning === wrong.meaningOf(taken)) continue;
        const name = { ...q.name, span: taken.span };
        const factors = piece.factors.with(other, name).with(n, renamed(factor, taken, name, names));
        const inside = [factor, piece, ...place.inside];
        yield {
          side: place.with({ ...piece, factors }),
          finding: swapped(taken, q, { ...place, piece: taken, inside }, wrong),
        };
      }
    }
  }
}

/** Two factors of one product that both belong to another term. */
export function* twoNames(wrong: Wrong): Generator<Repair> {
  const { side, names, quantities } = wrong;
  for (const place of placesIn(side, names)) {
    const { piece } = place;
    if (piece.kind !== 'product') continue;
    for (const [n, a] of piece.factors.entries()) {
      for (const [m, b] of piece.factors.entries()) {
        if (m <= n || a.kind !== 'name' || b.kind !== 'name') continue;
        for (const [p, q] of wrong.fittingPairs(place, [a, b], quantities)) {
          const factors = piece.factors.with(n, { ...p.name, span: a.span }).with(m, { ...q.name, span: b.span });
          const shown = [
            `${wrong.shown(a)}·${wrong.shown(b)}`,
            `${wrong.nameOf(p.meaning)}·${wrong.nameOf(q.meaning)}`,
          ];
          const at = { start: a.span.start, end: b.span.end };
          yield repair(place.with({ ...piece, factors }), 'index-slip', at, {
            id: 'standsFor',
            with: shown,
          });
        }
      }
    }
  }
}

/** All that belongs to one unit where another is meant: a line copied, and not changed throughout. */
export function* unitForUnit({ side, names, units, meaningOf, nameOf, quantities }: Wrong): Generator<Repair> {
  const named = [...placesIn(side, names)].flatMap(({ piece }) => {
    const meaning = piece.kind === 'name' ? meaningOf(piece) : undefined;
    return piece.kind === 'name' && meaning ? [{ piece, meaning }] : [];
  });
  for (const [from, to] of units) {
    let mended = side;
    for (const { piece, meaning } of named) {
      const other = quantities.find((q) => q.meaning === to[from.indexOf(meaning)]);
      if (other) mended = renamed(mended, piece, other.name, names);
    }
    const [a, b] = [from[0], to[0]];
    if (mended === side || a === undefined || b === undefined) continue;
    yield repair(mended, 'index-slip', side.span, sentence('standsFor', nameOf(a), nameOf(b)));
  }
}

/** The numbers of a letter, all of them one too high or too low: h_t in each step where h_{t-1} belongs. */
export function* shiftedNumbers({ side, names, shown }: Wrong): Generator<Repair> {
  const numbered = new Map<string, Map<number, WrittenName>>();
  for (const { piece } of placesIn(side, names)) {
    const n = piece.kind === 'name' ? numberOf(piece) : undefined;
    if (piece.kind !== 'name' || n === undefined) continue;
    const letter = headKey(piece);
    numbered.set(letter, (numbered.get(letter) ?? new Map()).set(n, piece));
  }
  for (const own of [...numbered.values()].filter(({ size }) => size > 1)) {
    const rising = [...own].sort(([a], [b]) => a - b).map(([, name]) => name);
    for (const by of [-1, 1]) {
      const next = (name: WrittenName): WrittenName => withNumber(name, (numberOf(name) as number) + by);
      if (!rising.every((name) => names.read(next(name)))) continue;
      const inOrder = by < 0 ? rising : rising.toReversed();
      const mended = inOrder.reduce((said, name) => renamed(said, name, next(name), names), side);
      const list = (all: readonly WrittenName[]): string => all.map(shown).join(', ');
      yield repair(mended, 'index-slip', side.span, sentence('standFor', list(rising), list(rising.map(next))));
    }
  }
}

const isNumeral = (text: string): boolean => /^\d+$/.test(text);

/** The only number that stands below a name, or above it. */
function numberOf({ sub, sup }: WrittenName): number | undefined {
  const [n, ...more] = [...sub, ...sup].filter(isNumeral);
  return n === undefined || more.length > 0 ? undefined : Number(n);
}

function withNumber(name: WrittenName, n: number): WrittenName {
  const put = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => (isNumeral(text) ? String(n) : text));
  return { ...name, sub: put(name.sub), sup: put(name.sup) };
}

/** The same formula with a name for another, wherever that stands. */
function renamed(side: Written, from: WrittenName, to: WrittenName, names: Names): Written {
  if (isAlike(side, from)) return { ...to, span: side.span };
  const isFunction = side.kind === 'applied' && names.function({ ...side.head, primes: 0 }) !== undefined;
  const pieces = piecesOf(side).map((piece, n) => (isFunction && n === 0 ? piece : renamed(piece, from, to, names)));
  return withPieces(side, pieces);
}
