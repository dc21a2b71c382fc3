/**
 * A problem as the layers of a network, in single entries of the tape: those of `network:`, or of definitions that are
 * weighted sums and functions of them.
 */
import { type Expr, type Sym, sym } from '../../../language/expr.js';
import { substitute, symbolsOf } from '../../../language/walk.js';
import type { Definition, NetworkView, Problem } from '../../../problem/problem.js';
import type { Batch } from '../../world/batch.js';
import type { Ground } from '../../world/ground.js';

/** By layer; the inputs are layer 0, which has units alone. */
export interface Layer {
  /** What each unit puts out. */
  readonly units: readonly Sym[];
  readonly sums: readonly Sym[];
  /** Row by unit, column by unit of the layer before; undefined where no single weight leads from there to here. */
  readonly weights: readonly (readonly (Sym | undefined)[])[];
  readonly biases: readonly Sym[] | undefined;
}

export interface Layers {
  readonly all: readonly Layer[];
  readonly targets: readonly Sym[];
  /** What a symbol of a layer is on the tape: in a batch it is one number for each sample. */
  onTape(s: Sym): readonly Sym[];
}

/** The numbers of the first layer and of the last one, as the names of the spec count them, or from 1. */
export interface LayerNumbers {
  readonly first: number;
  readonly last: number;
}

export function layerNumbers(ground: Ground): LayerNumbers {
  const known = NUMBERS.get(ground) ?? numbersOf(layersOf(ground)?.all.slice(1) ?? []);
  NUMBERS.set(ground, known);
  return known;
}

const NUMBERS = new WeakMap<Ground, LayerNumbers>();

/** The weighted sums `z2` and `z3` are those of the layers 2 and 3. */
function numbersOf(layers: readonly Layer[]): LayerNumbers {
  const numbers = layers.map(({ sums }) => Number(/\d+$/.exec(sums[0]?.name ?? '')?.[0] ?? Number.NaN));
  const [first = 1] = numbers;
  const areCounted = numbers.every((number, n) => number === first + n);
  return areCounted ? { first, last: first + layers.length - 1 } : { first: 1, last: layers.length };
}

/** Undefined for a problem that has no layers. In a batch the symbols are those of the network that sees one sample. */
export function layersOf({ problem, batch }: Pick<Ground, 'problem' | 'batch'>): Layers | undefined {
  const symbols = new Set<Sym>(problem.definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]));
  const onTape = (s: Sym): readonly Sym[] =>
    batch?.varies(s.name) ? Array.from({ length: batch.count }, (_, n) => sym(s.name, n + 1, ...s.indices)) : [s];
  const layers = problem.network
    ? ofNetwork(problem.network)
    : ofTape(batch ? { ...problem, definitions: definitionsOfOne(problem, batch) } : problem);
  const isKnown = layers?.all.every(({ units, sums }) =>
    [...units, ...sums].flatMap(onTape).every((s) => symbols.has(s)),
  );
  return isKnown && layers && layers.all.length > 1 ? { ...layers, onTape } : undefined;
}

const ofNetwork = ({ inputs, layers, targets }: NetworkView): Omit<Layers, 'onTape'> => ({
  all: [
    { units: inputs, sums: [], weights: [], biases: undefined },
    ...layers.map(({ outputs, preactivations, weights, biases }) => ({
      units: outputs,
      sums: preactivations,
      weights,
      biases,
    })),
  ],
  targets,
});

/** The definitions as one sample sees them: what varies has no number of a sample. */
function definitionsOfOne({ definitions }: Problem, { varies }: Batch): readonly Definition[] {
  const ofOne = (s: Sym): Sym => (varies(s.name) ? sym(s.name, ...s.indices.slice(1)) : s);
  return definitions
    .filter(({ symbol }) => !varies(symbol.name) || symbol.indices[0] === 1)
    .map((d) => ({ ...d, symbol: ofOne(d.symbol), value: substitute(d.value, ofOne) }));
}

