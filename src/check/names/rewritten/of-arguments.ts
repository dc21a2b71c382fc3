/**
 * Names with arguments that say nothing more: `h_\theta(x)` is what the network puts out, `J(\theta)` the loss, `y(x_n, w)`
 * the output for one sample. They are read as the name alone, with the sample's mark.
 */
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, type Written, type WrittenName } from '../../written/written.js';
import { mayBeActivation } from '../readers/functions.js';
import { headKey, isBareName, isSameName } from '../script.js';

type Applied = Written & { readonly kind: 'applied' };

/** Letters of parameters, which stand below a function of them. */
const PARAMETER = /^(?:w|W|b|theta|Theta|beta|phi|Phi)$/;
const WEIGHTS = /^(?:w|W|theta|Theta|beta|v|V)$/;
const INPUT = /^[xX]$/;

/** The chains of a document with such names alone; of a function that is applied to something else nothing changes. */
export function withoutArguments(
  documents: readonly (readonly Chain[])[],
  isFunction: (word: string) => boolean,
): readonly (readonly Chain[])[] {
  const heads = documents.flat().flatMap((chain) => headsIn(chain, isFunction));
  if (heads.length === 0) return documents;
  const isHead = ({ head }: Applied): boolean => heads.some((other) => isSameName(plain(head), other));
  const written = (w: Written): Written =>
    w.kind === 'applied' && isHead(w) && isOfNames(w) ? asName(w) : mapPieces(w, written);
  return documents.map((chains) => chains.map((chain) => mapSides(chain, written)));
}

/** What is said to be a function of its arguments: it is defined so, differentiated so, or has several of them. */
function headsIn(chain: Chain, isFunction: (word: string) => boolean): readonly WrittenName[] {
  const read = writtenIn(chain);
  const defined = chain.goesOn ? undefined : read[0];
  return read
    .flatMap((side) => [...allPieces(side)])
    .flatMap((piece) => (piece.kind === 'derivative' ? [piece, piece.of] : [piece]))
    .flatMap((piece, n, all) => {
      if (piece.kind !== 'applied' || isFunction(piece.head.base) || !isOfNames(piece)) return [];
      const before = all[n - 1];
      const isDifferentiated = before?.kind === 'derivative' && before.of === piece;
      const isSaid = piece === defined || isDifferentiated || piece.args.length > 1;
      const isCertain = !mayBeActivation(headKey(piece.head)) || isNoActivation(piece, read);
      return isSaid && isCertain ? [plain(piece.head)] : [];
    });
}

/** `f` may be the activation, unless it says of what it is a function, or of the inputs by the weights. */
function isNoActivation({ head, args: [first, ...others] }: Applied, sides: readonly Written[]): boolean {
  if (others.length > 0 || (head.sub.length > 0 && head.sub.every((text) => text === ',' || PARAMETER.test(text))))
    return true;
  const isOfInputs = first?.kind === 'name' && isBareName(first) && INPUT.test(first.base);
  const pieces = sides.flatMap((side) => [...allPieces(side)]);
  return isOfInputs && pieces.some((p) => p.kind === 'name' && WEIGHTS.test(headKey(p)));
}

const isOfNames = ({ head, args, powerOnHead }: Applied): boolean =>
  head.primes === 0 && powerOnHead === undefined && args.every((arg) => arg.kind === 'name' && arg.primes === 0);

/** Without the parameters that stand below it, and the mark of a sample. */
const plain = (name: WrittenName): WrittenName => ({ ...name, sub: withoutParameters(name.sub), sup: [] });

const withoutParameters = (sub: readonly string[]): readonly string[] =>
  sub.every((text) => text === ',' || PARAMETER.test(text)) ? [] : sub;

function asName({ head, args, span }: Applied): WrittenName {
  const names = args.filter((arg) => arg.kind === 'name');
  const above = names.map(({ sup }) => sup).find(isSample) ?? [];
  const below = names.find(({ base, sub: [n, ...more] }) => INPUT.test(base) && more.length === 0 && isLetter(n));
  const sub = withoutParameters(head.sub);
  return {
    ...head,
    sub: below && above.length === 0 ? [...below.sub, ...sub] : sub,
    sup: head.sup.length > 0 ? head.sup : above,
    span,
  };
}

/** `(i)` */
const isSample = ([open, mark, close]: readonly string[]): boolean =>
  open === '(' && close === ')' && /^(?:\p{L}|\d+)$/u.test(mark ?? '');

const isLetter = (text: string | undefined): boolean => text !== undefined && /^[a-z]$/.test(text);
