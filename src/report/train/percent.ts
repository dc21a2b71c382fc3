import { type Layout, number, row, words } from '../../language/layout.js';

/** A share of rows: 97.5 %. */
export const percent = (share: number): Layout =>
  Number.isNaN(share) ? words('–') : row(number(String(Math.round(share * 1000) / 10)), words(' %'));
