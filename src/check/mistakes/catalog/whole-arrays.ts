/** Whole arrays that are missing, or stand where others belong: slopes of a layer, its weights, what goes into it. */
import type { SentenceId } from '../../messages/sentence.js';
import { sentence } from '../../messages/sentence.js';
import { piecesOf, type Times, type Written } from '../../written/written.js';
import type { ArrayQuantity } from '../array-quantities.js';
import type { MistakeCode } from '../codes.js';
import { type Place, placesIn, productOf } from '../places.js';
import type { Role } from '../quantities.js';
import { type Repair, repair, type Wrong } from '../repair.js';
import type { Kind } from './mistake.js';
import { swappedArray } from './swaps.js';

const inRole = ({ arrays }: Wrong, ...roles: readonly Role[]): readonly ArrayQuantity[] =>
  arrays.filter((a) => roles.includes(a.role));

const times = (a: Written, b: Written, sign: Times): Written => productOf([a, b], [sign], a.span);

const turned = (of: Written): Written => ({ kind: 'transpose', of, span: of.span });

/** A derivative of the activation that is not there. */
export const missingSlopeArrays: Kind = function* (wrong) {
  for (const slope of inRole(wrong, 'slope')) {
    for (const place of groupsIn(wrong)) {
      for (const name of wrong.namesOf(slope)) {
        const side = place.with(times(place.piece, { ...name, span: place.piece.span }, 'hadamard'));
        yield repair(side, 'missing-derivative', place.piece.span, sentence('missingSlope', wrong.arrayName(slope)));
      }
    }
  }
};

/** The whole, its terms, and what stands next to each other in products. */
function* groupsIn({ side, names }: Wrong): Generator<Place> {
  for (const place of placesIn(side, names)) {
    const { piece, inside } = place;
    const isTerm = inside.length === 0 || inside[0]?.kind === 'sum' || inside[0]?.kind === 'product';
    if (isTerm && piece.kind !== 'number') yield place;
    if (piece.kind !== 'product' || piece.factors.length < 3) continue;
    const { factors, signs, span } = piece;
    for (let end = 2; end < factors.length; end++) {
      const head = productOf(factors.slice(0, end), signs.slice(0, end - 1), span);
      const put = (other: Written): Written =>
        place.with(productOf([other, ...factors.slice(end)], signs.slice(end - 1), span));
      yield { piece: head, inside: [piece, ...inside], with: put };
    }
  }
}

/** Inputs or weights that are missing as a factor of the whole. */
export const missingFactorArrays: Kind = function* (wrong) {
  const { side } = wrong;
  const put = (a: Written, b: Written, of: ArrayQuantity): Repair => {
    const isInput = of.role !== 'weight';
    const said = sentence(isInput ? 'missingInput' : 'missingFactor', wrong.arrayName(of));
    return repair(times(a, b, 'matrix'), isInput ? 'missing-input' : 'missing-factor', side.span, said);
  };
  for (const array of inRole(wrong, 'input', 'activation', 'weight')) {
    for (const name of wrong.namesOf(array).map((n) => ({ ...n, span: side.span }))) {
      for (const factor of [name, turned(name)]) {
        yield put(side, factor, array);
        yield put(factor, side, array);
      }
    }
  }
};

/** An array where another belongs that plays a like part. */
export const otherArrays: Kind = function* (wrong) {
  if (wrong.arrays.length === 0) return;
  // What the head asks for explains nothing in its own formula.
  const asked = wrong.arrayAt(wrong.head);
  for (const place of placesIn(wrong.side, wrong.names)) {
    const own = wrong.arrayAt(place.piece);
    if (own === undefined) continue;
    for (const other of wrong.arrays) {
      if (other === own || other === asked || !areAlike(own, other)) continue;
      for (const name of wrong.namesOf(other)) {
        const side = place.with({ ...name, span: place.piece.span });
        yield { side, finding: swappedArray(own, other, place, wrong) };
      }
    }
  }
};

