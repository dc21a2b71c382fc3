/**
 * Interning: of two expressions that say the same there is only one node. A node is looked up by a hash of what it says;
 * its parts are interned before it, so that their ids speak for them.
 */
import type { Expr, FreeIndex, Index, Kind } from './expr.js';
import { table } from './table.js';

/** Shared, so that most nodes need no list of their own. */
export const NONE: readonly FreeIndex[] = [];
export const NO_PARTS: readonly Expr[] = [];
/** Stands for the free indices of the parts, which only a new node needs to know. */
export const FROM_PARTS: readonly FreeIndex[] = [];

/** The indices free in any of the parts, in order of first appearance. */
export function unionFree(parts: readonly Expr[]): readonly FreeIndex[] {
  let union = NONE;
  for (const { free } of parts) {
    if (free.length === 0 || free === union) continue;
    if (union.length === 0) union = free;
    else {
      const extra = free.filter((i) => !union.includes(i));
      if (extra.length > 0) union = [...union, ...extra];
    }
  }
  return union;
}

/** Where the hash of each kind begins. */
export const SEEDS: Readonly<Record<Kind, number>> = {
  num: 1,
  sym: 2,
  add: 3,
  mul: 4,
  pow: 5,
  call: 6,
  sum: 7,
  kronecker: 8,
  cases: 9,
  derivative: 10,
};
/** A hash gone on with by a number, a text, the parts of a node, an index. */
export const mix = (hash: number, n: number): number => (Math.imul(hash, 0x01000193) ^ n) | 0;
export const hashText = (hash: number, text: string): number => {
  let h = hash;
  for (let n = 0; n < text.length; n++) h = mix(h, text.charCodeAt(n));
  return h;
};
export const hashParts = (kind: Kind, parts: readonly Expr[]): number => {
  let h = SEEDS[kind];
  for (const part of parts) h = mix(h, part.id);
  return h;
};
/** All bits count: many decimals share their low ones. */
export const foldBig = (n: bigint): number => Number(n % 2147483647n);
export const hashIndex = (hash: number, i: Index): number => mix(hash, typeof i === 'number' ? -i : i.id);
/** Whether two lists hold the same, item by item. */
export const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => {
  if (a.length !== b.length) return false;
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return false;
  return true;
};

/** What a node knows beside its kind, until `intern` finds it out. All nodes are made with the same fields at once. */
export type Candidate<E extends Expr> = { -readonly [K in keyof E]: E[K] };

/**
 * The node that `isSame` recognises among those of its kind, or `candidate`, which then becomes one. `hash` says where
 * to look. What is free in the node is what is free in its parts, unless the candidate says it itself.
 */
export function intern<E extends Expr>(hash: number, isSame: (e: E) => boolean, candidate: Candidate<E>): E {
  const { nodes } = table();
  let place = hash;
  for (let found = nodes.get(place); found !== undefined; found = nodes.get(++place)) {
    if (found.kind === candidate.kind && isSame(found as E)) return found as E;
  }
  for (const part of candidate.parts) {
    if (part.height > candidate.height) candidate.height = part.height;
    candidate.size += part.size;
  }
  if (candidate.free === FROM_PARTS) candidate.free = unionFree(candidate.parts);
  candidate.id = nodes.size + 1;
  nodes.set(place, candidate as E);
  return candidate as E;
}
