/** The names of a network's symbols, made from their places: letter, mark of the layer, numbers of the units. */
import type { Conventions } from '../catalog/notations.js';
import type { Index } from '../language/expr.js';
import { brackets, identifier, infix, joined, type Layout, number, row, subscript } from '../language/layout.js';
import {
  arrayNaming,
  indexLayout,
  type Naming,
  type Scripts,
  spelled,
  spelledNaming,
  withScripts,
} from '../language/notation.js';
import type { NetworkView } from '../problem/problem.js';
import { flatNumbers } from './flat-numbers.js';
import { entryKey, type Place, type Places, placesOf } from './places.js';

/** How the symbols of a network print, by name; those that keep the spec's spelling are not among them. */
export function networkNames(network: NetworkView, conventions: Conventions): ReadonlyMap<string, Naming> {
  const places = placesOf(network);
  const { entries, arrays } = places;
  const setting = asUnambiguous(places, { network, conventions, numbers: flatNumbers(network, conventions) });
  const names = new Map<string, Naming>();
  for (const [name, { counts, ...place }] of arrays) {
    const letter = letterOf(place, setting) ?? (isOfLayer(place, setting) ? headOf(name) : name);
    names.set(name, (indices) => {
      const [sample, own] = sampleAndPlace(indices, counts.length);
      const count = (what: 'unit' | 'from'): Index => own[counts.indexOf(what)] ?? 1;
      const within = { unit: count('unit'), ...(place.role === 'weight' && { from: count('from') }) };
      const at = own.length === 0 ? place : { ...place, ...within };
      return placed({ name, letter, sample, place: at, isScalar: false }, setting);
    });
  }
  for (const { symbol, ...place } of entries.values()) {
    const { name, indices: own } = symbol;
    const letter = letterOf(place, setting);
    if (names.has(name) || letter === undefined) continue;
    names.set(name, (indices) => {
      const [sample, rest] = sampleAndPlace(indices, own.length);
      const at = entries.get(entryKey({ name, indices: rest }));
      return at
        ? placed({ name, letter, sample, place: at, isScalar: own.length === 0 }, setting)
        : spelledNaming(name)(indices);
    });
  }
  return names;
}

/** Names that differ in their letters alone need a mark of their layers once they share a letter. */
function asUnambiguous({ entries, arrays }: Places, setting: Setting): Setting {
  const { conventions } = setting;
  if (conventions.layers !== 'spelled') return setting;
  const spelling = (place: Place, name: string): readonly string[] => {
    const letter = isOfLayer(place, setting) ? letterOf(place, setting) : undefined;
    return letter === undefined || setting.numbers.has(name) ? [] : [respelled(name, letter)];
  };
  const all = [
    ...[...arrays].flatMap(([name, place]) => spelling(place, name)),
    ...[...entries.values()].flatMap((e) => (arrays.has(e.symbol.name) ? [] : spelling(e, e.symbol.name))),
  ];
  const areDistinct = new Set(all).size === all.length;
  return areDistinct ? setting : { ...setting, conventions: { ...conventions, layers: 'superscript' } };
}