/** A definition that adds up weighted units: the weight of each, and what is added by itself. */
interface WeightedSum {
  readonly symbol: Sym;
  readonly weightOf: ReadonlyMap<Sym, Sym>;
  readonly bias: Sym | undefined;
}

function ofTape(problem: Problem): Omit<Layers, 'onTape'> | undefined {
  const parameters = new Set<Expr>(problem.parameters);
  const inner = problem.definitions.filter((d) => d.symbol !== problem.loss);
  const sums = inner.flatMap((d) => weightedSum(d.symbol, d.value, parameters) ?? []);
  const isSum = new Set<Sym>(sums.map((s) => s.symbol));
  const outputOf = new Map<Sym, Sym>();
  for (const { symbol, value } of inner) {
    const [of, ...others] = symbolsOf(value);
    if (of && others.length === 0 && isSum.has(of) && !isSum.has(symbol)) outputOf.set(of, symbol);
  }
  const units = sums.map((s) => outputOf.get(s.symbol) ?? s.symbol);
  const summed = new Set(sums.flatMap((s) => [...s.weightOf.keys()]));
  const inputs = [...summed].filter((s) => !units.includes(s) && !isSum.has(s));
  if (sums.length === 0 || inputs.some((s) => inner.some((d) => d.symbol === s))) return undefined;
  const depths = new Map<Sym, number>(inputs.map((s) => [s, 0]));
  sums.forEach(({ weightOf }, n) => {
    const depth = 1 + Math.max(0, ...[...weightOf.keys()].map((s) => depths.get(s) ?? 0));
    depths.set(units[n] as Sym, depth);
  });
  const last = Math.max(...depths.values());
  const atDepth = (depth: number): readonly WeightedSum[] =>
    sums.filter((_, n) => depths.get(units[n] as Sym) === depth);
  const unitsAt = (depth: number): readonly Sym[] =>
    depth === 0 ? inputs : atDepth(depth).map((s) => outputOf.get(s.symbol) ?? s.symbol);
  const all = Array.from({ length: last + 1 }, (_, depth): Layer => {
    const here = atDepth(depth);
    const biases = here.flatMap((s) => s.bias ?? []);
    return {
      units: unitsAt(depth),
      sums: here.map((s) => s.symbol),
      weights: here.map((s) => unitsAt(depth - 1).map((from) => s.weightOf.get(from))),
      biases: depth > 0 && biases.length === here.length ? biases : undefined,
    };
  });
  return { all, targets: targetsOf(problem, new Set<Sym>([...summed, ...units, ...isSum])) };
}

function weightedSum(symbol: Sym, value: Expr, parameters: ReadonlySet<Expr>): WeightedSum | undefined {
  const weightOf = new Map<Sym, Sym>();
  let bias: Sym | undefined;
  for (const term of value.kind === 'add' ? value.args : [value]) {
    const factors = term.kind === 'mul' ? term.args : [term];
    const weight = factors.find((f): f is Sym => f.kind === 'sym' && parameters.has(f));
    const from = factors.find((f): f is Sym => f.kind === 'sym' && !parameters.has(f));
    if (weight === undefined || factors.length > 2) return undefined;
    if (factors.length === 1) bias = weight;
    else if (from === undefined) return undefined;
    else weightOf.set(from, weight);
  }
  return weightOf.size > 0 ? { symbol, weightOf, bias } : undefined;
}

/** What only the loss speaks of, and the definitions that lead from the outputs to it. */
function targetsOf({ definitions, parameters }: Problem, inNetwork: ReadonlySet<Sym>): readonly Sym[] {
  const defined = new Set<Sym>(definitions.map((d) => d.symbol));
  const ofLoss = definitions.filter((d) => !inNetwork.has(d.symbol)).flatMap((d) => symbolsOf(d.value));
  return [...new Set(ofLoss)].filter((s) => !inNetwork.has(s) && !defined.has(s) && !parameters.includes(s));
}
