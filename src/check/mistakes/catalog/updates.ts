/** Updates: a step the wrong way, without its learning rate, or with weights that are new already. */
import { negative, type Place, productOf } from '../places.js';
import type { Wrong } from '../repair.js';
import type { Cause, Lacking, Mistake, Swap } from './mistake.js';

/** Whether a place is what a new value takes from the old one, or adds to it. */
export const isStep = ({ piece, inside }: Place, { isUpdate }: Wrong): boolean =>
  isUpdate && inside.length === 1 && inside[0]?.kind === 'sum' && piece.kind !== 'name';

export const stepTheWrongWay: Mistake = {
  code: 'update-direction',
  says: 'updateDirection',
  mend: (place, wrong) => (isStep(place, wrong) ? [{ piece: negative(place.piece) }] : []),
};

/** A whole array taken from another, without the learning rate. */
export const STEPS: readonly Mistake[] = [
  {
    code: 'missing-learning-rate',
    says: 'missingRate',
    mend: (place, wrong) => {
      const { span } = place.piece;
      const rates = isStep(place, wrong) ? wrong.quantities.filter((q) => q.role === 'rate') : [];
      return rates.map(({ name }) => ({ piece: productOf([{ ...name, span }, place.piece], ['times'], span) }));
    },
  },
];

export const rateMissing: Cause<Lacking> = {
  code: 'missing-learning-rate',
  says: 'missingRate',
  fits: ({ role, isUpdate }) => role === 'rate' && isUpdate,
};

export const newForOld: Cause<Swap> = {
  code: 'updated-weight-used',
  says: 'newForOld',
  fits: ({ written, right }) => written?.role === 'new' && written.of === right.meaning,
  with: ({ belongs }) => [belongs],
};
