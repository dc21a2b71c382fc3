/** Reads `network:`: how many units where, what everything is called, and which numbers stand among the names. */
import type { Diagnostic, Span } from '../language/source.js';
import { type Activation, type ActivationTable, chosenActivation } from './activate.js';
import { MAX_WEIGHTS, MAX_WRITTEN_PRODUCTS } from './limits.js';
import { get, itemsOf, type List, type Located, listOrOne, numberOf, textOf } from './located.js';
import { type Named, namedIn, readNamed } from './names.js';
import type { Quantity } from './quantity.js';
import { readNumber, type ValueSpec } from './values.js';

export interface LayerPlan {
  /** From 1. */
  readonly number: number;
  readonly units: number;
  readonly activation: Activation;
  readonly weights: Quantity;
  readonly biases: Quantity | undefined;
  readonly preactivations: Quantity;
  readonly outputs: Quantity;
  readonly span: Span;
}

export interface NetworkPlan {
  readonly inputs: Quantity;
  readonly layers: readonly LayerPlan[];
  readonly targets: Quantity;
  /** Whether the spec says what the targets are: without, a loss of its own needs none. */
  readonly hasTarget: boolean;
  /** Names of its own make a network of components; without any it is written with free indices. */
  readonly inComponents: boolean;
  /** The numbers among `weights` and `bias`. */
  readonly values: readonly ValueSpec[];
}

/** The plan, or `undefined` where too much is missing to make one. */
export function planNetwork(
  node: Located,
  activations: ActivationTable,
  problems: Diagnostic[],
): NetworkPlan | undefined {
  const values: ValueSpec[] = [];
  const inputs = countedOrNamed(get(node, 'inputs'), 'x', problems);
  if (inputs === undefined) return undefined;
  const layers: LayerPlan[] = [];
  let before = inputs;
  for (const item of itemsOf(get(node, 'layers'))) {
    const layer = planLayer(item, layers.length + 1, before.shape[0] as number, activations, values, problems);
    if (layer === undefined) return undefined;
    layers.push(layer);
    before = layer.outputs;
  }
  const last = layers.at(-1);
  if (last === undefined || tooLarge(node, layers, problems)) return undefined;
  const targetNode = get(node, 'target');
  const targets = countedOrNamed(targetNode, 't', problems) ?? plainly('t', [last.units], node.span);
  if (targets.shape[0] !== last.units) {
    const message = `the target is ${amount(targets.shape[0] as number, 'number')}, but the last layer has ${amount(last.units, 'unit')}`;
    problems.push({ code: 'target-count', span: targets.span, message });
  }
  const quantities = layers.flatMap((l) => [l.weights, l.biases, l.preactivations, l.outputs]);
  const ownNames = [inputs, ...quantities].some((q) => q?.own !== undefined);
  const inComponents = ownNames || (targets.own !== undefined && last.units > 1);
  const products = layers.reduce((sum, l) => sum + l.units * (l.weights.shape[1] as number), 0);
  if (inComponents && products > MAX_WRITTEN_PRODUCTS) {
    const message = `a network with names of its own is written out, up to ${MAX_WRITTEN_PRODUCTS} weights; this one has ${products}`;
    problems.push({
      code: 'too-wide',
      span: node.span,
      message,
      hint: 'leave the names out: it is then written with indices',
    });
    return undefined;
  }
  return { inputs, layers, targets, hasTarget: targetNode !== undefined, inComponents, values };
}

function tooLarge(node: Located, layers: readonly LayerPlan[], problems: Diagnostic[]): boolean {
  const weights = layers.reduce((sum, l) => sum + l.units * (l.weights.shape[1] as number), 0);
  if (weights <= MAX_WEIGHTS) return false;
  const message = `the network has ${weights} weights, more than the ${MAX_WEIGHTS} that are worked out`;
  problems.push({ code: 'too-wide', span: { start: node.span.start, end: node.span.start + 1 }, message });
  return true;
}

const amount = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const plainly = (base: string, shape: readonly number[], span: Span): Quantity => ({
  base,
  shape,
  own: undefined,
  span,
});

function countedOrNamed(node: Located | undefined, base: string, problems: Diagnostic[]): Quantity | undefined {
  const count = numberOf(node);
  if (node === undefined) return undefined;
  if (count !== undefined) return Number.isInteger(count) && count > 0 ? plainly(base, [count], node.span) : undefined;
  const items = listOrOne(node);
  if (items.length === 0) {
    problems.push({ code: 'empty-list', span: node.span, message: 'there is no name in this list' });
    return undefined;
  }
  const own = items.map((item) => readNamed(item, problems));
  return own.every((named) => named !== undefined) ? { base, shape: [own.length], own, span: node.span } : undefined;
}

