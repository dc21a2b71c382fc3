/** How the names of a problem print. */
import { ARGUMENT } from '../catalog/instantiate.js';
import { findOptimizer } from '../catalog/optimizers.js';
import { type Sym, sym } from '../language/expr.js';
import { arrayNaming, type Naming, spelledNaming } from '../language/notation.js';
import { symbolsOf } from '../language/walk.js';
import type { NetworkView, Problem } from '../problem/problem.js';
import { SAMPLE_COUNT, SAMPLES } from '../problem/samples.js';
import { adjointNames } from './adjoint-names.js';
import { printedAlike } from './alike.js';
import { networkNames } from './network-names.js';
import { updatedNames } from './updated-names.js';

/** Names as they print, and whether something prints as a lone letter. */
export interface PrintedNames {
  readonly names: ReadonlyMap<string, Naming>;
  readonly isPrinted: (letter: string) => boolean;
}

/** The problem's names in its notation. Names that it would make look alike keep the spec's spelling. */
export function printedNames(problem: Problem): PrintedNames {
  const symbols = symbolsIn(problem);
  const plain = plainNames(problem, symbols);
  const chosen = chosenNames(problem, symbols);
  for (;;) {
    const own = new Map([...plain, ...chosen]);
    const names = new Map([...own, ...adjointNames(problem, own, chosen), ...updatedNames(problem, own)]);
    const { alike, isPrinted } = printedAlike(symbols, names);
    const made = alike.filter((name) => chosen.has(name));
    const byProfile = made.filter((name) => !problem.presentation.notation.names.has(name));
    const back = byProfile.length > 0 ? byProfile : made;
    if (back.length === 0) return { names, isPrinted };
    for (const name of back) chosen.delete(name);
  }
}

/** All that the sheet may speak of, with the indices that it has there. */
function symbolsIn(problem: Problem): readonly Sym[] {
  const { definitions, parameters, network, given } = problem;
  const scalars = [...given].filter(([, { shape }]) => shape.length === 0).map(([name]) => name);
  const layers = network?.layers ?? [];
  return [
    ...new Set([
      ...definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]),
      ...parameters,
      ...(network ? [...network.inputs, ...network.targets] : []),
      ...layers.flatMap((l) => [...l.preactivations, ...l.outputs, ...l.weights.flat(), ...(l.biases ?? [])]),
      ...[...scalars, ...optimizerNames(problem), ...(isCountOpen(problem) ? [SAMPLE_COUNT] : []), ARGUMENT].map(
        (name) => sym(name),
      ),
    ]),
  ];
}

/** Whether there are several samples, and the formulas do not say how many. */
const isCountOpen = ({ axes }: Problem): boolean => axes.has(SAMPLES) && axes.get(SAMPLES)?.size === undefined;

/** The constants and the state of the optimizer, which have no place in the spec. */
function optimizerNames({ tasks }: Problem): readonly string[] {
  const choices = tasks.flatMap((task) => ('optimizer' in task ? [task.optimizer] : []));
  const rows = choices.flatMap(({ name, parameters }) => findOptimizer(name, Object.keys(parameters)) ?? []);
  return rows.flatMap((row) => [...row.parameters, ...row.lines].map(({ symbol }) => symbol));
}

/** Names as the spec has them: arrays with the number of their layer above, indices in the order that is wanted. */
function plainNames({ network, presentation: { notation } }: Problem, symbols: readonly Sym[]): Map<string, Naming> {
  const isTurned = ({ indices: [first], indices: { length } }: Sym): boolean =>
    notation.samples === 'columns' && length === 2 && typeof first === 'object' && first.range === SAMPLES;
  const arrays = symbols.filter((s) => s.indices.length > 0);
  const plain = { ...notation, letters: {}, layers: 'spelled', weights: 'placed' } as const;
  return new Map([
    ...arrays.map((s): [string, Naming] => {
      const naming = arrayNaming(s.name);
      return [s.name, isTurned(s) ? (indices) => naming(indices.toReversed()) : naming];
    }),
    ...(network ? networkNames(network, plain) : []),
  ]);
}

/** Names that the notation makes, by name. */
function chosenNames(problem: Problem, symbols: readonly Sym[]): Map<string, Naming> {
  const { network, ownNames, loss, positions, presentation } = problem;
  const { notation } = presentation;
  const { letters, names } = notation;
  const arrays = new Set(symbols.filter((s) => s.indices.length > 0).map(({ name }) => name));
  // What has no place in the spec: the learning rate, what a function is a function of, how many samples there are.
  const unspoken = [
    ['eta', letters.learning_rate],
    [ARGUMENT, letters.preactivation],
    [SAMPLE_COUNT, 'N'],
  ] as const;
  return new Map([
    ...(network ? networkNames(withOwnNames(network, ownNames), notation) : []),
    ...(network ? networkNames(network, notation) : []),
    ...(letters.loss === undefined ? [] : [[loss.name, spelledNaming(letters.loss)] as const]),
    ...unspoken.flatMap(([name, letter]) =>
      letter === undefined || positions.has(name) ? [] : [[name, spelledNaming(letter)] as const],
    ),
    ...[...names].map(([name, to]) => [name, arrays.has(name) ? arrayNaming(to) : spelledNaming(to)] as const),
  ]);
}

/** The network with the spec's own names where arrays stand for them. */
function withOwnNames(network: NetworkView, ownNames: Problem['ownNames']): NetworkView {
  const own = (s: Sym): Sym => ownNames.get(s) ?? s;
  return {
    inputs: network.inputs.map(own),
    targets: network.targets.map(own),
    layers: network.layers.map((l) => ({
      ...l,
      preactivations: l.preactivations.map(own),
      outputs: l.outputs.map(own),
      weights: l.weights.map((row) => row.map(own)),
      biases: l.biases?.map(own),
    })),
  };
}
