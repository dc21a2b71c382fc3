/** Numbers, with a power of ten behind them. */
import { integerOf, literal, shifted } from '../literals.js';
import { isSign, type Token } from '../token.js';
import type { WrittenNumber } from '../written.js';
import type { Grammar } from './grammar.js';

/** Powers of ten further off are worked out like any other. */
const LARGEST_SHIFT = 400;

/** A literal, taken, with the power of ten behind it: 6.66 × 10⁻⁵ is one number. Throws Unreadable. */
export function numberWithPower(g: Grammar, { text, span, isBold }: Token & { kind: 'number' }): WrittenNumber {
  g.at.skip();
  const plain = { ...literal(text, span), ...(isBold && { isBold: true }) };
  const [sign, ten, scripts] = g.at.ahead(3);
  const isPower =
    isSign(sign, '*', 'times') && ten?.kind === 'number' && ten.text === '10' && scripts?.kind === 'scripts';
  const shift = isPower ? integerOf(g.inside(scripts.sup, scripts.span)) : undefined;
  if (!isPower || shift === undefined || Math.abs(shift) > LARGEST_SHIFT) return plain;
  g.at.skip(3);
  return shifted(plain, shift, { start: span.start, end: scripts.span.end });
}
