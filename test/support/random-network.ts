/** Random small networks as specs, with a forward pass of their own in plain doubles: an engine that shares no code. */
import { newRandom, type Random } from './random.js';

interface Layer {
  readonly activation: string;
  readonly weights: number[][];
  readonly bias: number[] | undefined;
}
export interface RandomNetwork {
  readonly spec: string;
  /** The keys of the parameters, as `solve` names them, and where their numbers are. */
  readonly parameters: readonly {
    readonly key: string;
    readonly get: () => number;
    readonly set: (x: number) => void;
  }[];
  /** The loss with the parameters as they are now. */
  readonly loss: () => number;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const ACTIVATIONS: Readonly<Record<string, (z: number) => number>> = {
  identity: (z) => z,
  sigmoid,
  tanh: Math.tanh,
  softplus: (z) => Math.log1p(Math.exp(z)),
  silu: (z) => z * sigmoid(z),
  elu: (z) => (z > 0 ? z : Math.expm1(z)),
  'leaky-relu': (z) => (z > 0 ? z : 0.01 * z),
  relu: (z) => Math.max(0, z),
};
const LOSSES: Readonly<Record<string, (t: readonly number[], y: readonly number[]) => number>> = {
  'half-squared-error': (t, y) => y.reduce((sum, v, k) => sum + (v - (t[k] as number)) ** 2 / 2, 0),
  'squared-error': (t, y) => y.reduce((sum, v, k) => sum + (v - (t[k] as number)) ** 2, 0),
  'mean-squared-error': (t, y) => y.reduce((sum, v, k) => sum + (v - (t[k] as number)) ** 2, 0) / y.length,
  'binary-cross-entropy': (t, y) =>
    -y.reduce((sum, v, k) => sum + (t[k] as number) * Math.log(v) + (1 - (t[k] as number)) * Math.log(1 - v), 0),
  'cross-entropy': (t, y) => -y.reduce((sum, v, k) => sum + (t[k] as number) * Math.log(v), 0),
};

export function randomNetwork(seed: number): RandomNetwork {
  const random = newRandom(seed);
  // Never 0, which would put a unit on its kink, where there is no derivative to compare with.
  const number = (): number => Math.round(1000 * (random.between(-1.2, 1.2) + 0.005)) / 1000;
  const loss = random.pick(Object.keys(LOSSES));
  const width = (): number => 1 + Math.floor(random.next() * 3);
  const inputs = width();
  const depth = 1 + Math.floor(random.next() * 3);
  const samples = random.next() < 0.25 ? 2 : undefined;
  const layers: Layer[] = [];
  let before = inputs;
  for (let l = 0; l < depth; l++) {
    const units = l === depth - 1 && loss === 'cross-entropy' ? 1 + width() : width();
    layers.push({
      activation: l === depth - 1 ? outputActivation(loss, random) : random.pick(Object.keys(ACTIVATIONS)),
      weights: Array.from({ length: units }, () => Array.from({ length: before }, number)),
      bias: random.next() < 0.7 ? Array.from({ length: units }, number) : undefined,
    });
    before = units;
  }
  const rows = samples ?? 1;
  const x = Array.from({ length: rows }, () => Array.from({ length: inputs }, number));
  const t = Array.from({ length: rows }, () => targets(loss, before, random));
  const named = samples === undefined && random.next() < 0.5;
  const total = (): number => {
    const losses = x.map((row, n) => (LOSSES[loss] as (typeof LOSSES)[string])(t[n] as number[], forward(layers, row)));
    return losses.reduce((a, b) => a + b, 0) / rows;
  };
  return {
    spec: specOf(layers, { loss, inputs, samples, x, t, named }),
    parameters: parametersOf(layers),
    loss: total,
  };
}

function outputActivation(loss: string, random: Random): string {
  if (loss === 'cross-entropy') return 'softmax';
  return loss === 'binary-cross-entropy' ? 'sigmoid' : random.pick(Object.keys(ACTIVATIONS));
}

function targets(loss: string, count: number, random: Random): number[] {
  if (loss !== 'cross-entropy') return Array.from({ length: count }, () => random.between(0.1, 0.9));
  const hot = Math.floor(random.next() * count);
  return Array.from({ length: count }, (_, k) => (k === hot ? 1 : 0));
}

function forward(layers: readonly Layer[], x: readonly number[]): number[] {
  return layers.reduce<number[]>(
    (a, { activation, weights, bias }) => {
      const z = weights.map((row, i) => row.reduce((sum, w, j) => sum + w * (a[j] as number), bias?.[i] ?? 0));
      if (activation !== 'softmax') return z.map(ACTIVATIONS[activation] as (z: number) => number);
      const e = z.map((v) => Math.exp(v - Math.max(...z)));
      return e.map((v) => v / e.reduce((sum, w) => sum + w, 0));
    },
    [...x],
  );
}

interface Facts {
  readonly loss: string;
  readonly inputs: number;
  readonly samples: number | undefined;
  readonly x: number[][];
  readonly t: number[][];
  /** Whether the units have names, so that the network is written in components. */
  readonly named: boolean;
}

function specOf(layers: readonly Layer[], { loss, inputs, samples, x, t, named }: Facts): string {
  return JSON.stringify({
    network: {
      inputs,
      layers: layers.map(({ activation, weights, bias }, l) => ({
        units: weights.length,
        activation,
        weights,
        bias: bias ?? false,
        ...(named && { outputs: weights.map((_, i) => `h${l + 1}_${i + 1}`) }),
      })),
      target: layers.at(-1)?.weights.length,
    },
    loss,
    ...(samples && { batch: 'mean' }),
    values: { x: samples ? x : x[0], t: samples ? t : t[0] },
  });
}

function parametersOf(layers: readonly Layer[]): RandomNetwork['parameters'] {
  const entry = (list: number[], at: number, key: string) => ({
    key,
    get: () => list[at] as number,
    set: (value: number) => {
      list[at] = value;
    },
  });
  return layers.flatMap(({ weights, bias }, l) => [
    ...weights.flatMap((row, i) => row.map((_, j) => entry(row, j, `W${l + 1}[${i + 1},${j + 1}]`))),
    ...(bias ?? []).map((_, i) => entry(bias as number[], i, `b${l + 1}[${i + 1}]`)),
  ]);
}
