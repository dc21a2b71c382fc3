/** Lowers a network to definitions: two a layer with free indices, or two a unit where the spec has its own names. */
import { DENSE } from '../catalog/layers.js';
import { type Expr, freeIndex, rename, type Sym, sym } from '../language/expr.js';
import { readExpression, scopeOf } from '../language/read.js';
import { substitute } from '../language/walk.js';
import { unitIndex } from './activate.js';
import { type AxisFacts, type AxisTable, slotOf } from './axes.js';
import { MAX_DRAWN_WEIGHTS } from './limits.js';
import type { ByDefault, Symbols } from './names.js';
import type { LayerPlan, NetworkPlan } from './network-plan.js';
import type { Definition, NetworkView } from './problem.js';
import { at, entriesOf, entryOf, type Quantity } from './quantity.js';
import { type WritingOut, writeOut } from './write-out.js';

/** What the axis of a layer's units is called by itself; the inputs are layer 0. */
export const axisName = (layer: number): string => (layer === 0 ? 'inputs' : `layer${layer}`);
const axisSlot = (layer: number): string => `axis ${axisName(layer)}`;

/** The axis of each layer's units. Definitions beside the network may make those of two layers one. */
export type LayerAxes = (layer: number) => string;

export const layerAxes =
  (axes: AxisTable): LayerAxes =>
  (layer) =>
    axes.nameOf(axisSlot(layer)) ?? axisName(layer);

/** Notes the names, axes and sizes of the network, but for the targets. */
export function surveyNetwork({ inputs, layers }: NetworkPlan, facts: AxisFacts, symbols: Symbols): void {
  const measure = (layer: number, size: number, what: string, { span }: Quantity): void => {
    facts.call(axisSlot(layer), axisName(layer));
    facts.fix(axisSlot(layer), size, what, span);
  };
  const place = (quantity: Quantity, on: readonly number[], byDefault: ByDefault): void =>
    placeQuantity(quantity, on, byDefault, facts, symbols);
  measure(0, inputs.shape[0] as number, `the network has ${inputs.shape[0]} inputs`, inputs);
  place(inputs, [0], leftOut('the inputs', inputs, 'j', 'name them: `inputs: […]`'));
  for (const { number, units, weights, biases, preactivations, outputs } of layers) {
    measure(number, units, `layer ${number} has ${units} units`, outputs);
    const left = (key: string, quantity: Quantity, mend: string): ByDefault =>
      leftOut(`layer ${number}’s ${key}`, quantity, quantity === weights ? 'i,j' : 'i', mend);
    place(weights, [number, number - 1], left('weights', weights, 'name them: `weights: [[…], …]`'));
    if (biases) place(biases, [number], left('biases', biases, 'name them (`bias: […]`) or write `bias: false`'));
    place(preactivations, [number], left('preactivations', preactivations, 'name them: `preactivations: […]`'));
    place(outputs, [number], left('outputs', outputs, 'name them: `outputs: […]`'));
  }
}

/** Notes the names of the targets, for a loss that needs them. */
export const surveyTargets = ({ layers, targets }: NetworkPlan, facts: AxisFacts, symbols: Symbols): void =>
  placeQuantity(
    targets,
    [layers.length],
    leftOut('the targets', targets, 'k', 'name them: `target: […]`'),
    facts,
    symbols,
  );

const leftOut = (what: string, { base }: Quantity, indices: string, mend: string): ByDefault => ({
  says: `${what} are called \`${base}[${indices}]\``,
  mend,
});

/** A quantity's names, and the layers along which the indices of its default name run. */
function placeQuantity(
  q: Quantity,
  layers: readonly number[],
  byDefault: ByDefault,
  facts: AxisFacts,
  symbols: Symbols,
): void {
  for (const own of q.own ?? []) {
    if (own === undefined) continue;
    symbols.note(own.name, own.indices.length, own.span);
    for (const [n, index] of own.indices.entries()) facts.atLeast(slotOf(own.name, n + 1), index, own.span);
  }
  if (q.own?.every((own) => own !== undefined)) return;
  symbols.note(q.base, layers.length, q.span, byDefault);
  for (const [n, layer] of layers.entries()) facts.join(axisSlot(layer), slotOf(q.base, n + 1));
}

/** The letters that indices along the layers have in what the network is lowered to. */
export function noteLetters({ layers, inComponents }: NetworkPlan, facts: AxisFacts): void {
  if (inComponents) return;
  const last = layers.length;
  for (const letter of ['j', 'k']) facts.letter(axisSlot(0), letter);
  for (const { number } of layers) {
    for (const letter of number === last ? ['i', 'k'] : ['i', 'j', 'k']) facts.letter(axisSlot(number), letter);
  }
}

