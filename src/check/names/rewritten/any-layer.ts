/**
 * Lines that hold in any layer: `z^l = W^l a^{l-1} + b^l`, one line for each l; L is the last layer. The letter may stand
 * below the names too.
 */
import { rational } from '../../../language/rational.js';
import type { Chain } from '../../written/chain.js';
import { mapPieces, piecesOf, Unreadable, type Written } from '../../written/written.js';
import type { LayerNumbers } from '../readers/layers.js';

const LETTER = /^(?:l|ell)$/;
const OFFSET = /^([([]?)(l|ell|L)(?:([+-])(\d))?([)\]]?)$/;

/** Whether a layer stands as a letter above some name. */
const speaksOfAnyLayer = (w: Written): boolean => layersOf(w, 1, 1).length > 0;

/** The line in each layer that a network has all its names for; none for a line of no letter. */
export function inEachLayer(sides: readonly Written[], { first, last }: LayerNumbers): readonly (readonly Written[])[] {
  if (!sides.some(speaksOfAnyLayer)) return [];
  const all = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return all
    .filter((layer) => sides.flatMap((w) => layersOf(w, layer, last)).every((n) => n >= first && n <= last))
    .map((layer) => sides.map((w) => atLayer(w, layer, last)));
}

/** The chains, those that hold in any layer once for each. */
export const chainsInEachLayer = (chains: readonly Chain[], numbers: LayerNumbers): readonly Chain[] =>
  chains.flatMap((chain) => {
    const written = chain.sides.map((side) => side.written);
    const readable = written.filter((w): w is Written => !(w instanceof Unreadable));
    const each = readable.length === written.length ? inEachLayer(readable, numbers) : [];
    if (each.length === 0) return [chain];
    return each.map((sides) => ({
      ...chain,
      sides: chain.sides.map((side, n) => ({ ...side, written: sides[n] ?? side.written })),
    }));
  });

function atLayer(w: Written, layer: number, last: number): Written {
  if (isOverLetter(w)) return w;
  const below = numberBelow(w, layer);
  if (below !== undefined && w.kind === 'name') return { ...w, sub: [String(below)] };
  const number = numberAbove(w, layer, last);
  if (number !== undefined && w.kind === 'name') return { ...w, sup: bracketed(w.sup, String(number)) };
  if (number !== undefined && w.kind === 'power') {
    return {
      ...w,
      exponent: { kind: 'number', value: rational(number), lastPlace: undefined, span: w.exponent.span },
    };
  }
  return mapPieces(w, (piece) => atLayer(piece, layer, last));
}

const bracketed = (sup: readonly string[], text: string): readonly string[] =>
  /^[([]$/.test(sup[0] ?? '') ? [sup[0] as string, text, sup.at(-1) as string] : [text];

/** The numbers of all layers that a formula has by a letter. */
function layersOf(w: Written, layer: number, last: number): readonly number[] {
  if (isOverLetter(w)) return [];
  const own = numberBelow(w, layer) ?? numberAbove(w, layer, last);
  return own === undefined ? piecesOf(w).flatMap((piece) => layersOf(piece, layer, last)) : [own];
}

/** A sum over l goes over entries. */
const isOverLetter = (w: Written): boolean => w.kind === 'big' && w.index !== undefined && LETTER.test(w.index);

/** `z_l`, `a_{l-1}`: L below a name says that it is of the loss. */
function numberBelow(w: Written, layer: number): number | undefined {
  if (w.kind !== 'name' || w.sup.length > 0) return undefined;
  const [, , letter, sign, by = '0'] = OFFSET.exec(w.sub.join('')) ?? [];
  if (letter === undefined || !LETTER.test(letter)) return undefined;
  return sign === '-' ? layer - Number(by) : layer + Number(by);
}

function numberAbove(w: Written, layer: number, last: number): number | undefined {
  const text =
    w.kind === 'name' ? w.sup.join('') : w.kind === 'power' && w.base.kind === 'name' ? spelled(w.exponent) : undefined;
  const [, , letter, sign, by = '0'] = OFFSET.exec(text ?? '') ?? [];
  if (letter === undefined) return undefined;
  const from = LETTER.test(letter) ? layer : last;
  return sign === '-' ? from - Number(by) : from + Number(by);
}

function spelled(w: Written): string | undefined {
  if (w.kind === 'name') return w.base;
  if (w.kind === 'number') return String(w.value.n);
  if (w.kind === 'negative') return `-${spelled(w.of) ?? '?'}`;
  if (w.kind !== 'sum') return undefined;
  const [first, second, ...more] = w.terms.map(spelled);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  return second.startsWith('-') ? first + second : `${first}+${second}`;
}
