/** What it is to write one quantity for another. */
import type { Expr } from '../../../language/expr.js';
import type { Written } from '../../written/written.js';
import type { ArrayQuantity } from '../array-quantities.js';
import { isAlike, type Place, takenFromOne } from '../places.js';
import type { Quantity } from '../quantities.js';
import type { Finding, Wrong } from '../repair.js';
import { type Cause, caused, type Swap } from './mistake.js';
import { newForOld } from './updates.js';

const both = ({ shown, belongs }: Swap): readonly string[] => [shown, belongs];

/** The most specific cause first. */
const SWAPS: readonly Cause<Swap>[] = [
  newForOld,
  {
    code: 'wrong-argument',
    says: 'slopeAtOutput',
    fits: (s) => isInSlope(s) && s.written?.role === 'activation' && isOfLayer(s, 'preactivation'),
    with: both,
  },
  {
    code: 'weight-for-input',
    says: 'weightForInput',
    fits: ({ written, right }) => written?.role === 'weight' && goesIn(right),
    with: both,
  },
  {
    code: 'weight-for-input',
    says: 'inputForWeight',
    fits: ({ written, right, wrong }) =>
      written !== undefined &&
      goesIn(written) &&
      right.role === 'weight' &&
      wrong.areFactors(written.meaning, right.meaning),
    with: both,
  },
  {
    code: 'weight-for-input',
    says: 'otherFactor',
    fits: ({ meaning, right, wrong }) =>
      meaning !== undefined && meaning === wrong.by && wrong.areFactors(meaning, right.meaning),
    with: both,
  },
  {
    code: 'wrong-argument',
    says: 'sumForOutput',
    fits: (s) => s.written?.role === 'preactivation' && isOfLayer(s, 'activation'),
    with: both,
  },
  {
    code: 'wrong-argument',
    says: 'outputForSum',
    fits: (s) =>
      s.written?.role === 'activation' && isOfLayer(s, 'preactivation') && s.place.inside[0]?.kind === 'applied',
    with: both,
  },
  {
    code: 'wrong-argument',
    says: 'slopeElsewhere',
    fits: (s) =>
      (isInSlope(s) || isInLogistic(s.place)) && s.written !== undefined && s.written.layer !== s.right.layer,
    with: both,
  },
  {
    code: 'gradient-passed-back',
    says: 'gradientPassedBack',
    fits: ({ written, right, wrong }) =>
      written?.role === 'adjoint' &&
      right.role === 'adjoint' &&
      isByParameter(written, wrong) &&
      !isByParameter(right, wrong),
    with: both,
  },
  {
    code: 'gradient-passed-back',
    says: 'standsFor',
    fits: ({ written, right }) => written?.meaning.kind === 'derivative' && written.meaning.by === right.meaning,
    with: both,
  },
  {
    code: 'doubled-derivative',
    says: 'slopeHeldAlready',
    fits: ({ written, right, wrong }) => written !== undefined && holdsSlopeOf(written, right, wrong),
    with: ({ shown }) => [shown],
  },
  {
    code: 'missing-derivative',
    says: 'slopeNotHeld',
    fits: ({ written, right, wrong }) => written !== undefined && holdsSlopeOf(right, written, wrong),
    with: both,
  },
  {
    code: 'transpose',
    says: 'transposed',
    fits: ({ meaning, right }) => areTransposed(meaning, right.meaning),
    with: both,
  },
  {
    code: 'wrong-derivative',
    says: 'standsFor',
    fits: ({ written, right }) =>
      right.role === 'slope' && (written?.role === 'preactivation' || written?.role === 'activation'),
    with: both,
  },
  { code: 'index-slip', says: 'standsFor', fits: () => true, with: both },
];

/** What kind of slip it is to write a piece for a quantity. */
export function swapped(piece: Written, right: Quantity, place: Place, wrong: Wrong): Finding {
  const meaning = wrong.meaningOf(piece);
  const written = wrong.quantities.find((q) => q.meaning === meaning);
  const shown = piece.kind === 'name' ? wrong.shown(piece) : meaning ? wrong.nameOf(meaning) : 'this';
  const belongs = wrong.nameOf(right.meaning);
  return caused(SWAPS, { piece, place, meaning, written, right, wrong, shown, belongs }, piece.span);
}

/** The same for whole arrays. */
export function swappedArray(written: ArrayQuantity, right: ArrayQuantity, place: Place, wrong: Wrong): Finding {
  const [a, b] = [written, right].map(
    ({ role, layer, first, of, names: [name] }): Quantity => ({ role, layer, meaning: first, name, ...(of && { of }) }),
  ) as [Quantity, Quantity];
  const [shown, belongs] = [written, right].map(wrong.arrayName) as [string, string];
  const { piece } = place;
  return caused(SWAPS, { piece, place, meaning: a.meaning, written: a, right: b, wrong, shown, belongs }, piece.span);
}

const goesIn = ({ role }: Quantity): boolean => role === 'input' || role === 'activation';

/** Whether what belongs there plays a part in the same layer. */
const isOfLayer = ({ written, right }: Swap, role: Quantity['role']): boolean =>
  right.role === role && written?.layer === right.layer;

/** Within `σ′(…)`, or `1 - tanh²(…)`. */
function isInSlope({ place: { inside } }: Swap): boolean {
  const [parent] = inside;
  if (parent?.kind !== 'applied') return false;
  return parent.head.primes > 0 || inside.some((w) => takenFromOne(w) !== undefined);
}

/** ∂L/∂z for ∂L/∂a, where a is what the unit makes of z. */
function holdsSlopeOf({ meaning: by }: Quantity, { meaning: of }: Quantity, { quantities }: Wrong): boolean {
  if (by.kind !== 'derivative' || of.kind !== 'derivative') return false;
  return quantities.some(
    ({ role, meaning }) =>
      role === 'slope' && meaning.kind === 'derivative' && meaning.of === of.by && meaning.by === by.by,
  );
}

const isByParameter = ({ meaning }: Quantity, { isParameter }: Wrong): boolean =>
  meaning.kind === 'derivative' && isParameter(meaning.by);

/** Within `a(1 - a)`. */
function isInLogistic({ piece, inside }: Place): boolean {
  const isTaken = (w: Written): boolean => {
    const taken = takenFromOne(w);
    return taken !== undefined && isAlike(taken, piece);
  };
  const [near] = inside;
  if (inside.some(isTaken)) return true;
  if (near?.kind !== 'product') return false;
  // Of a · a(1 − a) one a is by itself.
  return near.factors.filter((f) => isAlike(f, piece)).length <= near.factors.filter(isTaken).length;
}

function areTransposed(a: Expr | undefined, b: Expr): boolean {
  if (a?.kind !== 'sym' || b.kind !== 'sym' || a.name !== b.name || a.indices.length !== 2) return false;
  return a !== b && a.indices[0] === b.indices[1] && a.indices[1] === b.indices[0];
}