function planLayer(
  node: Located,
  number: number,
  inputs: number,
  activations: ActivationTable,
  values: ValueSpec[],
  problems: Diagnostic[],
): LayerPlan | undefined {
  const unitsNode = get(node, 'units');
  const units = numberOf(unitsNode);
  const activation = chosenActivation(get(node, 'activation'), activations, problems);
  if (units === undefined || !Number.isInteger(units) || units < 1) return undefined;
  const span = unitsNode?.span ?? node.span;
  const layer: LayerContext = { number, units, span, values, problems };
  return {
    number,
    units,
    span,
    activation: activation ?? (chosenActivation(undefined, activations, problems) as Activation),
    weights: readWeights(get(node, 'weights'), inputs, layer),
    biases: readBiases(get(node, 'bias'), layer),
    preactivations: readUnitNames(get(node, 'preactivations'), `z${number}`, 'preactivations', layer),
    outputs: readUnitNames(get(node, 'outputs'), `a${number}`, 'outputs', layer),
  };
}

interface LayerContext {
  readonly number: number;
  readonly units: number;
  readonly span: Span;
  readonly values: ValueSpec[];
  readonly problems: Diagnostic[];
}

/** Refuses a list that has not the length it should have. */
function counted(
  list: Located,
  items: readonly unknown[],
  length: number,
  says: string,
  problems: Diagnostic[],
): boolean {
  if (items.length === length) return true;
  problems.push({ code: 'layer-shape', span: list.span, message: `${says}, not ${items.length}` });
  return false;
}

function readWeights(node: Located | undefined, inputs: number, layer: LayerContext): Quantity {
  const { number, units, span, problems } = layer;
  const weights = plainly(`W${number}`, [units, inputs], node?.span ?? span);
  if (node?.kind !== 'list') return weights;
  const rows = node.items.filter((row): row is List => row.kind === 'list');
  const what = `layer ${number} has ${amount(units, 'unit')}, so \`weights\` has ${amount(units, 'row')}`;
  if (!counted(node, node.items, units, what, problems)) return weights;
  const each = `layer ${number} has ${amount(inputs, 'input')}, so each row of \`weights\` has ${amount(inputs, 'entry', 'entries')}`;
  const even = rows.filter((row) => counted(row, row.items, inputs, each, problems));
  if (rows.length < units || even.length < rows.length) return weights;
  const items = rows.flatMap((row) => row.items);
  return withOwn(weights, items, (flat) => [Math.floor(flat / inputs) + 1, (flat % inputs) + 1], layer);
}

function readBiases(node: Located | undefined, layer: LayerContext): Quantity | undefined {
  const { number, units, span, problems } = layer;
  if (node?.kind === 'scalar' && node.value === false) return undefined;
  const biases = plainly(`b${number}`, [units], node?.span ?? span);
  if (node === undefined || (node.kind === 'scalar' && (node.value === null || node.value === true))) return biases;
  if (node.kind === 'map') return biases;
  const items = node.kind === 'list' ? node.items : Array.from({ length: units }, () => node);
  const what = `layer ${number} has ${amount(units, 'unit')}, so \`bias\` has ${amount(units, 'entry', 'entries')}`;
  return counted(node, items, units, what, problems) ? withOwn(biases, items, (flat) => [flat + 1], layer) : biases;
}

function readUnitNames(node: Located | undefined, base: string, key: string, layer: LayerContext): Quantity {
  const { number, units, span, problems } = layer;
  const plain = plainly(base, [units], node?.span ?? span);
  if (node === undefined) return plain;
  const items = listOrOne(node);
  const what = `layer ${number} has ${amount(units, 'unit')}, so \`${key}\` has ${amount(units, 'name')}`;
  if (!counted(node, items, units, what, problems)) return plain;
  const own = items.map((item) => readNamed(item, problems));
  return { ...plain, own };
}

/** Names take the place of entries, numbers are their values. */
function withOwn(
  quantity: Quantity,
  items: readonly Located[],
  indicesOf: (flat: number) => readonly number[],
  { values, problems }: LayerContext,
): Quantity {
  const own: (Named | undefined)[] = [];
  const numbers: ValueSpec[] = [];
  for (const [flat, item] of items.entries()) {
    const text = textOf(item);
    const named = text === undefined || numberOf(item) !== undefined ? undefined : namedIn(text, item.span);
    own.push(named);
    if (item.kind !== 'scalar' || item.value === null || named) continue;
    const entry = readNumber(item, problems);
    const of = { name: quantity.base, indices: indicesOf(flat), span: item.span };
    if (entry) numbers.push({ of, tensor: { shape: [], entries: [entry], span: item.span } });
  }
  values.push(...numbers);
  return own.some((named) => named !== undefined) ? { ...quantity, own } : quantity;
}
