/** What the letters of a document mean: by its notation, by what makes it true, and by how its arrays lie. */
import { functionIn, type ReadFormula } from './formulas.js';
import { sentence } from './messages/sentence.js';
import { withFunctions } from './names/functions-of-code.js';
import type { Names } from './names/names.js';
import { layerNumbers } from './names/readers/layers.js';
import { withSamplesAbove } from './names/readers/samples-above.js';
import { chainsInEachLayer } from './names/rewritten/any-layer.js';
import { inLayout, type Layout, speaksOfJacobians } from './names/rewritten/jacobians.js';
import { type Evidence, isTrueAs, supportOf } from './names/search/evidence.js';
import { type Inferred, inferNames, type Rival, withInferred } from './names/search/infer.js';
import { exactLinesOf, type Line, linesOf, statedMatrices } from './names/search/lines.js';
import { notationOf } from './names/search/notation.js';
import { type Oriented, orientationOf, orientationsOf } from './names/search/orientation.js';
import type { Ground } from './world/ground.js';
import type { Worlds } from './world/worlds.js';
import type { Chain } from './written/chain.js';

export interface UnderstoodNames extends Inferred {
  /** Which way arrays lie, and the ways that the document does not rule out. */
  readonly oriented: Omit<Oriented, 'names'>;
  /** The formulas, their derivatives by vectors lying as they do there. */
  readonly read: readonly ReadFormula[];
}

/** As they are read first. */
const AS_READ = undefined;

/** The names of all formulas of a document, and of the functions that it defines. */
export function understandNames(read: readonly ReadFormula[], ground: Ground, worlds: Worlds): UnderstoodNames {
  const inLayers = (formulas: readonly ReadFormula[]): readonly Chain[] =>
    chainsInEachLayer(
      formulas.flatMap(({ chains }) => chains.filter(({ isUnfinished }) => !isUnfinished)),
      layerNumbers(ground),
    );
  const formulas = read.filter(({ formula }) => formula.parameters === undefined);
  const ofPrograms = formulas.filter(({ formula }) => formula.notation === 'code');
  const chains = inLayers(formulas);
  const notation = notationOf(chains, ground, worlds);
  const functions = read.flatMap(functionIn);
  const known = withFunctions(notation.names, functions, ground);
  const above = samplesAbove(known, linesOf(chains), { ground, worlds });
  const isAbove = above !== undefined && above.gain >= MARGIN;
  const inferred = inferNames(chains, isAbove ? above.names : known, ground, worlds);
  const isTrueBy = (line: Line, way: Names): boolean =>
    line.isOfNumbers
      ? (supportOf(line, way, { ground, worlds }) ?? 0) > 0
      : Boolean(isTrueAs(line, way, ground, worlds.drawn.slice(0, 1)));
  // A matrix that is stated otherwise than the spec has it may be wrong.
  const statedIn = (told: readonly Chain[]): readonly Line[] =>
    statedMatrices(told).filter((line) => isTrueBy(line, inferred.names));
  const orientedBy = (told: readonly Chain[]): Oriented =>
    orientationOf([...exactLinesOf(told), ...statedIn(told)], inferred.names, ground, isTrueBy);
  const isOfJacobians = chains.some((chain) => speaksOfJacobians(chain, inferred.names));
  const layouts = isOfJacobians ? ([AS_READ, 'numerator', 'denominator'] as const) : [AS_READ];
  const inLayoutOf = (told: readonly Chain[], layout: Layout | undefined): readonly Chain[] =>
    layout ? told.map((chain) => inLayout(chain, layout, inferred.names)) : told;
  const { layout, oriented } = layouts
    .map((layout) => ({ layout, oriented: orientedBy(inLayoutOf(chains, layout)) }))
    .reduce((best, other) => (other.oriented.support > best.oriented.support ? other : best));
  // A program may lay out its arrays otherwise than the formulas beside it.
  const isMixed = ofPrograms.length > 0 && ofPrograms.length < formulas.length;
  const areToldApart = !isMixed || orientedBy(inLayers(ofPrograms)).isCertain;
  return {
    read: layout ? read.map((r) => ({ ...r, chains: inLayoutOf(r.chains, layout) })) : read,
    names: withFunctions(oriented.names, functions, ground),
    oriented: areToldApart ? oriented : { ...oriented, rivals: orientationsOf(inferred.names, ground) },
    ties: inferred.ties,
    rivals: [
      ...[...notation.rivals, ...(above && !isAbove ? [above] : [])].map((rival) =>
        withInferred(rival, inferred.names),
      ),
      ...inferred.rivals,
    ],
    usual: inferred.usual,
    unusual: inferred.unusual,
    says: [...notation.says, ...(isAbove ? [above.says] : []), ...inferred.says],
  };
}

/** So many more lines must be true with the samples above. */
const MARGIN = 3;

/** The names with the samples above letters, and how many more lines are true so; undefined where none is. */
function samplesAbove(
  known: Names,
  lines: readonly Line[],
  evidence: Evidence,
): (Rival & { readonly gain: number }) | undefined {
  const { batch } = evidence.ground;
  if (batch === undefined) return undefined;
  const names = withSamplesAbove(known, batch);
  const supportBy = (line: Line, way: Names): number => supportOf(line, way, evidence) ?? 0;
  const gain = lines.reduce((sum, line) => sum + Math.sign(supportBy(line, names) - supportBy(line, known)), 0);
  return gain > 0 ? { names, says: sentence('samplesAbove'), gain } : undefined;
}
