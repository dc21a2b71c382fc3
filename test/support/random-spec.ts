/** Random specs that mix what a spec may mix: names, counts and numbers, shared parameters, own functions, samples. */
import { newRandom, type Random } from './random.js';
import type { Spec } from './solved.js';

const OWN: Readonly<Record<string, string>> = {
  mish: 'z*tanh(log(1 + exp(z)))',
  wave: 'kappa*z + sin(z)',
};
const ACTIVATIONS: readonly unknown[] = [
  ...['identity', 'sigmoid', 'tanh', 'leaky-relu', 'elu', 'softplus', 'silu', 'gelu', 'exp', 'softmax', 'mish', 'wave'],
  { name: 'leaky-relu', slope: 0.3 },
];
const LOSSES = ['half-squared-error', 'squared-error', 'mean-squared-error', 'huber', 'quartic'];
const PROBABILITY_LOSSES = ['binary-cross-entropy', 'cross-entropy', 'half-squared-error', 'quartic'];
const OPTIMIZERS = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'];

type Values = Record<string, unknown>;
interface Layer {
  units: number;
  activation: unknown;
  weights?: unknown;
  bias?: unknown;
  preactivations?: readonly string[];
  outputs?: readonly string[];
}

const upTo = (n: number, random: Random): number => 1 + Math.floor(random.next() * n);
const list = <T>(n: number, entry: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => entry(i));

/** A weight or a bias: never 0, so that nothing lies on a kink. */
const weight = (random: Random): number => random.between(-1, 1) || 0.37;

/** Names for parameters, some of them given twice. */
function namer(random: Random, values: Values): () => string {
  const names: string[] = [];
  return () => {
    if (names.length > 0 && random.next() < 0.15) return random.pick(names);
    const name = `p${names.length + 1}`;
    names.push(name);
    values[name] = weight(random);
    return name;
  };
}

function randomLayer(
  l: number,
  inputs: number,
  isLast: boolean,
  random: Random,
  values: Values,
  name: () => string,
): Layer {
  const units = upTo(3, random);
  let activation = isLast && random.next() < 0.4 ? random.pick(['sigmoid', 'softmax']) : random.pick(ACTIVATIONS);
  if (activation === 'softmax' && units === 1) activation = 'sigmoid';
  const layer: Layer = { units, activation };
  const number = (): number => weight(random);
  const either = (): string | number => (random.next() < 0.5 ? name() : number());

  const weights = random.pick([number, name, either, undefined]);
  if (weights) layer.weights = list(units, () => list(inputs, weights));
  else values[`W${l}`] = list(units, () => list(inputs, number));

  const bias = random.pick(['none', 'shared', 'numbers', 'either', 'given']);
  if (bias === 'none') layer.bias = false;
  if (bias === 'shared') layer.bias = name();
  if (bias === 'numbers') layer.bias = list(units, number);
  if (bias === 'either') layer.bias = list(units, either);
  if (bias === 'given') values[`b${l}`] = list(units, number);

  if (random.next() < 0.3) layer.preactivations = list(units, (i) => `s${l}_${i + 1}`);
  if (random.next() < 0.3) layer.outputs = list(units, (i) => `h${l}_${i + 1}`);
  return layer;
}

/** The spec of the seed: one to three layers, and all that it needs. */
export function randomSpec(seed: number): Spec {
  const random = newRandom(seed);
  const values: Values = {};
  const name = namer(random, values);
  const batch = random.next() < 0.35 ? random.pick(['mean', 'sum']) : undefined;
  const samples = upTo(3, random);
  const perSample = <T>(entry: () => T): T | T[] => (batch ? list(samples, entry) : entry());

  const count = upTo(3, random);
  const inputs = random.next() < 0.5 ? list(count, (i) => `x${i + 1}`) : count;
  if (typeof inputs === 'number') values.x = perSample(() => list(count, () => weight(random)));
  else for (const x of inputs) values[x] = perSample(() => weight(random));

  const layers: Layer[] = [];
  const depth = upTo(3, random);
  for (let l = 1; l <= depth; l++) {
    layers.push(randomLayer(l, layers.at(-1)?.units ?? count, l === depth, random, values, name));
  }
  const { units: outputs, activation: last } = layers.at(-1) as Layer;
  const target = randomTarget(outputs, random, values, perSample);

  const isProbability = last === 'sigmoid' || last === 'softmax';
  const loss = random.pick(isProbability ? PROBABILITY_LOSSES : LOSSES);
  const own = Object.entries(OWN).filter(([key]) => layers.some((layer) => layer.activation === key));
  if (own.some(([key]) => key === 'wave')) values.kappa = 0.6;
  if (loss === 'quartic') values.rho = 0.3;
  return {
    network: { inputs, layers, target },
    loss: random.next() < 0.3 ? { name: 'E', is: loss } : loss,
    ...(own.length > 0 && { activations: Object.fromEntries(own) }),
    ...(loss === 'quartic' && { losses: { quartic: 'sum(k, (t[k] - y[k])^4) + rho' } }),
    ...(batch && { batch }),
    ...(random.next() < 0.2 && { penalty: { l2: 0.1 } }),
    ...(random.next() < 0.3 && {
      tasks: ['gradients', { update: { optimizer: random.pick(OPTIMIZERS), learning_rate: 0.1 } }],
    }),
    values,
  };
}

function randomTarget(
  outputs: number,
  random: Random,
  values: Values,
  perSample: <T>(entry: () => T) => T | T[],
): unknown {
  const value = (): number => random.between(0.1, 0.9);
  if (random.next() < 0.5) {
    const names = list(outputs, (i) => `y${i + 1}`);
    for (const y of names) values[y] = perSample(value);
    return outputs === 1 ? names[0] : names;
  }
  const isOneHot = outputs > 1 && random.next() < 0.4;
  const oneHot = (): number[] => {
    const hot = upTo(outputs, random) - 1;
    return list(outputs, (i) => (i === hot ? 1 : 0));
  };
  values.t = perSample(() => (isOneHot ? oneHot() : list(outputs, value)));
  return outputs;
}
