/** Whether a spec and a document speak of the same things. */
import type { Chain } from '../written/chain.js';
import { piecesOf, Unreadable, type Written, type WrittenName } from '../written/written.js';
import type { Names } from './names.js';
import { markedName, spellingOf } from './script.js';

/** With fewer claims than this one cannot tell. */
const FEW = 3;

/** Whether at least a third of the claims that have names can be tied to those of the spec. */
export function fits(claims: readonly Chain[], names: Names): boolean {
  const isKnown = (name: WrittenName): boolean => names.read(name) !== undefined;
  const spoken = claims
    .filter((claim) => !speaksOfAny(claim))
    .map(namesIn)
    .filter((all) => all.length > 0);
  const tied = spoken.filter((all) => 2 * all.filter((ways) => ways.some(isKnown)).length >= all.length);
  return spoken.length < FEW || 3 * tied.length >= spoken.length;
}

/** What is said of one name on all sides may be said of any number: σ′(z) = σ(z)(1 − σ(z)). */
function speaksOfAny({ sides }: Chain): boolean {
  const spoken = sides.map((side) => new Set(namesIn({ sides: [side] }).map(([name]) => name && spellingOf(name))));
  return spoken.every((names) => names.size === 1 && [...names].every((name) => spoken[0]?.has(name)));
}

/** The names of a claim, each in the ways in which it may be meant: `w^2` as the square of w, or the w of layer 2. */
const namesIn = ({ sides }: Pick<Chain, 'sides'>): readonly (readonly WrittenName[])[] =>
  sides.flatMap(({ written }) => (written instanceof Unreadable ? [] : namesOf(written)));

function namesOf(w: Written): readonly (readonly WrittenName[])[] {
  if (w.kind === 'name') return [[w]];
  // A function is called alike everywhere.
  if (w.kind === 'applied') return w.args.flatMap(namesOf);
  if (w.kind !== 'power' || w.base.kind !== 'name') return piecesOf(w).flatMap(namesOf);
  const marked = markedName(w.base, w.exponent);
  return [[w.base, ...(marked ? [marked] : [])], ...(marked ? [] : namesOf(w.exponent))];
}
