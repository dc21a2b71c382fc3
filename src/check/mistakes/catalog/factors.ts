import type { Span } from '../../../language/source.js';
import { allPieces, type Written } from '../../written/written.js';
import { isAlike, placesIn, takenFromOne, without } from '../places.js';
import type { Quantity, Role } from '../quantities.js';
import type { Finding, Wrong } from '../repair.js';
import { type Cause, caused, type Kind, type Lacking, type Mistake } from './mistake.js';
import { rateMissing } from './updates.js';

/** What a factor is judged by. */
export type Situation = Pick<Wrong, 'nameOf' | 'by' | 'isUpdate' | 'cancelsSlope' | 'areFactors' | 'divides'>;

const shown = ({ shown }: Lacking): readonly string[] => [shown];

/** What it is to leave a factor out. */
const LEFT_OUT: readonly Cause<Lacking>[] = [
  { code: 'missing-derivative', says: 'missingSlope', fits: ({ role }) => role === 'slope', with: shown },
  rateMissing,
  { code: 'constant-factor', says: 'constant', fits: ({ role }) => role === 'constant', with: shown },
  {
    code: 'missing-input',
    says: 'missingInput',
    fits: ({ isInput }) => isInput,
    with: shown,
  },
  { code: 'missing-factor', says: 'missingFactor', fits: () => true, with: shown },
];

/** What it is to have a factor too many in what stands there. */
const HELD_TOO_OFTEN: readonly Cause<Lacking>[] = [
  {
    code: 'doubled-derivative',
    says: 'cancelledSlope',
    fits: ({ role, cancelsSlope }) => role === 'slope' && cancelsSlope,
  },
  { code: 'doubled-derivative', says: 'doubledSlope', fits: ({ role }) => role === 'slope' },
  {
    code: 'gradient-passed-back',
    says: 'weightGradientsBack',
    fits: ({ role, isBy }) => role === 'activation' && isBy,
    with: shown,
  },
  {
    code: 'constant-factor',
    says: 'constant',
    fits: ({ role }) => role === 'constant',
    with: (factor) => [`1/${factor.shown}`],
  },
  { code: 'bias-times-bias', says: 'biasTimesBias', fits: ({ role, isBy }) => role === 'bias' && isBy, with: shown },
  { code: 'missing-factor', says: 'divisionMissing', fits: ({ isDivisor }) => isDivisor, with: shown },
  { code: 'extra-factor', says: 'divisorMissing', fits: () => true, with: shown },
];

const lacking = ({ role, meaning }: Quantity, situation: Situation): Lacking => ({
  role,
  shown: situation.nameOf(meaning),
  isBy: meaning === situation.by,
  isInput: isInput({ role, meaning }, situation),
  isUpdate: situation.isUpdate,
  isDivisor: situation.divides(meaning),
  cancelsSlope: situation.cancelsSlope,
});

/** Whether it goes into the weight that the head is of; where the head names no single one, whether it may. */
function isInput(
  { role, meaning }: Pick<Quantity, 'role' | 'meaning'>,
  { by, isUpdate, areFactors }: Situation,
): boolean {
  if (role !== 'input' && role !== 'activation') return false;
  return by === undefined ? isUpdate || role === 'input' : areFactors(by, meaning);
}

/** The finding that a factor was left out. */
export const leftOut = (q: Quantity, at: Span, situation: Situation): Finding =>
  caused(LEFT_OUT, lacking(q, situation), at);

/** The finding that a factor is too many that stands nowhere by itself. */
export const heldTooOften = (q: Quantity, at: Span, situation: Situation): Finding =>
  caused(HELD_TOO_OFTEN, lacking(q, situation), at);

/** Factors that are missing, in the whole or in one of its terms. */
export const missingFactors: Kind = function* (wrong) {
  // The slope of an exponential is its output: who leaves that out forgot the derivative.
  // Where a unit puts out what it adds up, its output is meant.
  const rank = ({ role }: Quantity): number => (role === 'slope' ? 0 : role === 'preactivation' ? 2 : 1);
  const likelyFirst = [...wrong.quantities].sort((a, b) => rank(a) - rank(b));
  for (const place of placesIn(wrong.side, wrong.names)) {
    const isTerm = place.inside.length === 0 || place.inside[0]?.kind === 'sum';
    if (!isTerm) continue;
    const { piece } = place;
    const { span } = piece;
    for (const { by, isDivided } of wrong.factorsAt(place, likelyFirst)) {
      const factor = { ...by.name, span };
      const mended: Written = isDivided
        ? { kind: 'quotient', over: piece, under: factor, span }
        : { kind: 'product', factors: [piece, factor], signs: ['times'], span };
      const finding = isDivided ? heldTooOften(by, span, wrong) : leftOut(by, span, wrong);
      yield { side: place.with(mended), finding };
    }
  }
};

