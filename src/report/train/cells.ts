/** Numbers of a training as tables have them. */
import { type Inlines, math, text } from '../../document/document.js';
import { type Layout, number, row, words } from '../../language/layout.js';
import { measured } from '../numbers.js';
import type { Sheet } from '../sheet.js';

/** Of all and of nearly all the same would be printed. */
const NEARLY_ALL = 0.999;

/** A share of rows: 97.5 %. Only a whole one is 100.0 %. */
export function percent(share: number): Layout {
  if (Number.isNaN(share)) return words('–');
  const told = share < 1 ? Math.min(share, NEARLY_ALL) : share;
  return row(number((told * 100).toFixed(1)), words(' %'));
}

/** A loss; in words one that is no number. */
export const lossCell = (loss: number, { rounding, say }: Sheet): Inlines => [
  Number.isFinite(loss) ? math(measured(loss, rounding)) : text(say.run.noNumber),
];
