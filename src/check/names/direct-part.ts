/**
 * `dL/dw = dL/dz · ∂z/∂w + ∂L/∂w`: beside total derivatives with d those with ∂ may be the part that goes straight, and so
 * may a derivative that is added to what goes by other ways.
 */
import type { Chain } from '../written/chain.js';
import { allPieces, piecesOf, Unreadable, type Written, withPieces } from '../written/written.js';
import { nameOf } from './assigned.js';
import { spellingOf } from './script.js';

type Derivative = Written & { kind: 'derivative' };

/** The chains of a document, each derivative that may be direct marked so. */
export function withDirectParts(formulas: readonly (readonly Chain[])[]): readonly (readonly Chain[])[] {
  const sides = formulas.flat().flatMap(({ sides: all }) => all.map(({ written }) => written));
  const derivatives = sides.flatMap((w) => (w instanceof Unreadable ? [] : [...allPieces(w)].filter(isDerivative)));
  const withD = new Set(derivatives.filter((d) => !d.isRound).map(differentiated));
  const isToldApart = (d: Derivative): boolean => d.isRound === true && withD.has(differentiated(d));
  return formulas.map((chains) =>
    chains.map((chain) => ({
      ...chain,
      sides: chain.sides.map((side) =>
        side.written instanceof Unreadable ? side : { ...side, written: marked(side.written, isToldApart) },
      ),
    })),
  );
}

const isDerivative = (w: Written): w is Derivative => w.kind === 'derivative';

const differentiated = ({ of }: Derivative): string | undefined => {
  const name = nameOf(of);
  return name && spellingOf(name);
};

function marked(w: Written, isToldApart: (d: Derivative) => boolean): Written {
  if (isDerivative(w)) return isToldApart(w) ? { ...w, isDirect: true } : w;
  const pieces = piecesOf(w);
  const inside = pieces.map((piece) => {
    const isAdded = w.kind === 'sum' && isDerivative(piece);
    return isAdded ? { ...piece, isDirect: true } : marked(piece, isToldApart);
  });
  return inside.some((piece, n) => piece !== pieces[n]) ? withPieces(w, inside) : w;
}
