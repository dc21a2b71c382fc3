/** `w := w − η ∂L/∂w`: the letter on the left is what it is afterwards, that on the right what it was before. */
import type { Chain } from '../written/chain.js';
import { allPieces, Unreadable, type Written, type WrittenName } from '../written/written.js';
import { isSameName, markedName, spellingOf } from './script.js';

/** A chain whose head is told apart from the same name on its right, as its new value. */
export function withNewHead(chain: Chain): Chain {
  const [head, next, ...more] = chain.sides;
  if (chain.goesOn || head === undefined || next === undefined) return chain;
  if (head.written instanceof Unreadable || next.written instanceof Unreadable) return chain;
  const name = nameOf(head.written);
  if (name === undefined || !isChangeOf(name, next.written)) return chain;
  const written: WrittenName = { ...name, sup: [...name.sup, 'new'] };
  return { ...chain, sides: [{ ...head, written }, next, ...more] };
}

/** What a program assigns to a name and works on later: `dW = …` before `dW /= m`. */
export function unfinishedIn(chains: readonly Chain[]): ReadonlySet<Chain> {
  const unfinished = new Set<Chain>();
  const open = new Map<string, Chain>();
  for (const chain of chains) {
    const [head, value] = chain.sides.map(({ written }) => written);
    if (head === undefined || value === undefined || head instanceof Unreadable || value instanceof Unreadable)
      continue;
    if (head.kind !== 'name') continue;
    const key = spellingOf(head);
    const before = open.get(key);
    if (before && [...allPieces(value)].some((p) => p.kind === 'name' && isSameName(p, head))) unfinished.add(before);
    open.set(key, chain);
  }
  return unfinished;
}

/** A name, whatever stands above it. */
const nameOf = (w: Written): WrittenName | undefined => {
  if (w.kind === 'name') return w;
  return w.kind === 'power' && w.base.kind === 'name' ? markedName(w.base, w.exponent) : undefined;
};

/** Whether it is a sum of a name and of what is added to it or taken from it. */
const isChangeOf = (name: WrittenName, w: Written): boolean =>
  w.kind === 'sum' &&
  w.terms.some((term) => {
    const own = nameOf(term);
    return own !== undefined && isSameName(own, name);
  });