const OF_UNITS: readonly Role[] = ['input', 'preactivation', 'activation', 'target', 'given'];
const areAlike = (a: ArrayQuantity, b: ArrayQuantity): boolean =>
  a.role === b.role ||
  (OF_UNITS.includes(a.role) && OF_UNITS.includes(b.role)) ||
  a.of === b.first ||
  // The gradient of weights for these.
  (b.role === 'weight' && a.first.kind === 'derivative' && a.first.by === b.first);

/** What is no derivative of the activation where that belongs. */
export const wrongSlopeArrays: Kind = function* (wrong) {
  const slopes = inRole(wrong, 'slope');
  for (const place of slopes.length > 0 ? placesIn(wrong.side, wrong.names) : []) {
    const { piece, inside } = place;
    const [parent] = inside;
    const isFactor = parent?.kind === 'product' || parent?.kind === 'applied';
    const isOfUnits = OF_UNITS.includes(wrong.arrayAt(piece)?.role ?? 'constant');
    if (!isFactor || (piecesOf(piece).length === 0 && !isOfUnits) || piece.kind === 'derivative') continue;
    for (const slope of slopes) {
      for (const name of wrong.namesOf(slope)) {
        const said = sentence('slopeBelongs', wrong.arrayName(slope));
        yield repair(place.with({ ...name, span: piece.span }), 'wrong-derivative', piece.span, said);
      }
    }
  }
};

/** What the penalty adds to a gradient: left out, without its strength, or with another. */
export const penaltyArrays: Kind = function* (wrong) {
  for (const penalty of inRole(wrong, 'penalty')) {
    for (const name of wrong.namesOf(penalty)) {
      for (const { code, says, side } of withPenalty(wrong, name))
        yield repair(side, code, wrong.side.span, sentence(says));
    }
  }
};

interface Penalised {
  readonly code: MistakeCode;
  readonly says: SentenceId & ('missingPenalty' | 'missingStrength' | 'otherPenalty');
  readonly side: Written;
}

function* withPenalty({ side, arrayAt }: Wrong, penalty: Written): Generator<Penalised> {
  const terms = side.kind === 'sum' ? side.terms : [side];
  const sum = (of: readonly Written[]): Written => ({ kind: 'sum', terms: of, span: side.span });
  yield { code: 'missing-term', says: 'missingPenalty', side: sum([...terms, penalty]) };
  for (const [n, term] of terms.entries()) {
    const put = sum(terms.with(n, penalty));
    yield arrayAt(term)?.role === 'weight'
      ? { code: 'missing-factor', says: 'missingStrength', side: put }
      : { code: 'constant-factor', says: 'otherPenalty', side: put };
  }
}

/** A row for each sample, where their sum belongs. */
export const unsummedSamples: Kind = function* ({ side, samples, arrays }) {
  if (samples === undefined || arrays.length === 0) return;
  for (const axis of [0, 1] as const) {
    const folded: Written = {
      kind: 'folded',
      of: side,
      fold: { operator: 'sum', axis, keepsAxis: false },
      span: side.span,
    };
    yield repair(folded, 'missing-path', side.span, sentence('samplesNotSummed'));
  }
};

/** A product of matrices where entries are multiplied, or the other way round. */
export const otherProducts: Kind = function* (wrong) {
  for (const { piece, with: put } of wrong.arrays.length > 0 ? placesIn(wrong.side, wrong.names) : []) {
    if (piece.kind !== 'product') continue;
    for (const [n, sign] of piece.signs.entries()) {
      const other: Times = sign === 'hadamard' ? 'matrix' : 'hadamard';
      const side = put({ ...piece, signs: piece.signs.with(n, other) });
      const said = sentence(other === 'matrix' ? 'matrixProductBelongs' : 'entrywiseBelongs');
      yield repair(side, 'wrong-product', piece.span, said);
    }
  }
};
