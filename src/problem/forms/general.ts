/** The general form of a network whose units the spec named one by one: the same network with free indices. */
import { freeIndex, type Sym, sym } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { symbolsOf } from '../../language/walk.js';
import { keyOf } from '../names.js';
import type { Assumption, Axis, NetworkView, Problem, Task } from '../problem.js';
import { arraysOf, type Gathered } from './arrays.js';
import { type ArrayAxes, foldSums } from './fold-sums.js';
import { gatheredDefinitions } from './gathered-definitions.js';
import { gatheredGiven } from './gathered-given.js';
import { inSampleOf, isOfSamples, renamed, withoutSample } from './own-names.js';

/**
 * The problem with free indices: itself where it has them, and for a network of named units the one whose components
 * are the spec's own definitions. Undefined where there is no such form: no network, weights that several units share,
 * units of one layer that differ in more than their names.
 */
export function generalForm(problem: Problem): Problem | undefined {
  if (problem.inArrays) return problem.inArrays;
  const { network } = problem;
  if (network && isInComponents(problem, network)) return gatheredProblem(problem, network);
  return hasFreeIndices(problem) ? problem : undefined;
}

/** Whether the units of some layer are defined one by one, or nothing in the problem has a free index. */
function isInComponents(problem: Problem, { layers }: NetworkView): boolean {
  const units = new Set(layers.filter((l) => l.outputs.length > 1).flatMap((l) => l.outputs));
  return !hasFreeIndices(problem) || problem.definitions.some(({ symbol }) => units.has(withoutSample(symbol)));
}

/** Whether a problem speaks of arrays by free indices, beside that of its samples. */
export const hasFreeIndices = ({ definitions }: Pick<Problem, 'definitions'>): boolean =>
  definitions.some((d) => [d.symbol, ...symbolsOf(d.value)].some((s) => withoutSample(s).free.length > 0));

function gatheredProblem(problem: Problem, network: NetworkView): Problem | undefined {
  const mentioned = problem.definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]);
  const names = new Set([...problem.given.keys(), ...problem.positions.keys(), ...mentioned.map((s) => s.name)]);
  const arrays = arraysOf(network, (name) => names.has(name));
  if (!arrays || arrays.length === 0) return undefined;

  const varying = new Set(mentioned.filter((s) => s.indices.some(isOfSamples)).map((s) => s.name));
  for (const { name, entries } of arrays) {
    const sampled = entries.filter(({ own }) => varying.has(own.name)).length;
    if (sampled === entries.length) varying.add(name);
    else if (sampled > 0) return undefined;
  }
  const entryOf = new Map(arrays.flatMap((a) => a.entries.map(({ own, entry }) => [own, entry] as const)));
  const axes = axesOf(arrays, varying);
  const all = allAxes(problem.axes, axes.sizes, [...names, ...arrays.map((a) => a.name)]);
  const definitions = all && gatheredDefinitions(problem, arrays, { entryOf, axes, formal: (a) => formalOf(a, all) });
  if (!definitions || !hasFreeIndices({ definitions })) return undefined;

  const keys = new Map(
    [...entryOf].map(([own, entry]) => [nameOf(own), varying.has(entry.name) ? entry.name : nameOf(entry)]),
  );
  const keyed = (key: string): string => keys.get(key) ?? key;
  return {
    ...problem,
    definitions,
    axes: all,
    given: gatheredGiven(problem.given, arrays, (name) => varying.has(name)),
    parameters: gatheredParameters(problem.parameters, arrays, entryOf, (a) => formalOf(a, all)),
    frozen: new Set([...problem.frozen].map(keyed)),
    onlyAsked: new Set([...problem.onlyAsked].map(keyed)),
    assumptions: problem.assumptions.map(
      (a): Assumption => ({
        ...a,
        left: foldSums(renamed(a.left, entryOf), axes),
        right: foldSums(renamed(a.right, entryOf), axes),
      }),
    ),
    tasks: problem.tasks.map(
      (task): Task => (task.kind === 'gradients' && task.of ? { ...task, of: task.of.map(keyed) } : task),
    ),
    network: gatheredView(network, entryOf),
    ownNames: new Map([...entryOf].filter(([own, entry]) => own !== entry).map(([own, entry]) => [entry, own])),
    positions: new Map([...problem.positions, ...arrays.flatMap((a) => positionOf(a, problem.positions))]),
    aliases: new Map([...problem.aliases].map(([alias, e]) => [alias, renamed(e, entryOf)])),
  };
}

