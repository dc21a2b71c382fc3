/**
 * A training whose steps have numbers: `w^{(1)} = 0.5 - 0.1 · 0.54`, w being what the spec gives as 0.5, is what one step
 * makes of w, `h^{(1)}` what h is after it, and `w^{(2)}` what the next one makes of w.
 */
import type { Ground } from '../../world/ground.js';
import { type Chain, mapSide, type Side, writtenIn } from '../../written/chain.js';
import { allPieces, mapPieces, Unreadable, type Written, type WrittenName } from '../../written/written.js';
import { fullKey, plainKey } from '../script.js';
import { nameOf } from './assigned.js';
import { beginsWithGiven } from './from-given.js';

/** A name without the number of its step. */
interface Numbered {
  readonly name: WrittenName;
  readonly step: number;
}

/** The chains with the names of the spec for those of each step, in a document that numbers its steps. */
export function withStepsUnnumbered(
  formulas: readonly (readonly Chain[])[],
  { problem }: Ground,
): readonly (readonly Chain[])[] {
  const isFromGiven = beginsWithGiven(problem);
  const known = new Set(
    [...problem.given.keys(), ...problem.definitions.map(({ symbol }) => symbol.name)].map(plainKey),
  );
  const numbered = (w: Written): Numbered | undefined => {
    const found = numberedIn(w);
    return found && !known.has(`${fullKey(found.name)}${found.step}`) ? found : undefined;
  };
  const chains = formulas.flat();
  const changedIn = ({ goesOn, sides: [head, next] }: Chain): readonly string[] => {
    const of = goesOn ? undefined : writtenOf(head, numbered);
    const isChanged = of?.step === 1 && writtenOf(next, (side) => isFromGiven(of.name, side)) === true;
    return isChanged ? [fullKey(of.name)] : [];
  };
  const changed = new Set(chains.flatMap(changedIn));
  // Numbers that stand above names before anything is changed are those of layers, or of samples.
  const stepIn = (w: Written): number => Math.max(0, ...[...allPieces(w)].map((p) => numbered(p)?.step ?? 0));
  const first = chains.find((chain) => writtenIn(chain).some((w) => stepIn(w) > 0));
  if (first === undefined || changedIn(first).length === 0) return formulas;
  /** The step that the names of a chain are of, after the one whose names it has for what the spec calls so. */
  let step = 0;
  return formulas.map((chains) =>
    chains.map((chain) => {
      const head = chain.goesOn ? undefined : writtenOf(chain.sides[0], numbered);
      const isChanged = head !== undefined && changed.has(fullKey(head.name));
      if (!chain.goesOn) step = (writtenOf(chain.sides[0], stepIn) ?? 0) - (isChanged ? 1 : 0);
      const unnumbered = (w: Written): Written => {
        const own = numbered(w);
        return own?.step === step ? { ...own.name, span: w.span } : mapPieces(w, unnumbered);
      };
      const sides = chain.sides.map((side) => mapSide(side, unnumbered));
      const [first, ...others] = sides;
      if (!isChanged || first === undefined) return { ...chain, sides };
      const { name } = head;
      return { ...chain, sides: [{ ...first, written: { ...name, sup: ['new'] } }, ...others] };
    }),
  );
}

const writtenOf = <T>(side: Side | undefined, read: (w: Written) => T): T | undefined =>
  side === undefined || side.written instanceof Unreadable ? undefined : read(side.written);

/** `w^{(1)}`: in brackets, where no power can be meant. */
function numberedIn(w: Written): Numbered | undefined {
  const name = nameOf(w);
  const [, step] = /^\((\d+)\)$/.exec(name?.sup.join('') ?? '') ?? [];
  return name && step !== undefined ? { name: { ...name, sup: [] }, step: Number(step) } : undefined;
}
