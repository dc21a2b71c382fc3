/** Whether a spec and a document speak of the same things. */
import { type Chain, writtenIn } from '../written/chain.js';
import { piecesOf, type Written, type WrittenName } from '../written/written.js';
import type { Names } from './names.js';
import { markedName, spellingOf } from './script.js';
import { FEW_CLAIMS } from './search/usual.js';

/** What became of a claim. */
export interface Heard {
  readonly chain: Chain;
  readonly outcome: 'right' | 'accused' | 'open' | 'unknown names' | 'unread';
}

/**
 * Whether a document speaks of a spec: at least a third of its claims that have names can be tied to those of the spec,
 * and where many cannot, what can is right, but for a mistake here and there.
 */
export function fits(heard: readonly Heard[], names: Names): boolean {
  const isOfSpec = (chain: Chain): boolean =>
    namesIn(chain).some((ways) => ways.some((name) => names.read(name) !== undefined));
  const spoken = heard.filter(
    ({ chain, outcome }) =>
      namesIn(chain).length > 0 && !speaksOfAny(chain) && (outcome !== 'right' || isOfSpec(chain)),
  );
  // What is said of one unit after the other is said once; machines that read go on and on with it.
  const count = (outcome: Heard['outcome']): number =>
    new Set(spoken.filter((h) => h.outcome === outcome).map(({ chain }) => patternOf(chain))).size;
  const [right, accused, unknown] = [count('right'), count('accused'), count('unknown names')];
  const tied = right + accused + count('open');
  const all = tied + unknown;
  if (all < FEW_CLAIMS) return true;
  return 3 * tied >= all && (3 * unknown < all || unknown < FEW_CLAIMS || right >= 2 * accused);
}

/** The names of a chain, whichever units they are of. */
const patternOf = (chain: Chain): string =>
  namesIn(chain)
    .map(([name]) => name && spellingOf(name).replace(/\d+/g, '#'))
    .join();

/** What is said of one name on all sides may be said of any number: σ′(z) = σ(z)(1 − σ(z)). */
function speaksOfAny({ sides }: Chain): boolean {
  const spoken = sides.map((side) => new Set(namesIn({ sides: [side] }).map(([name]) => name && spellingOf(name))));
  return spoken.every((names) => names.size === 1 && [...names].every((name) => spoken[0]?.has(name)));
}

/** The names of a claim, each in the ways in which it may be meant: `w^2` as the square of w, or the w of layer 2. */
const namesIn = (chain: Pick<Chain, 'sides'>): readonly (readonly WrittenName[])[] => writtenIn(chain).flatMap(namesOf);

function namesOf(w: Written): readonly (readonly WrittenName[])[] {
  if (w.kind === 'name') return [[w]];
  // A function is called alike everywhere.
  if (w.kind === 'applied') return w.args.flatMap(namesOf);
  if (w.kind !== 'power' || w.base.kind !== 'name') return piecesOf(w).flatMap(namesOf);
  const marked = markedName(w.base, w.exponent);
  return [[w.base, ...(marked ? [marked] : [])], ...(marked ? [] : namesOf(w.exponent))];
}
