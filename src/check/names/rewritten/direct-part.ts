/**
 * `dL/dw = dL/dz · ∂z/∂w + ∂L/∂w`: beside total derivatives with d, or with a bar as adjoints have it, those with ∂ may be
 * the part that goes straight, and so may a derivative that is added to what goes by other ways.
 */
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, type Written } from '../../written/written.js';
import { spellingOf } from '../script.js';
import { nameOf } from './assigned.js';

type Derivative = Written & { kind: 'derivative' };

/** The chains of a document, each derivative that may be direct marked so. `spoken`: those that its sentences speak of. */
export function withDirectParts(
  formulas: readonly (readonly Chain[])[],
  spoken: readonly Derivative[],
): readonly (readonly Chain[])[] {
  const sides = formulas.flat().flatMap(writtenIn);
  const derivatives = sides.flatMap((w) => [...allPieces(w)].filter(isDerivative));
  const withD = new Set([...derivatives, ...spoken].filter((d) => !d.isRound).map(differentiated));
  const names = sides.flatMap((w) => [...allPieces(w)].flatMap((p) => (p.kind === 'name' ? p : [])));
  const barred = new Set(names.filter(({ accents }) => accents.includes('bar')).map(({ base }) => base));
  const isToldApart = (d: Derivative): boolean =>
    d.isRound === true && (withD.has(differentiated(d)) || barred.has(nameOf(d.by)?.base ?? ''));
  return formulas.map((chains) => chains.map((chain) => mapSides(chain, (w) => marked(w, isToldApart))));
}

const isDerivative = (w: Written): w is Derivative => w.kind === 'derivative';

const differentiated = ({ of }: Derivative): string | undefined => {
  const name = nameOf(of);
  return name && spellingOf(name);
};

function marked(w: Written, isToldApart: (d: Derivative) => boolean): Written {
  if (isDerivative(w)) return isToldApart(w) ? { ...w, isDirect: true } : w;
  return mapPieces(w, (piece) => {
    const isAdded = w.kind === 'sum' && isDerivative(piece);
    return isAdded ? { ...piece, isDirect: true } : marked(piece, isToldApart);
  });
}
