/** The symbols that a network names one by one, read as the entries of vectors and matrices. */

import { type Sym, sym } from '../../language/expr.js';
import { GREEK } from '../../language/greek.js';
import { axisName } from '../network.js';
import type { NetworkView } from '../problem.js';

/** One vector or matrix. */
export interface Gathered {
  readonly name: string;
  /** Along which axis each index runs; undefined for one that only ever is a number. */
  readonly axes: readonly (string | undefined)[];
  /** The spec's own symbol of each entry, and the entry. */
  readonly entries: readonly { readonly own: Sym; readonly entry: Sym }[];
}

const ROLES = ['inputs', 'weights', 'biases', 'preactivations', 'outputs', 'targets'] as const;
type Role = (typeof ROLES)[number];

/** What an array of each role is called where the spec's own names suggest nothing. */
const DEFAULTS: Readonly<Record<Role, string>> = {
  inputs: 'x',
  weights: 'W',
  biases: 'b',
  preactivations: 'z',
  outputs: 'a',
  targets: 't',
};

/** Symbols that are to become one array: where each stands, and the layer that they belong to. */
interface Block {
  readonly role: Role;
  readonly layer: number;
  readonly own: readonly Sym[];
  /** The indices of each, from 1: row and column, or place. */
  readonly places: readonly (readonly number[])[];
  readonly axes: readonly string[];
}

/**
 * The arrays of a network. What has one entry only stays as it is named; so does a bias that a whole layer shares.
 * Undefined where a symbol stands in two places, or where the weights are too many to have been noted.
 */
export function arraysOf(network: NetworkView, isTaken: (name: string) => boolean): readonly Gathered[] | undefined {
  const blocks = blocksOf(network);
  if (blocks === undefined) return undefined;
  const distinct = blocks.filter((b, n) => !blocks.slice(0, n).some((a) => sameSymbols(a.own, b.own)));
  const all = distinct.flatMap((b) => b.own);
  if (new Set(all).size < all.length) return undefined;
  const several = distinct.filter(({ own }) => own.length > 1).map(withoutSingleAxes);
  const names = namesOf(several, isTaken);
  return several.map((block) => gathered(block, names.get(block) as string));
}

const sameSymbols = (a: readonly Sym[], b: readonly Sym[]): boolean =>
  a.length === b.length && a.every((s, n) => s === b[n]);

function blocksOf({ inputs, layers, targets }: NetworkView): readonly Block[] | undefined {
  const vector = (role: Role, layer: number, own: readonly Sym[]): Block => ({
    ...{ role, layer, own, axes: [axisName(layer)] },
    places: own.map((_, n) => [n + 1]),
  });
  const blocks = [vector('inputs', 0, inputs)];
  let before = inputs.length;
  for (const [n, { weights, biases, preactivations, outputs }] of layers.entries()) {
    const layer = n + 1;
    if (weights.length < outputs.length) return undefined;
    blocks.push({
      ...{ role: 'weights', layer, own: weights.flat(), axes: [axisName(layer), axisName(layer - 1)] },
      places: weights.flatMap((row, i) => row.map((_, j) => [i + 1, j + 1])),
    });
    if (biases && !isShared(biases)) blocks.push(vector('biases', layer, biases));
    blocks.push(vector('preactivations', layer, preactivations), vector('outputs', layer, outputs));
    before = outputs.length;
  }
  if (targets.length === before) blocks.push(vector('targets', layers.length, targets));
  return blocks;
}

/** One parameter for the whole layer. */
const isShared = (biases: readonly Sym[]): boolean => biases.length > 1 && new Set(biases).size === 1;

/** The weights of a single unit, or to a single input, are a vector. */
function withoutSingleAxes(block: Block): Block {
  const long = block.axes.map((_, n) => block.places.some((place) => place[n] !== 1));
  const kept = <T>(list: readonly T[]): readonly T[] => list.filter((_, n) => long[n]);
  // An entry that has its numbers already keeps them all.
  if (block.own.every((s) => s.indices.length === block.axes.length)) return block;
  return { ...block, places: block.places.map(kept), axes: kept(block.axes) };
}

function gathered({ own, places, axes }: Block, name: string): Gathered {
  return {
    name,
    axes: axes.map((axis, n) => (places.some((place) => place[n] !== 1) ? axis : undefined)),
    entries: own.map((s, n) => ({ own: s, entry: sym(name, ...(places[n] as readonly number[])) })),
  };
}

/**
 * The name that all entries have already; else, in each role, the letters by which the spec numbers the units of each
 * layer; else one letter for the role, with the number of the layer.
 */
function namesOf(blocks: readonly Block[], isTaken: (name: string) => boolean): ReadonlyMap<Block, string> {
  const names = new Map<Block, string>();
  for (const block of blocks) {
    const name = ownArray(block);
    if (name !== undefined) names.set(block, name);
  }
  for (const role of ROLES) {
    const unnamed = blocks.filter((b) => b.role === role && !names.has(b));
    const used = new Set(names.values());
    const isFree = (name: string): boolean => !used.has(name) && !isTaken(name);
    const letters = unnamed.map(commonLetter);
    const areDistinct = letters.every((l, n) => l !== undefined && isFree(l) && letters.indexOf(l) === n);
    for (const [n, block] of unnamed.entries()) {
      const numbered = `${roleLetter(role, unnamed)}${layerNumber(block)}`;
      names.set(block, areDistinct ? (letters[n] as string) : freeName(numbered, isFree));
    }
  }
  return names;
}

/** The name that all entries have already, with their places as indices. */
function ownArray({ own, places }: Block): string | undefined {
  const name = own[0]?.name;
  const isEntry = (s: Sym, n: number): boolean => s.name === name && s.indices.join() === places[n]?.join();
  return own.every(isEntry) ? name : undefined;
}

/** `h` for h1, h2; `w` for w11, w12, w21, w22. */
function commonLetter({ own, places }: Block): string | undefined {
  const heads = own.map((s, n) => {
    const place = (places[n] as readonly number[]).join('');
    return s.indices.length === 0 && s.name.endsWith(place) ? s.name.slice(0, -place.length) : '';
  });
  const head = heads[0] ?? '';
  return /[^\d]$/.test(head) && heads.every((h) => h === head) ? head.replace(/_$/, '') : undefined;
}

/** The letter that the spec numbers its symbols in this role by: `a` for a1, a2 and a3, a4. */
function roleLetter(role: Role, peers: readonly Block[]): string {
  const letters = new Set(peers.flatMap((b) => b.own.map((s) => /^(\D+)\d+$/.exec(s.name)?.[1] ?? '')));
  const [letter = ''] = letters;
  const isUnit = role === 'preactivations' || role === 'outputs';
  return letters.size === 1 && ((isUnit && letter.length === 1) || GREEK.has(letter)) ? letter : DEFAULTS[role];
}

const layerNumber = ({ role, layer }: Block): string => (role === 'inputs' || role === 'targets' ? '' : String(layer));

/** With an underscore more, which is not printed, where there is that name already. */
function freeName(name: string, isFree: (name: string) => boolean): string {
  let candidate = name;
  while (!isFree(candidate)) candidate += '_';
  return candidate;
}
