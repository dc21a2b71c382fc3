/**
 * How derivatives by vectors lie in a document. As they are read, that of a scalar lies as what it is by, and that of a
 * vector has a row for each of its entries. In `numerator` layout that of a scalar is a row as well, in `denominator`
 * layout that of a vector has a column for each of its entries.
 */
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, type Written } from '../../written/written.js';
import type { Names } from '../names.js';
import { speaksOfArrays, speaksOfVectors } from '../search/orientation.js';

export type Layout = 'numerator' | 'denominator';

type Derivative = Written & { kind: 'derivative' };

const isOfVector = ({ of, by }: Derivative, names: Names): boolean =>
  of.kind === 'name' && speaksOfArrays(of, names) && speaksOfArrays(by, names);

/** Whether a chain has the derivative of a vector by another. */
export const speaksOfJacobians = (chain: Chain, names: Names): boolean =>
  writtenIn(chain).some((w) => [...allPieces(w)].some((p) => p.kind === 'derivative' && isOfVector(p, names)));

/** The same chain with derivatives turned that lie otherwise in a layout than they are read. */
export const inLayout = (chain: Chain, layout: Layout, names: Names): Chain =>
  mapSides(chain, (w) => turned(w, layout, names));

function turned(w: Written, layout: Layout, names: Names): Written {
  if (w.kind !== 'derivative') return mapPieces(w, (piece) => turned(piece, layout, names));
  const lies = isOfVector(w, names) ? 'denominator' : isByVector(w, names) ? 'numerator' : undefined;
  return lies === layout ? { kind: 'transpose', of: w, span: w.span } : w;
}

/** A gradient, written with ∇, is a column. */
const isByVector = ({ by, isGradient }: Derivative, names: Names): boolean => !isGradient && speaksOfVectors(by, names);
