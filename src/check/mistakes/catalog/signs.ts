/** Signs: one too many, one missing, one lost between two lines, a difference the wrong way round. */
import type { Written } from '../../written/written.js';
import { negative, type Place, takenFromOne } from '../places.js';
import type { Wrong } from '../repair.js';
import type { Mistake } from './mistake.js';
import { isStep, stepTheWrongWay } from './updates.js';

/** In the whole, in its terms and in exponents. */
export const SIGNS: readonly Mistake[] = [
  stepTheWrongWay,
  {
    code: 'sign',
    says: 'minusTooMany',
    mend: (place, wrong) =>
      place.piece.kind === 'negative' && isSigned(place, wrong) ? [{ piece: place.piece.of }] : [],
  },
  {
    code: 'sign-lost',
    says: 'signLost',
    mend: (place, wrong) =>
      wasLost(wrong) && place.piece.kind !== 'negative' && isSigned(place, wrong)
        ? [{ piece: negative(place.piece) }]
        : [],
  },
  {
    code: 'sign',
    says: 'differenceReversed',
    mend: ({ piece }) =>
      isDifference(piece) && takenFromOne(piece) === undefined
        ? [{ piece: { ...piece, terms: piece.terms.map(negative) } }]
        : [],
  },
  {
    code: 'sign',
    says: 'exponentSign',
    mend: ({ piece, inside: [parent] }) =>
      parent?.kind === 'power' && parent.exponent === piece ? [{ piece: negative(piece) }] : [],
  },
  {
    code: 'sign',
    says: 'minusMissing',
    mend: (place, wrong) =>
      !wasLost(wrong) && place.piece.kind !== 'negative' && !isWhole(place) && isSigned(place, wrong)
        ? [{ piece: negative(place.piece) }]
        : [],
  },
];

/** Before the whole: said where no sign within it explains more. */
export const SIGN_OF_WHOLE: readonly Mistake[] = [
  {
    code: 'sign',
    says: 'minusMissing',
    mend: (place, wrong) =>
      !wasLost(wrong) && place.piece.kind !== 'negative' && isWhole(place) ? [{ piece: negative(place.piece) }] : [],
  },
];

const isWhole = ({ inside }: Place): boolean => inside.length === 0;

/** Whether a place has a sign of its own that is no matter of descent. */
const isSigned = (place: Place, wrong: Wrong): boolean =>
  isWhole(place) || (place.inside[0]?.kind === 'sum' && !isStep(place, wrong));

/** Whether the side before has another sign than this one; a name or a derivative has none. */
const wasLost = ({ previous, head }: Wrong): boolean =>
  previous !== head && previous.kind !== 'name' && previous.kind !== 'derivative';

const isDifference = (w: Written): w is Written & { kind: 'sum' } =>
  w.kind === 'sum' && w.terms.length === 2 && w.terms.filter((t) => t.kind === 'negative').length === 1;