interface Setting {
  readonly network: NetworkView;
  readonly conventions: Conventions;
  /** The numbers of weights and biases that are counted through the network, by key. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** What is to be printed. */
interface Placed {
  readonly name: string;
  readonly letter: string;
  readonly place: Place;
  readonly sample: Index | undefined;
  /** Named by the spec for itself, not as an entry of an array. */
  readonly isScalar: boolean;
}

/** What varies by sample has an index more than its array. */
const sampleAndPlace = (indices: readonly Index[], own: number): readonly [Index | undefined, readonly Index[]] =>
  indices.length > own ? [indices[0], indices.slice(1)] : [undefined, indices];

/** The letters that a name begins with: `W` of `W1`, `out` of `out_h1`. */
const headOf = (name: string): string => /^\p{L}+/u.exec(name)?.[0] ?? '';

const respelled = (name: string, letter: string): string => `${letter}${name.slice(headOf(name).length)}`;

function letterOf({ role }: Place, { conventions, network }: Setting): string | undefined {
  const { letters, weights } = conventions;
  if (role === 'weight' && weights !== 'placed') return letters.weight ?? 'w';
  if (role !== 'output') return letters[role];
  return letters.output ?? (outputsAreCalledLikeHidden(network) ? letters.activation : undefined);
}

/** Outputs that the spec gives no letter of their own go with the hidden units. */
function outputsAreCalledLikeHidden({ layers }: NetworkView): boolean {
  const [hidden = 'a', output] = [layers.at(-2), layers.at(-1)].map((l) => l && headOf(l.outputs[0]?.name ?? ''));
  return hidden === output;
}

/** Inputs and targets, and outputs with a letter of their own, belong to no layer in particular. */
const isOfLayer = ({ role }: Place, { conventions: { letters } }: Setting): boolean =>
  role === 'output'
    ? letters.output === undefined || letters.output === letters.activation
    : role !== 'input' && role !== 'target';

function placed(p: Placed, setting: Setting): Layout {
  const { name, letter, place, sample, isScalar } = p;
  const { layers } = setting.conventions;
  const counted = isScalar && setting.numbers.get(name);
  if (counted) return withScripts(spelled(letter), { sub: number(String(counted)) });
  if (layers === 'spelled' && isOfLayer(place, setting)) {
    const spelling = respelled(name, letter);
    if (isScalar) return spelledNaming(spelling)(sample === undefined ? [] : [sample]);
    return withScripts(arrayNaming(spelling)([]), { sub: sideBySide(endsOf(p, setting)) });
  }
  return withScripts(spelled(letter), marks(p, setting));
}

/** The sample, then the numbers, or names, of the units that a symbol belongs to, in the order that is wanted. */
function endsOf(p: Placed, setting: Setting): readonly Layout[] {
  const units = unitsOf(p, setting);
  if (p.sample === undefined) return units;
  const ends = [indexLayout(p.sample), ...units];
  return setting.conventions.samples === 'columns' ? ends.toReversed() : ends;
}

/** A single unit that has a name for itself needs no number. */
function unitsOf({ place, isScalar }: Placed, setting: Setting): readonly Layout[] {
  const { network, conventions } = setting;
  const { role, layer, unit, from } = place;
  const isNamed =
    conventions.layers === 'names' && role !== 'input' && (role === 'target' || isOfLayer(place, setting));
  const end = (of: number, i: Index | undefined): readonly Layout[] =>
    isNamed ? [unitName(of, i, network)] : i === undefined ? [] : [indexLayout(i)];
  if (role === 'weight') {
    const ends = [...end(layer, unit), ...end(layer - 1, from)];
    return conventions.weight_order === 'from-to' ? ends.toReversed() : ends;
  }
  const isAlone = isScalar && !isNamed && sizeOf(layer, network) === 1;
  return isAlone ? [] : end(layer, unit);
}

const sizeOf = (layer: number, { inputs, layers }: NetworkView): number =>
  layer === 0 ? inputs.length : (layers[layer - 1]?.outputs.length ?? 0);

/** h1, o1, i1; without a number the whole layer. */
function unitName(layer: number, unit: Index | undefined, { layers }: NetworkView): Layout {
  const letter = identifier(layer === 0 ? 'i' : layer === layers.length ? 'o' : 'h');
  if (unit === undefined) return letter;
  return typeof unit === 'number' ? row(letter, indexLayout(unit)) : subscript(letter, indexLayout(unit));
}

/** Where the layer stands, beside or above the units. */
function marks(p: Placed, setting: Setting): Scripts {
  const { place } = p;
  const layer = number(String(place.layer));
  const sub = sideBySide(endsOf(p, setting));
  if (!isOfLayer(place, setting)) return { sub };
  switch (setting.conventions.layers) {
    case 'superscript':
      return { sub, sup: brackets(layer) };
    case 'brackets':
      return { sub, sup: { kind: 'fenced', open: '[', body: layer } };
    case 'bare':
      return { sub, sup: layer };
    case 'subscript':
      return { sub: sub ? row(layer, infix(','), sub) : layer };
    default:
      // One hidden layer is told by the names of its units.
      return { sub, ...(isOneOfHidden(place, setting) && { sup: brackets(layer) }) };
  }
}

const isOneOfHidden = ({ layer }: Place, { network: { layers } }: Setting): boolean =>
  layers.length > 2 && layer < layers.length;

/** Commas as soon as one of them is longer than a character. */
function sideBySide(ends: readonly Layout[]): Layout | undefined {
  if (ends.length === 0) return undefined;
  const isShort = (end: Layout): boolean =>
    (end.kind === 'number' && end.text.length === 1) || (end.kind === 'identifier' && end.name.length === 1);
  return ends.every(isShort) ? row(...ends) : joined(ends, infix(','));
}