function gatheredView({ inputs, layers, targets }: NetworkView, entryOf: ReadonlyMap<Sym, Sym>): NetworkView {
  const image = (s: Sym): Sym => entryOf.get(s) ?? s;
  const all = (symbols: readonly Sym[]): readonly Sym[] => symbols.map(image);
  return {
    inputs: all(inputs),
    targets: all(targets),
    layers: layers.map((l) => {
      const [weights, biases] = [l.weights.map(all), l.biases && all(l.biases)];
      const [preactivations, outputs] = [all(l.preactivations), all(l.outputs)];
      const names = {
        weights: weights[0]?.[0]?.name ?? l.names.weights,
        biases: biases?.[0]?.name ?? l.names.biases,
        preactivations: preactivations[0]?.name ?? l.names.preactivations,
        outputs: outputs[0]?.name ?? l.names.outputs,
      };
      return { ...l, preactivations, outputs, weights, biases, names };
    }),
  };
}

const positionOf = ({ name, entries }: Gathered, known: Problem['positions']): readonly [string, Span][] => {
  const span = known.get(entries[0]?.own.name ?? name);
  return span ? [[name, span]] : [];
};

const nameOf = ({ name, indices }: Sym): string => keyOf({ name, indices: indices.map(Number) });

function axesOf(arrays: readonly Gathered[], varying: ReadonlySet<string>): ArrayAxes {
  const sizes = new Map<string, number>();
  for (const { axes, entries } of arrays) {
    const last = entries.at(-1)?.entry.indices ?? [];
    for (const [n, axis] of axes.entries()) if (axis !== undefined) sizes.set(axis, Number(last[n]));
  }
  return {
    along: new Map(arrays.map(({ name, axes }) => [name, varying.has(name) ? [undefined, ...axes] : axes])),
    sizes: new Map([...sizes].sort(([a], [b]) => layerOf(a) - layerOf(b))),
  };
}

const layerOf = (axis: string): number => Number(/\d+$/.exec(axis)?.[0] ?? 0);

const LETTERS = ['i', 'j', 'k', 'l', 'm', 'p', 'q', 'r', 's', 'u', 'v'];

/** With the axes of the layers, under letters that are no names; undefined where one of them has another size. */
function allAxes(
  axes: ReadonlyMap<string, Axis>,
  sizes: ReadonlyMap<string, number>,
  names: readonly string[],
): ReadonlyMap<string, Axis> | undefined {
  const differs = ([axis, size]: [string, number]): boolean => (axes.get(axis)?.size ?? size) !== size;
  if ([...sizes].some(differs)) return undefined;
  const [i, j, k] = LETTERS.filter((letter) => !names.includes(letter)) as [string, string, string];
  const lettersOf = (axis: string): readonly string[] => (layerOf(axis) === 0 ? [j, k, i] : [i, j, k]);
  return new Map([
    ...axes,
    ...[...sizes].map(([axis, size]): [string, Axis] => [axis, { letters: lettersOf(axis), size }]),
  ]);
}

/** The array's symbol with a free index along each axis. */
function formalOf({ name, axes, entries }: Gathered, all: ReadonlyMap<string, Axis>): Sym {
  const used = new Set<string>();
  const [first] = entries;
  return sym(
    name,
    ...axes.map((axis, n) => {
      if (axis === undefined) return first?.entry.indices[n] ?? 1;
      const letter = all.get(axis)?.letters.find((l) => !used.has(l)) as string;
      used.add(letter);
      return freeIndex(letter, axis);
    }),
  );
}

/** A whole array where all its entries are asked for, else the entries that are. */
function gatheredParameters(
  parameters: readonly Sym[],
  arrays: readonly Gathered[],
  entryOf: ReadonlyMap<Sym, Sym>,
  formal: (a: Gathered) => Sym,
): readonly Sym[] {
  const asked = new Set(parameters.map(withoutSample));
  const whole = arrays.filter(({ entries }) => entries.every(({ own }) => asked.has(own)));
  const images = new Map<Sym, Sym>(entryOf);
  for (const array of whole) for (const { own } of array.entries) images.set(own, formal(array));
  return [...new Set(parameters.map((p) => inSampleOf(p, images.get(withoutSample(p)) ?? withoutSample(p))))];
}
