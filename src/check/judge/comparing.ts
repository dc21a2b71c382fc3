/** What comparing two sides needs, and what it asks of them. */
import type { Sym } from '../../language/expr.js';
import type { Prover } from '../proof/prove.js';
import type { Approx } from '../world/approx.js';
import { piecesOf, type Written } from '../written/written.js';
import type { Place } from './account.js';
import { asWritten, type Meanings } from './figures.js';
import type { Knowledge, Meant } from './meant.js';

/** Beside the two sides. */
export interface Comparing {
  readonly place: Place;
  readonly figures: Meanings;
  readonly knowledge: Knowledge;
  readonly prover: Prover;
}

/** The literals as they are written. */
export const exact = ({ literals }: Pick<Meant, 'literals'>): ReadonlyMap<Sym, Approx> =>
  new Map([...literals].map(([s, n]) => [s, asWritten(n)]));

/** Whether it is worked out from numbers alone. */
export const isOfNumbers = (w: Written): boolean =>
  w.kind === 'applied' ? w.args.every(isOfNumbers) : w.kind !== 'name' && piecesOf(w).every(isOfNumbers);
