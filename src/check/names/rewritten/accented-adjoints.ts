/** `\dot q` in a document that says what it is: “we write `\dot q` for ∂L/∂q”. Read with a bar, as adjoints have it. */
import { type Chain, mapSides, writtenIn } from '../../written/chain.js';
import { mapPieces, type Written, type WrittenName } from '../../written/written.js';
import { isSameName } from '../script.js';
import { nameOf } from './assigned.js';

/** The chains of a document, its own accents of adjoints as bars. `spoken`: what its sentences speak of. */
export function withBarsOnAdjoints(
  formulas: readonly (readonly Chain[])[],
  spoken: readonly Written[],
): readonly (readonly Chain[])[] {
  const beside = [spoken, ...formulas.flat().map(writtenIn)];
  const accents = new Set(beside.flatMap((all) => all.flatMap((w, n) => accentIn(w, all[n + 1]))));
  if (accents.size === 0) return formulas;
  const barred = (w: Written): Written => {
    if (w.kind !== 'name') return mapPieces(w, barred);
    const accent = w.accents.at(-1);
    return accent !== undefined && accents.has(accent) ? { ...w, accents: [...w.accents.slice(0, -1), 'bar'] } : w;
  };
  return formulas.map((chains) => chains.map((chain) => mapSides(chain, barred)));
}

/** The accent of a name, where beside it stands the derivative by the same name without one. */
function accentIn(name: Written, beside: Written | undefined): readonly string[] {
  if (name.kind !== 'name' || beside?.kind !== 'derivative') return [];
  const by = nameOf(beside.by);
  const plain: WrittenName = { ...name, accents: name.accents.slice(0, -1) };
  return by && isSameName(by, plain) ? name.accents.slice(-1) : [];
}