/** A factor that stands in a product and does not belong there. */
interface Extra {
  readonly factor: Written;
  readonly role: Role | undefined;
  readonly shown: string;
  readonly isBy: boolean;
  readonly isSlope: boolean;
  readonly isTwice: boolean;
  readonly cancelsSlope: boolean;
}

const EXTRA: readonly Cause<Extra>[] = [
  { code: 'doubled-derivative', says: 'doubledSlope', fits: ({ isSlope, isTwice }) => isSlope && isTwice },
  {
    code: 'doubled-derivative',
    says: 'cancelledSlope',
    fits: ({ isSlope, cancelsSlope }) => isSlope && cancelsSlope,
  },
  {
    code: 'bias-times-bias',
    says: 'biasTimesBias',
    fits: ({ isSlope, role, isBy }) => !isSlope && role === 'bias' && isBy,
    with: (extra) => [extra.shown],
  },
  { code: 'constant-factor', says: 'constantTooMany', fits: ({ isSlope, factor }) => !isSlope && isConstant(factor) },
  { code: 'extra-factor', says: 'extraFactor', fits: () => true },
];

const isConstant = (w: Written): boolean =>
  w.kind === 'number' || (w.kind === 'quotient' && w.over.kind === 'number' && w.under.kind === 'number');

/** Factors that stand in a product, each alone, or `a(1 - a)` of it. */
export const extraFactors: Kind = function* (wrong) {
  for (const { piece, with: put } of placesIn(wrong.side, wrong.names)) {
    if (piece.kind !== 'product') continue;
    for (const [n, factor] of piece.factors.entries()) {
      const taken = takenFromOne(factor);
      const partner = taken ? piece.factors.findIndex((f, m) => m !== n && isAlike(f, taken)) : -1;
      if (partner < 0) continue;
      const slope = { ...extra(factor, piece.factors, wrong), isSlope: true };
      yield { side: put(without(piece, [n, partner])), finding: caused(EXTRA, slope, factor.span) };
    }
    for (const [n, factor] of piece.factors.entries()) {
      yield {
        side: put(without(piece, [n])),
        finding: caused(EXTRA, extra(factor, piece.factors, wrong), factor.span),
      };
    }
  }
};

function extra(factor: Written, factors: readonly Written[], wrong: Wrong): Extra {
  const meaning = wrong.meaningOf(factor);
  const array = meaning === undefined ? wrong.arrayAt(factor) : undefined;
  const role = wrong.quantities.find((q) => q.meaning === meaning)?.role ?? array?.role;
  return {
    factor,
    role,
    shown: meaning ? wrong.nameOf(meaning) : array ? wrong.arrayName(array) : '',
    isBy: meaning === undefined ? array !== undefined && array === wrong.byArray : meaning === wrong.by,
    isSlope: role === 'slope' || (factor.kind === 'applied' && factor.head.primes > 0),
    isTwice: factors.filter((f) => isAlike(f, factor)).length > 1,
    cancelsSlope: wrong.cancelsSlope && isOfLast(factor, wrong),
  };
}

/** Whether it is of units of the last layer, as far as layers are known. */
function isOfLast(factor: Written, { quantities, meaningOf, arrayAt }: Wrong): boolean {
  const last = Math.max(...quantities.map((q) => q.layer ?? 0));
  const layers = [...allPieces(factor)].map((w) => {
    const meaning = meaningOf(w);
    return quantities.find((q) => meaning && q.meaning === meaning)?.layer ?? arrayAt(w)?.layer ?? last;
  });
  return layers.every((layer) => layer === last);
}

/** What something is divided by and should not be. */
export const DIVISORS: readonly Mistake[] = [
  {
    code: 'constant-factor',
    says: 'constantTooMany',
    mend: ({ piece }) =>
      piece.kind === 'quotient' && piece.under.kind === 'number' ? [{ piece: piece.over, at: piece.under.span }] : [],
  },
  {
    code: 'extra-factor',
    says: 'extraFactor',
    mend: ({ piece }) =>
      piece.kind === 'quotient' && piece.under.kind !== 'number' ? [{ piece: piece.over, at: piece.under.span }] : [],
  },
];

export const TERMS: readonly Mistake[] = [
  {
    code: 'extra-term',
    says: 'extraTerm',
    *mend({ piece }) {
      if (piece.kind !== 'sum') return;
      for (const [n, term] of piece.terms.entries()) {
        const terms = piece.terms.toSpliced(n, 1);
        const [only] = terms;
        yield { piece: terms.length === 1 && only ? only : { ...piece, terms }, at: term.span };
      }
    },
  },
];
