/**
 * Layers that are counted from the inputs: `a^1 = x`, `z^2 = w^2 a^1 + b^2`. Where the numbers above a document's names go
 * one beyond the layers of the network, they are read as those of the documents that begin with the first weights.
 */
import type { Ground } from '../world/ground.js';
import { type Chain, mapSides, writtenIn } from '../written/chain.js';
import { integerOf } from '../written/literals.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../written/written.js';
import { layersOf } from './layers.js';
import { headKey, plainKey } from './script.js';

/** The chains of a document's formulas with the inputs as layer 0; undefined where they are not layer 1. */
export function countedFromInputs(
  formulas: readonly (readonly Chain[])[],
  ground: Ground,
): readonly (readonly Chain[])[] | undefined {
  const [inputs, ...layers] = layersOf(ground)?.all ?? [];
  const heads = layeredHeads(formulas.flat().flatMap(writtenIn), layers.length, ground.batch !== undefined);
  const [input, ...others] = new Set(inputs?.units.map((s) => plainKey(s.name).replace(/\d+$/u, '')));
  if (heads.size === 0 || input === undefined || others.length > 0) return undefined;
  return formulas.map((chains) => chains.map((chain) => mapSides(chain, (w) => withOneLess(w, heads, input))));
}

/** A name with the number of its layer, and the brackets around that. */
interface Layered {
  readonly name: WrittenName;
  readonly head: string;
  readonly layer: number;
  readonly isInParentheses: boolean;
}

/**
 * The letters that have layers above, where these are counted so: several reach the number of the layers with the inputs,
 * none goes beyond, and only the units, which the inputs are too, begin with 1. Where there is one layer these may be powers.
 */
function layeredHeads(sides: readonly Written[], depth: number, hasSamples: boolean): ReadonlySet<string> {
  const pieces = sides.flatMap((w) => [...allPieces(w)]);
  const all = pieces.flatMap((w) => layeredName(w) ?? []);
  const reaching = new Set(all.filter(({ layer }) => layer === depth + 1).map(({ head }) => head));
  const ofThese = all.filter(({ head }) => reaching.has(head));
  const first = new Set(ofThese.filter(({ layer }) => layer <= 1).map(({ head }) => head));
  const isBeyond = all.some(({ layer }) => layer > depth + 1 || layer < 1);
  const mayCountSamples = hasSamples && ofThese.some(({ isInParentheses }) => isInParentheses);
  if (depth < 2 || reaching.size < 2 || first.size > 1 || isBeyond || mayCountSamples) return new Set();
  const bases = new Set<Written>(pieces.flatMap((w) => (w.kind === 'power' ? [w.base] : [])));
  const bare = new Set(
    pieces.flatMap((w) => (w.kind === 'name' && w.sup.length === 0 && !bases.has(w) ? [headKey(w)] : [])),
  );
  return new Set([...reaching, ...all.map(({ head }) => head).filter((head) => !bare.has(head))]);
}

function layeredName(w: Written): Layered | undefined {
  if (w.kind === 'power' && w.base.kind === 'name') {
    const layer = integerOf(w.exponent);
    return layer === undefined ? undefined : { name: w.base, head: headKey(w.base), layer, isInParentheses: false };
  }
  if (w.kind !== 'name') return undefined;
  const [open = '', number = '', close] = w.sup;
  const isLayer = /^[([]$/.test(open) && /^\d$/.test(number) && /^[)\]]$/.test(close ?? '');
  return isLayer ? { name: w, head: headKey(w), layer: Number(number), isInParentheses: open === '(' } : undefined;
}

/** Each number one less; the first layer is the inputs under their own letter. */
function withOneLess(w: Written, heads: ReadonlySet<string>, input: string): Written {
  const own = layeredName(w);
  if (own === undefined || !heads.has(own.head)) return mapPieces(w, (piece) => withOneLess(piece, heads, input));
  const { name, layer } = own;
  if (layer === 1) return { ...name, base: input, accents: [], sup: [], span: w.span };
  return { ...name, sup: ['(', String(layer - 1), ')'], span: w.span };
}
