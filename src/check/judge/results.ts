/** What is worked out, as far as it can be. */
import { signedLiteral } from '../written/literals.js';
import { allPieces, type Written } from '../written/written.js';

/** A number, a list of numbers, or a polynomial in what is left open with its coefficients worked out. */
export function isResult(w: Written): boolean {
  switch (w.kind) {
    case 'number':
    case 'dots':
      return true;
    case 'negative':
      return isResult(w.of);
    case 'sum':
      // 0.4 - 0.121 is still to be worked out.
      return w.terms.every(isResult) && w.terms.filter((term) => signedLiteral(term) !== undefined).length <= 1;
    case 'product':
      return w.factors.every((f) => f.kind === 'name' || f.kind === 'power' || isResult(f)) && coefficientsIn(w) === 1;
    case 'matrix':
      return w.rows.flat().every(isResult);
    default:
      return false;
  }
}

const coefficientsIn = (w: Written): number => [...allPieces(w)].filter((p) => p.kind === 'number').length;
