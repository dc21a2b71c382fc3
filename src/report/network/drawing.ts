/** The drawing of a problem's network: with names, or with values. */
import { MOST_UNITS } from '../../document/network-columns.js';
import type { NetworkFigure, NetworkLayer, NetworkUnit, NetworkWeights } from '../../document/network-figure.js';
import { type Sym, sym } from '../../language/expr.js';
import { infix, joined, type Layout, number, words } from '../../language/layout.js';
import { symbolLayout } from '../../language/notation.js';
import { symbolsOf } from '../../language/walk.js';
import type { NetworkView } from '../../problem/problem.js';
import { isNumber, printed, type Sheet, shown } from '../sheet.js';
import { describedNetwork, type Undescribed } from './described.js';

/** What stands for each symbol on the drawing, besides the names of units. */
export interface Labelling {
  readonly of: (s: Sym) => Layout;
  /** What is written below the name of a unit. */
  readonly value?: (s: Sym) => Layout;
}

/** Of a deeper network so many columns are drawn at the front and at the back. */
const COLUMNS = { all: 6, front: 3, back: 2 };
/** Targets are listed up to so many. */
const MOST_TARGETS = 3;

/** Which columns are drawn: the inputs are column 0; undefined stands for those left out. */
export function drawnColumns(count: number): readonly (number | undefined)[] {
  const all = Array.from({ length: count }, (_, n) => n);
  return count <= COLUMNS.all ? all : [...all.slice(0, COLUMNS.front), undefined, ...all.slice(-COLUMNS.back)];
}

/** The network with the names of everything. */
export const namedNetwork = (network: NetworkView, sheet: Sheet): NetworkFigure =>
  networkFigure(network, { of: (s) => shown(s, sheet) }, sheet);

/** The network with values, where all that is drawn has one, and each unit and weight is drawn. */
export function valuedNetwork(network: NetworkView, sheet: Sheet): NetworkFigure | undefined {
  const columns = columnsOf(network);
  if (isOfOneSample(sheet) || columns.length > COLUMNS.all) return undefined;
  if (columns.some((units) => units.length > MOST_UNITS)) return undefined;
  const all = [...columns.flat(), ...network.layers.flatMap((l) => [...l.weights.flat(), ...(l.biases ?? [])])];
  if (!all.every((s) => isNumber(s, sheet))) return undefined;
  const value = (s: Sym): Layout => (isNumber(s, sheet) ? printed(s, sheet).layout : shown(s, sheet));
  return networkFigure(network, { of: value, value }, sheet);
}

/** Whether the network stands for each of several samples, which the problem may have written one by one. */
export const isOfOneSample = ({ solution: { problem } }: Sheet): boolean =>
  (problem.samples ?? problem.inArrays?.samples) !== undefined;

/** The units of each column: the inputs, then the outputs of each layer. */
export const columnsOf = ({ inputs, layers }: NetworkView): readonly (readonly Sym[])[] => [
  inputs,
  ...layers.map(({ outputs }) => outputs),
];

function networkFigure(network: NetworkView, labelling: Labelling, sheet: Sheet): NetworkFigure {
  const { layers } = network;
  const columns = drawnColumns(layers.length + 1);
  const drawn = columns.filter((column) => column !== undefined);
  const loss = lossOf(network, labelling, sheet);
  const figure: Undescribed = {
    kind: 'network',
    layers: drawn.map((column) => layerOf(column, network, labelling, sheet)),
    weights: drawn.slice(1).map((column, n): NetworkWeights => {
      const before = drawn[n] as number;
      if (column === before + 1) return weightsOf(column, network, labelling, sheet);
      return { kind: 'omitted', caption: sheet.say.network.omitted(String(column - before - 1)) };
    }),
    ...(loss && { loss }),
  };
  return { ...figure, description: describedNetwork(figure, sheet) };
}

function layerOf(column: number, network: NetworkView, { of, value }: Labelling, sheet: Sheet): NetworkLayer {
  const { inputs, layers } = network;
  const layer = layers[column - 1];
  const symbols = layer?.outputs ?? inputs;
  return {
    caption: captionOf(column, network, sheet),
    isCoupled: layer !== undefined && isCoupled(layer, sheet),
    units: symbols.map((s, unit): NetworkUnit => {
      const bias = layer?.biases?.[unit];
      return { label: shown(s, sheet), ...(value && { value: value(s) }), ...(bias && { bias: of(bias) }) };
    }),
  };
}

