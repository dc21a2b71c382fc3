/**
 * Layers that are counted from the inputs: `a^1 = x`, `z^2 = w^2 a^1 + b^2`. Where the numbers above a document's names go
 * one beyond the layers of the network, they are read as those of the documents that begin with the first weights.
 */
import type { Ground } from '../../world/ground.js';
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { integerOf } from '../../written/literals.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import { layerNumbers, layersOf } from '../readers/layers.js';
import { headKey, plainKey } from '../script.js';

/** The chains of a document's formulas with the inputs as layer 0; undefined where they are not layer 1, or are in the spec too. */
export function countedFromInputs(
  formulas: readonly (readonly Chain[])[],
  ground: Ground,
): readonly (readonly Chain[])[] | undefined {
  const [inputs, ...layers] = layersOf(ground)?.all ?? [];
  if (layerNumbers(ground).first > 1) return undefined;
  const isLayered = layeredNames(formulas.flat().flatMap(writtenIn), layers.length, ground.batch !== undefined);
  const [input, ...others] = new Set(inputs?.units.map((s) => plainKey(s.name).replace(/\d+$/u, '')));
  if (isLayered === undefined || input === undefined || others.length > 0) return undefined;
  return formulas.map((chains) => chains.map((chain) => mapSides(chain, (w) => withOneLess(w, isLayered, input))));
}

/** A name with the number of its layer, and the brackets around that. */
interface Layered {
  readonly name: WrittenName;
  readonly head: string;
  readonly layer: number;
  /** The bracket before the number, or none. */
  readonly open: string;
}

type IsLayered = (numbered: Layered) => boolean;

/**
 * Which numbers are those of layers, where these are counted so: several reach the number of the layers with the inputs,
 * none goes beyond, and only the units, which the inputs are too, begin with 1. Where there is one layer these may be powers.
 */
function layeredNames(sides: readonly Written[], depth: number, hasSamples: boolean): IsLayered | undefined {
  const pieces = sides.flatMap((w) => [...allPieces(w)]);
  const numbered = pieces.flatMap((w) => layeredName(w) ?? []);
  // Where layers stand in brackets a number without them is a power.
  const areBracketed = numbered.some(({ layer, open }) => layer === depth + 1 && open !== '');
  const isInStyle: IsLayered = ({ open }) => (open !== '') === areBracketed;
  const all = numbered.filter(isInStyle);
  const bases = new Set<Written>(pieces.flatMap((w) => (w.kind === 'power' ? [w.base] : [])));
  const bare = pieces.flatMap((w) => (w.kind === 'name' && w.sup.length === 0 && !bases.has(w) ? [headKey(w)] : []));
  // A letter that mostly has no number has powers.
  const isMostlyBare = (head: string): boolean =>
    bare.filter((h) => h === head).length >= all.filter((n) => n.head === head).length;
  const last = all.filter(({ layer }) => layer === depth + 1).map(({ head }) => head);
  const reaching = new Set(last.filter((head) => !isMostlyBare(head)));
  const ofThese = all.filter(({ head }) => reaching.has(head));
  const first = new Set(ofThese.filter(({ layer }) => layer <= 1).map(({ head }) => head));
  const isBeyond = all.some(({ layer }) => layer > depth + 1 || layer < 1);
  const mayCountSamples = hasSamples && ofThese.some(({ open }) => open === '(');
  if (depth < 2 || reaching.size < 2 || first.size > 1 || isBeyond || mayCountSamples) return undefined;
  const fromBefore = new Set(all.filter(({ head, layer }) => layer <= 1 || COUNTED_FROM.test(head)).map((n) => n.head));
  const isLayeredHead = (head: string): boolean => reaching.has(head) || !(bare.includes(head) || fromBefore.has(head));
  return (own) => isInStyle(own) && isLayeredHead(own.head);
}

/** Weights that have the number of the layer that they lead from. */
const COUNTED_FROM = /^[Tt]heta$/;

function layeredName(w: Written): Layered | undefined {
  if (w.kind === 'power' && w.base.kind === 'name' && w.base.sup.length === 0 && w.base.base !== 'e') {
    const layer = integerOf(w.exponent);
    return layer === undefined ? undefined : { name: w.base, head: headKey(w.base), layer, open: '' };
  }
  if (w.kind !== 'name') return undefined;
  const [open = '', number = '', close] = w.sup;
  const isLayer = /^[([]$/.test(open) && /^\d$/.test(number) && /^[)\]]$/.test(close ?? '');
  return isLayer ? { name: w, head: headKey(w), layer: Number(number), open } : undefined;
}

/** Each number one less; the first layer is the inputs under their own letter. */
function withOneLess(w: Written, isLayered: IsLayered, input: string): Written {
  const own = layeredName(w);
  if (!own || !isLayered(own)) return mapPieces(w, (piece) => withOneLess(piece, isLayered, input));
  const { name, layer } = own;
  if (layer === 1) return { ...name, base: input, accents: [], sup: [], span: w.span };
  return { ...name, sup: ['(', String(layer - 1), ')'], span: w.span };
}
