/** Equations of functions without their argument: `\sigma' = \sigma(1 - \sigma)` says so of any. */
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import { isSameName } from '../script.js';

/** The chains that speak of functions alone, each applied to the same argument. */
export function withArgumentsOfFunctions(
  documents: readonly (readonly Chain[])[],
  isFunction: (word: string) => boolean,
): readonly (readonly Chain[])[] {
  const isBare = (w: Written): w is WrittenName =>
    w.kind === 'name' && isFunction(w.base) && w.accents.length + w.sub.length + w.sup.length === 0;
  return documents.map((chains) => {
    let isOfFunctions = false;
    return chains.map((chain) => {
      const sides = writtenIn(chain);
      const begins = !chain.goesOn && sides[0] !== undefined && isBare(sides[0]);
      isOfFunctions =
        (begins || (chain.goesOn && isOfFunctions)) && sides.every((side) => namesIn(side).every((n) => isBare(n)));
      return isOfFunctions ? mapSides(chain, (side) => ofArgument(side, isBare)) : chain;
    });
  });
}

const namesIn = (w: Written): readonly WrittenName[] => [...allPieces(w)].filter((p) => p.kind === 'name');

function ofArgument(w: Written, isBare: (w: Written) => w is WrittenName): Written {
  if (isBare(w)) return { kind: 'applied', head: w, args: [anyNumber(w)], powerOnHead: undefined, span: w.span };
  if (w.kind !== 'applied' || !isBare(w.head)) return mapPieces(w, (piece) => ofArgument(piece, isBare));
  const { head, args, powerOnHead, span } = w;
  const [arg] = args;
  // `\sigma(1 - \sigma)` is a product: no function is its own argument.
  if (arg === undefined || !namesIn(arg).some((n) => isSameName(n, head))) return w;
  const first: Written = { kind: 'applied', head, args: [anyNumber(head)], powerOnHead, span: head.span };
  return { kind: 'product', factors: [first, ofArgument(arg, isBare)], signs: ['side by side'], span };
}

/** A name that nobody has given to anything: any number. */
const anyNumber = ({ span }: WrittenName): WrittenName => ({
  kind: 'name',
  base: 'its argument',
  accents: [],
  sub: [],
  sup: [],
  primes: 0,
  span,
});