function captionOf(column: number, network: NetworkView, { say }: Sheet): readonly string[] {
  const { input, hidden, output, activations, size } = say.network;
  const units = columnsOf(network)[column]?.length ?? 0;
  const name = network.layers[column - 1]?.activation;
  const role =
    name === undefined ? [input] : [column === network.layers.length ? output : hidden, activations[name] ?? name];
  return units > MOST_UNITS ? [...role, size(String(units))] : role;
}

/** Whether an output takes weighted sums of other units too, be it by way of definitions in between. */
function isCoupled({ preactivations, outputs }: NetworkView['layers'][number], { solution }: Sheet): boolean {
  const { definitions, definitionOf } = solution.gradients.tape;
  const sums = new Set(preactivations.map(({ name }) => name));
  const activation = definitions.find((d) => outputs[0] && standsFor(d.symbol, outputs[0]));
  if (activation === undefined || sums.has(activation.symbol.name)) return false;
  const used = new Set(symbolsOf(activation.value));
  // A set goes on over what is added to it on the way.
  for (const s of used) {
    const value = sums.has(s.name) ? undefined : definitionOf(s)?.value;
    for (const inner of value ? symbolsOf(value) : []) used.add(inner);
  }
  const names = [...used].map(({ name }) => name);
  return new Set(names).size < names.length;
}

/** Entry by entry where they are few; a sheet that is written in matrices has their matrix. */
function weightsOf(column: number, network: NetworkView, { of, value }: Labelling, sheet: Sheet): NetworkWeights {
  const { weights = [], names } = network.layers[column - 1] ?? {};
  const sizes = columnsOf(network)
    .slice(column - 1, column + 1)
    .map(({ length }) => length);
  const whole = names && !value ? wholeMatrix(names.weights, sheet) : undefined;
  const inMatrices = whole !== undefined && sheet.solution.problem.presentation.notation.style === 'matrix';
  return {
    kind: 'joined',
    ...(Math.max(...sizes) <= MOST_UNITS && !inMatrices && { labels: weights.map((units) => units.map(of)) }),
    ...(whole && { whole }),
  };
}

/** A matrix of the problem by its name, and its shape as it lies on the page; undefined where the tape has none. */
function wholeMatrix(name: string, { solution, notation, arrangement }: Sheet): readonly Layout[] | undefined {
  const { definitions, axes } = solution.problem.inArrays ?? solution.problem;
  const formal = definitions.flatMap((d) => symbolsOf(d.value)).find((s) => s.name === name && s.free.length === 2);
  const sizes = formal && arrangement.axesOf(formal).map(({ range }) => axes.get(range)?.size);
  if (!sizes?.every((size) => size !== undefined)) return undefined;
  const shape = sizes.map((size) => number(String(size)));
  return [symbolLayout(sym(name), notation), joined(shape, infix('×'))];
}

/** The loss, where it is more than an output itself, with the outputs that it depends on. */
function lossOf({ layers, targets }: NetworkView, { of, value }: Labelling, sheet: Sheet): NetworkFigure['loss'] {
  const { problem } = sheet.solution;
  const outputs = layers.at(-1)?.outputs ?? [];
  const used = new Set(problem.definitions.flatMap((d) => symbolsOf(d.value)));
  const isTaken = (s: Sym): boolean => [...used].some((other) => standsFor(other, s));
  const from = outputs.flatMap((output, unit) => (isTaken(output) ? [unit] : []));
  if (from.length === 0 || outputs.includes(problem.loss)) return undefined;
  const isUsed = targets.some(isTaken);
  return {
    label: shown(problem.loss, sheet),
    caption: problem.isLoss ? [sheet.say.network.loss] : [],
    from,
    ...(isUsed && { target: targetLabel(targets, value ?? of, sheet) }),
  };
}

/** Whether a symbol of the tape, which may have the index of a sample or run over all units, is a unit of the drawing. */
const standsFor = (used: Sym, { name, indices }: Sym): boolean =>
  used.name === name &&
  (indices.length === 0 || used.indices.at(-1) === indices.at(-1) || typeof used.indices.at(-1) !== 'number');

/** A few by themselves, more by the name of their array, or from the first to the last. */
function targetLabel(targets: readonly Sym[], of: (s: Sym) => Layout, { notation }: Sheet): Layout {
  const [first, last] = [targets[0] as Sym, targets.at(-1) as Sym];
  if (targets.length <= MOST_TARGETS) return joined(targets.map(of), infix(','));
  if (first.indices.length > 0) return symbolLayout(sym(first.name), notation);
  return joined([of(first), words('…'), of(last)], infix(','));
}
