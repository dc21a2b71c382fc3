/** A chain of linear layers written as one layer: every composite weight expanded from the definitions and collected. */
import {
  add,
  type Expr,
  type FreeIndex,
  factorsOf,
  freeIndex,
  type Index,
  mul,
  num,
  open,
  product,
  type Sym,
  sum,
  sym,
  termsOf,
  total,
} from '../language/expr.js';
import { expanded } from '../language/factors.js';
import { symbolsOf } from '../language/walk.js';
import type { Problem } from '../problem/problem.js';
import { CHORES } from '../rules/chores.js';
import { phase, rewrite } from '../rules/rewrite.js';
import { type Context, type Derivation, rule, type Step } from '../rules/rule.js';
import { type Tape, valueAt } from './tape.js';

/** An output as one weighted sum of the inputs. */
export interface Collapse extends Derivation {
  readonly output: Sym;
  /** The composite weight of each input, as it stands in the result, and what it is called. */
  readonly weights: readonly (Composite & { readonly input: Sym })[];
  readonly bias: Composite;
}
export interface Composite {
  readonly symbol: Sym;
  readonly value: Expr;
}

/** What weights and biases of the one layer are called; a spec cannot spell it. */
export const COMPOSITE = { weight: 'composite weight', bias: 'composite bias' } as const;

/** The network between inputs and output is not linear, so that it is not one layer. */
export class NotLinear extends Error {
  constructor(readonly output: Sym) {
    super(`${output.name} does not depend on the inputs by weighted sums alone`);
    this.name = 'NotLinear';
  }
}

/**
 * Writes `output` over the inputs and parameters alone; `place` is its index among the outputs, where there are several.
 * Throws NotLinear.
 */
export function collapse(
  problem: Problem,
  tape: Tape,
  output: Sym,
  place: readonly Index[],
  inputs: readonly Sym[],
  context: Context,
): Collapse {
  const isInput = (s: Sym): boolean => inputs.some((x) => x.name === s.name);
  const putIn = rule('sym', 'put-in-definition', 'lesson', 'y = w*h + b', (s) => {
    const d = tape.definitionOf(s);
    return d && problem.definitions.includes(d) ? valueAt(d, s) : undefined;
  });
  const steps: Step[] = [];
  let e = rewrite(output, phase(putIn), context, steps);
  e = rewrite(e, EXPAND, context, steps);

  const collected = collectInputs(e, isInput);
  if (collected === undefined) throw new NotLinear(output);
  const { weights, bias } = collected;
  const result = total([...weights.map(({ value, input, bound }) => wrap(mul(value, input), bound)), ...termsOf(bias)]);
  steps.push({ rule: COLLECT, before: e, after: result });
  return {
    output,
    goal: output,
    steps,
    result,
    weights: weights.map(({ input, value, bound }, n) => {
      return { input, value, symbol: sym(COMPOSITE.weight, ...place, bound ?? n + 1) };
    }),
    bias: { value: bias, symbol: sym(COMPOSITE.bias, ...place) },
  };
}

const COLLECT = rule('add', 'collect-inputs', 'lesson', 'u*x + v*x = (u + v)*x', () => undefined);

const distribute = rule('mul', 'distribute', 'lesson', 'u*(v + w) = u*v + u*w', (e) =>
  e.args.some((f) => f.kind === 'add') ? add(...expanded(e)) : undefined,
);
const splitEverySum = rule('sum', 'split-sum', 'lesson', 'sum(k, u[k] + v[k]) = sum(k, u[k]) + sum(k, v[k])', (e) => {
  if (e.body.kind !== 'add') return undefined;
  const k = freeIndex('@s', e.index.range);
  return add(...termsOf(open(e, k)).map((term) => sum(k, term)));
});
const EXPAND = phase(...CHORES.filter((r) => r.id !== 'merge-powers'), distribute, splitEverySum);

interface Weight {
  readonly input: Sym;
  readonly value: Expr;
  /** The index over which the input is summed; undefined for a single input. */
  readonly bound: FreeIndex | undefined;
}

/** The terms of `e` by the input that each has as a factor; undefined where one has two, or has it elsewhere. */
function collectInputs(
  e: Expr,
  isInput: (s: Sym) => boolean,
): { readonly weights: readonly Weight[]; readonly bias: Expr } | undefined {
  const weights = new Map<Sym, { readonly terms: Expr[]; readonly bound: FreeIndex | undefined }>();
  const rest: Expr[] = [];
  for (const term of termsOf(e)) {
    const { factors, indices } = flattened(term);
    const [input, ...more] = factors.filter((f): f is Sym => f.kind === 'sym' && isInput(f));
    const others = factors.filter((f) => f !== input);
    if (more.length > 0 || others.some((f) => symbolsOf(f).some(isInput))) return undefined;
    if (input === undefined) {
      rest.push(term);
      continue;
    }
    const bound = indices.find((i) => input.free.includes(i));
    const inner = indices.filter((i) => i !== bound).reduceRight<Expr>((body, i) => sum(i, body), product(others));
    const entry = weights.get(input) ?? { terms: [], bound };
    entry.terms.push(inner);
    weights.set(input, entry);
  }
  return {
    weights: [...weights].map(([input, { terms, bound }]) => ({ input, value: total(terms), bound })),
    bias: rest.length > 0 ? total(rest) : num(0),
  };
}

const wrap = (e: Expr, bound: FreeIndex | undefined): Expr => (bound ? sum(bound, e) : e);

/** A product of nested sums as all its factors under all its indices; each axis has its own index name. */
function flattened(e: Expr): { readonly factors: readonly Expr[]; readonly indices: readonly FreeIndex[] } {
  const indices: FreeIndex[] = [];
  const visit = (part: Expr): readonly Expr[] => {
    if (part.kind === 'mul') return factorsOf(part).flatMap(visit);
    if (part.kind !== 'sum') return [part];
    const index = freeIndex(`@f${indices.length}`, part.index.range);
    indices.push(index);
    return visit(open(part, index));
  };
  return { factors: visit(e), indices };
}