/** The definitions of the network, layer by layer. Throws TooWide. */
export function lowerNetwork(
  { inputs, layers, inComponents }: NetworkPlan,
  axisOf: LayerAxes,
  writing: WritingOut,
): readonly Definition[] {
  const definitions: Definition[] = [];
  let before = inputs;
  for (const layer of layers) {
    definitions.push(
      ...(inComponents ? lowerUnits(layer, before, axisOf, writing) : lowerLayer(layer, before, axisOf)),
    );
    before = layer.outputs;
  }
  return definitions;
}

/** z_i over the weights, the biases and the outputs before, i being the unit's index. */
function preactivation({ number, biases }: LayerPlan, axisOf: LayerAxes): Expr {
  const scope = scopeOf({ ranges: { i: axisOf(number), j: axisOf(number - 1) } });
  return readExpression(biases ? DENSE.preactivation : DENSE.withoutBias, scope);
}

function lowerLayer(layer: LayerPlan, before: Quantity, axisOf: LayerAxes): readonly Definition[] {
  const { number, weights, biases, preactivations, outputs, activation } = layer;
  const unit = unitIndex(axisOf(number));
  const z = at(preactivations, [unit]);
  const a = at(outputs, [unit]);
  const sum = named(preactivation(layer, axisOf), { W: weights, b: biases, x: before });
  return [
    { symbol: z, value: sum, role: 'preactivation' },
    { symbol: a, value: named(activation.apply(axisOf(number)), { z: preactivations }), role: 'activation' },
  ];
}

function lowerUnits(layer: LayerPlan, before: Quantity, axisOf: LayerAxes, writing: WritingOut): readonly Definition[] {
  const { number, units, weights, biases, preactivations, outputs, activation } = layer;
  const unit = unitIndex(axisOf(number));
  const lengths = (axis: string): number | undefined =>
    axis === axisOf(number) ? units : axis === axisOf(number - 1) ? (before.shape[0] as number) : undefined;
  const forUnit = (e: Expr, n: number): Expr => writeOut(rename(e, unit, n), lengths, writing);
  const sum = preactivation(layer, axisOf);
  const output = activation.apply(axisOf(number));
  const all = Array.from({ length: units }, (_, n) => n + 1);
  const inner = all.map((n): Definition => {
    const value = named(forUnit(sum, n), { W: weights, b: biases, x: before });
    return { symbol: entryOf(preactivations, n), value, role: 'preactivation' };
  });
  const outer = all.map((n): Definition => {
    const value = named(forUnit(output, n), { z: preactivations });
    return { symbol: entryOf(outputs, n), value, role: 'activation' };
  });
  // A linear unit may be called the same before and after its activation, which then says nothing.
  return [...inner, ...outer.filter((d) => d.symbol !== d.value)];
}

/** `e` with the names of a catalog formula replaced by those of the network. */
export const named = (e: Expr, quantities: Readonly<Record<string, Quantity | undefined>>): Expr => {
  const known = new Map(Object.entries(quantities));
  return substitute(e, ({ name, indices }) => {
    const quantity = known.get(name);
    return quantity && indices.length > 0 ? at(quantity, indices) : undefined;
  });
};

/** Weights and biases, layer by layer, each once. */
export function networkParameters({ layers, inComponents }: NetworkPlan, axisOf: LayerAxes): readonly Sym[] {
  if (inComponents)
    return [...new Set(layers.flatMap((l) => [...entriesOf(l.weights), ...(l.biases ? entriesOf(l.biases) : [])]))];
  return layers.flatMap(({ number, weights, biases }) => {
    const [i, j] = [unitIndex(axisOf(number)), freeIndex('j', axisOf(number - 1))];
    return [sym(weights.base, i, j), ...(biases ? [sym(biases.base, i)] : [])];
  });
}

/** The network for drawing: every unit by its own symbol. */
export function viewNetwork({ inputs, layers, targets }: NetworkPlan): NetworkView {
  return {
    inputs: entriesOf(inputs),
    targets: entriesOf(targets),
    layers: layers.map(({ activation, preactivations, outputs, weights, biases, units }) => {
      const columns = weights.shape[1] as number;
      const drawn = units * columns <= MAX_DRAWN_WEIGHTS;
      const rows = drawn ? Array.from({ length: units }, (_, i) => i + 1) : [];
      return {
        activation: activation.name,
        preactivations: entriesOf(preactivations),
        outputs: entriesOf(outputs),
        weights: rows.map((i) => Array.from({ length: columns }, (_, j) => entryOf(weights, i, j + 1))),
        biases: biases && entriesOf(biases),
        names: {
          weights: weights.base,
          biases: biases?.base ?? '',
          preactivations: preactivations.base,
          outputs: outputs.base,
        },
      };
    }),
  };
}
