/**
 * Right derivations of random networks by a pen of their own, in the letters of many schools, and specs in others: the
 * letters of the two may clash in any way.
 */
import { checkDocument } from '../../../src/check/check.js';
import type { CheckedClaim } from '../../../src/check/checked.js';
import { readProblems } from '../../../src/problem/read.js';
import { newRandom, type Random } from '../random.js';
import { type LayerNumber, LETTERS, type Letters, type Sizes } from './letters.js';

interface Numbers {
  readonly sizes: Sizes;
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
  /** By layer: a row a unit, and what is added to it. */
  readonly weights: readonly (readonly (readonly number[])[])[];
  readonly biases: readonly (readonly number[])[];
}

export interface Renamed {
  /** The letters of the spec and of the document. */
  readonly name: string;
  readonly lines: number;
  readonly claims: readonly CheckedClaim[];
  /** The claims that are called wrong, all of them right. */
  readonly accused: readonly string[];
  readonly spec: object;
  readonly text: string;
  /** What the document's names are in the spec. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Each way to name things in a document against each way to name them in a spec, with numbers of their own. */
export function* renamedDocuments(seed: number, ofDocuments = Object.keys(LETTERS)): Generator<Renamed> {
  const random = newRandom(seed);
  for (const ofSpec of SPECS) {
    for (const name of ofDocuments) {
      const numbers = randomNumbers(random);
      const letters = (LETTERS[name] as (typeof LETTERS)[string])(numbers.sizes);
      const document = derivation(letters, numbers, random);
      const text = document.map((line) => `$$${line}$$`).join('\n\n');
      const spec = specOf(ofSpec, numbers);
      const { claims } = checkDocument(readProblems(JSON.stringify(spec), 'spec'), text);
      const accused = claims.filter((c) => c.verdict === 'wrong' || c.verdict === 'follows');
      yield {
        name: `${ofSpec} / ${name}`,
        lines: document.length,
        claims,
        accused: accused.map((c) => text.slice(c.span.start, c.span.end)),
        spec,
        text,
        aliases: aliasesOf(
          letters,
          ofSpec === 'names by default' ? BY_DEFAULT : SPELLED[ofSpec](numbers.sizes),
          numbers,
        ),
      };
    }
  }
}

const SIZES: readonly Sizes[] = [
  [2, 2, 1],
  [2, 2, 2],
  [3, 2, 1],
  [2, 3, 2],
];

function randomNumbers(random: Random): Numbers {
  const sizes = random.pick(SIZES);
  const number = (): number => random.between(-1, 1) || 0.3;
  const vector = (size: number): readonly number[] => Array.from({ length: size }, number);
  const [inputs, hidden, outputs] = sizes;
  return {
    sizes,
    inputs: vector(inputs),
    targets: Array.from({ length: outputs }, () => random.pick([0, 1])),
    weights: [counting(hidden).map(() => vector(inputs)), counting(outputs).map(() => vector(hidden))],
    biases: [vector(hidden), vector(outputs)],
  };
}

const counting = (size: number): readonly number[] => Array.from({ length: size }, (_, n) => n + 1);

/** `names by default` has none of its own; the others are single names whose letters mean different things. */
const SPECS = ['names by default', 'x z a w', 's h u y v', 'i a z b o v'] as const;

/** Letters of a spec: as those of a document, without marks and brackets. */
const SPELLED: Readonly<Record<Exclude<(typeof SPECS)[number], 'names by default'>, (sizes: Sizes) => Letters>> = {
  'x z a w': ([inputs, hidden]) => {
    const number = (l: LayerNumber, i: number): number => (l === 1 ? i : hidden + i);
    return {
      input: (i) => `x${i}`,
      sum: (l, i) => `z${number(l, i)}`,
      unit: (l, i) => `a${number(l, i)}`,
      weight: (l, to, from) => `w${l === 1 ? (to - 1) * inputs + from : inputs * hidden + (to - 1) * hidden + from}`,
      bias: (l, i) => `b${number(l, i)}`,
      target: (k) => `y${k}`,
      loss: 'E',
      rate: 'eta',
    };
  },
  's h u y v': () => ({
    input: (i) => `x${i}`,
    sum: (l, i) => (l === 1 ? `s${i}` : `u${i}`),
    unit: (l, i) => (l === 1 ? `h${i}` : `y${i}`),
    weight: (l, to, from) => (l === 1 ? `w${to}${from}` : `v${to}${from}`),
    bias: (l, i) => (l === 1 ? `b${i}` : `c${i}`),
    target: (k) => `t${k}`,
    loss: 'L',
    rate: 'eta',
  }),
  'i a z b o v': () => ({
    input: (i) => `i${i}`,
    sum: (l, i) => (l === 1 ? `a${i}` : `b${i}`),
    unit: (l, i) => (l === 1 ? `z${i}` : `o${i}`),
    weight: (l, to, from) => (l === 1 ? `v${from}${to}` : `w${from}${to}`),
    bias: (l, i) => (l === 1 ? `c${i}` : `d${i}`),
    target: (k) => `y${k}`,
    loss: 'J',
    rate: 'eta',
  }),
};

/** What a spec calls its quantities that has no names for them. */
const BY_DEFAULT: Spelled = {
  input: (i) => `x[${i}]`,
  sum: (l, i) => `z${l}[${i}]`,
  unit: (l, i) => `a${l}[${i}]`,
  weight: (l, to, from) => `W${l}[${to},${from}]`,
  bias: (l, i) => `b${l}[${i}]`,
  target: (k) => `t[${k}]`,
};

type Spelled = Pick<Letters, 'input' | 'sum' | 'unit' | 'weight' | 'bias' | 'target'>;

/** By the names of a document, those of a spec. */
function aliasesOf(document: Spelled, spec: Spelled, { sizes }: Numbers): Readonly<Record<string, string>> {
  const [inputs, hidden, outputs] = sizes;
  const of = ({ input, sum, unit, weight, bias, target }: Spelled): readonly string[] => [
    ...counting(inputs).map(input),
    ...counting(hidden).flatMap((i) => [
      ...[sum(1, i), unit(1, i), bias(1, i)],
      ...counting(inputs).map((j) => weight(1, i, j)),
    ]),
    ...counting(outputs).flatMap((k) => [
      ...[sum(2, k), unit(2, k), bias(2, k), target(k)],
      ...counting(hidden).map((j) => weight(2, k, j)),
    ]),
  ];
  const names = of(spec);
  return Object.fromEntries(of(document).map((name, n) => [name, names[n] as string]));
}

function specOf(name: (typeof SPECS)[number], { sizes, inputs, targets, weights, biases }: Numbers): object {
  const tasks = ['forward', 'gradients', { update: { optimizer: 'sgd', learning_rate: RATE } }];
  const loss = 'half-squared-error';
  if (name === 'names by default') {
    const layers = ([0, 1] as const).map((l) => ({
      units: sizes[l + 1],
      activation: 'sigmoid',
      weights: weights[l],
      bias: biases[l],
    }));
    return { network: { inputs: sizes[0], layers, target: sizes[2] }, loss, tasks, values: { x: inputs, t: targets } };
  }
  const own = SPELLED[name](sizes);
  const values: Record<string, number> = {};
  const valued = (key: string, value = 0): string => {
    values[key] = value;
    return key;
  };
  const layers = ([1, 2] as const).map((l) => ({
    units: sizes[l],
    activation: 'sigmoid',
    weights: weights[l - 1]?.map((row, i) => row.map((w, j) => valued(own.weight(l, i + 1, j + 1), w))),
    bias: biases[l - 1]?.map((b, i) => valued(own.bias(l, i + 1), b)),
    preactivations: counting(sizes[l]).map((i) => own.sum(l, i)),
    outputs: counting(sizes[l]).map((i) => own.unit(l, i)),
  }));
  const target = targets.map((t, k) => valued(own.target(k + 1), t));
  return {
    network: {
      inputs: inputs.map((v, i) => valued(own.input(i + 1), v)),
      layers,
      target: target.length === 1 ? target[0] : target,
    },
    loss: { name: own.loss, is: loss },
    tasks,
    values,
  };
}

const RATE = 0.5;
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** A forward pass, the deltas of both layers, the gradients and a new weight; with or without numbers, data and δ. */
function derivation(letters: Letters, numbers: Numbers, random: Random): readonly string[] {
  const { sizes, inputs, targets, weights, biases } = numbers;
  const { input, sum, unit, weight, bias, target, loss, rate } = letters;
  const hasNumbers = random.next() < 0.6;
  const delta = random.next() < 0.6 ? letters.delta : undefined;
  const layer = (l: LayerNumber): readonly number[] => counting(sizes[l]);
  const at = (list: readonly number[] | undefined, n: number): number => list?.[n - 1] ?? 0;
  const w = (l: LayerNumber, to: number, from: number): number => at(weights[l - 1]?.[to - 1], from);
  const below = (l: LayerNumber): number => sizes[l - 1] ?? 0;
  const fromBelow = (l: LayerNumber, j: number): string => (l === 1 ? input(j) : unit(1, j));
  const about = (value: number): string => (hasNumbers ? ` \\approx ${shown(value)}` : '');
  const by = (of: string, s: string): string => `\\frac{\\partial ${of}}{\\partial ${s}}`;
  const totals = (own: readonly string[]): string => (own.length === 1 ? `${own[0]}` : `(${own.join(' + ')})`);

  const lines: string[] = random.next() < 0.5 ? given() : [];
  const values: (readonly number[])[] = [inputs];
  for (const l of [1, 2] as const) {
    const sums = layer(l).map((i) =>
      counting(below(l)).reduce((s, j) => s + w(l, i, j) * at(values[l - 1], j), at(biases[l - 1], i)),
    );
    values[l] = sums.map(sigmoid);
    for (const i of layer(l)) {
      const terms = counting(below(l)).map((j) => `${weight(l, i, j)} ${fromBelow(l, j)}`);
      lines.push(`${sum(l, i)} = ${terms.join(' + ')} + ${bias(l, i)}${about(at(sums, i))}`);
      lines.push(`${unit(l, i)} = \\sigma(${sum(l, i)})${about(at(values[l], i))}`);
    }
  }
  const squares = layer(2).map((k) => `(${target(k)} - ${unit(2, k)})^2`);
  lines.push(`${loss} = \\frac12 ${totals(squares)}`);
  const slope = (l: LayerNumber, i: number): number => at(values[l], i) * (1 - at(values[l], i));
  const deltas = layer(2).map((k) => (at(values[2], k) - at(targets, k)) * slope(2, k));
  for (const k of layer(2)) {
    const y = unit(2, k);
    const formula = `(${y} - ${target(k)}) ${y} (1 - ${y})`;
    lines.push(`${by(loss, y)} = ${y} - ${target(k)}`, `${by(y, sum(2, k))} = ${y}(1-${y})`);
    const named = delta ? `${delta(2, k)} = ` : '';
    lines.push(`${named}${by(loss, sum(2, k))} = ${formula}${about(at(deltas, k))}`);
    for (const j of layer(1)) {
      const gradient = `${delta ? delta(2, k) : formula} ${unit(1, j)}`;
      lines.push(`${by(loss, weight(2, k, j))} = ${gradient}${about(at(deltas, k) * at(values[1], j))}`);
    }
    lines.push(`${by(loss, bias(2, k))} = ${delta ? delta(2, k) : formula}`);
  }
  for (const i of layer(1)) {
    const error = (l: LayerNumber, n: number): string => (delta ? delta(l, n) : by(loss, sum(l, n)));
    const back = totals(layer(2).map((k) => `${error(2, k)} ${weight(2, k, i)}`));
    const value = layer(2).reduce((s, k) => s + at(deltas, k) * w(2, k, i), 0) * slope(1, i);
    lines.push(`${error(1, i)} = ${back} ${unit(1, i)}(1-${unit(1, i)})`);
    for (const j of counting(sizes[0]))
      lines.push(`${by(loss, weight(1, i, j))} = ${error(1, i)} ${input(j)}${about(value * at(inputs, j))}`);
  }
  const first = weight(2, 1, 1);
  const step = RATE * at(deltas, 1) * at(values[1], 1);
  if (hasNumbers) lines.push(`${asNew(first)} = ${first} - ${rate} ${by(loss, first)}${about(w(2, 1, 1) - step)}`);
  return lines;

  function given(): string[] {
    return [
      ...inputs.map((v, i) => `${input(i + 1)} = ${v}`),
      ...targets.map((v, k) => `${target(k + 1)} = ${v}`),
      ...([1, 2] as const).flatMap((l) =>
        layer(l).flatMap((i) => [
          ...counting(below(l)).map((j) => `${weight(l, i, j)} = ${w(l, i, j)}`),
          `${bias(l, i)} = ${at(biases[l - 1], i)}`,
        ]),
      ),
    ];
  }
}

/** With the mark of a new value, beside the number of the layer where that stands above. */
const asNew = (name: string): string =>
  name.includes('^') ? name.replace(/\^\{(.*)\}$/u, '^{$1,new}') : `${name}^{new}`;

function shown(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.001) return value.toFixed(4);
  const [digits, exponent] = value.toExponential(3).split('e');
  return `${digits} \\times 10^{${Number(exponent)}}`;
}
