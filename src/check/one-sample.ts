/** A spec for several samples, and a derivation for any one of them: what holds for each holds for their sum and mean. */
import { type Expr, open, type Sum } from '../language/expr.js';
import { within } from '../language/table.js';
import { substitute } from '../language/walk.js';
import { isOfSamples, withoutSample } from '../problem/forms/own-names.js';
import type { Given, Problem } from '../problem/problem.js';
import { batchOf } from './world/batch.js';
import { withLengths } from './world/ground.js';

/** More samples are not looked at one by one. */
const MOST_SAMPLES = 8;

/**
 * The problem of each sample by itself, or of any where they have no numbers; none where there is one, or many, or the
 * loss is more than their sum or mean.
 */
export function ofEachSample(problem: Problem): readonly Problem[] {
  const { samples, definitions, loss, given, assumptions, data } = problem;
  const batch = batchOf(withLengths(problem));
  const sum = sumOfSamples(definitions.find((d) => d.symbol === loss)?.value);
  if (samples === undefined || batch === undefined || sum === undefined) return [];
  const count = [...given.keys()].some((name) => batch.varies(name)) ? batch.count : 1;
  if (data || count > MOST_SAMPLES) return [];
  const ofOne = (e: Expr): Expr => substitute(e, withoutSample);
  const alike = within(problem.table, () => ({
    ...problem,
    samples: undefined,
    definitions: definitions.map((d) => ({
      ...d,
      symbol: withoutSample(d.symbol),
      value: ofOne(d.symbol === loss ? open(sum, samples.index) : d.value),
    })),
    assumptions: assumptions.map(({ left, right, formals, because }) => ({
      left: ofOne(left),
      right: ofOne(right),
      formals: formals.filter((i) => !isOfSamples(i)),
      because,
    })),
  }));
  const inSample = ({ shape, entries }: Given, n: number): Given => {
    const size = entries.length / count;
    return { shape: shape.slice(1), entries: entries.slice(n * size, (n + 1) * size) };
  };
  return Array.from({ length: count }, (_, n) => ({
    ...alike,
    given: new Map([...given].map(([name, g]) => [name, batch.varies(name) ? inSample(g, n) : g])),
  }));
}

/** The problem without what its loss adds for the parameters themselves: no sample has a share of that. */
export function withoutPenalty(problem: Problem): Problem {
  const { definitions, loss } = problem;
  const value = definitions.find((d) => d.symbol === loss)?.value;
  const ofSamples = value?.kind === 'add' ? value.args.find((term) => sumOfSamples(term)) : undefined;
  if (ofSamples === undefined) return problem;
  const withThat = definitions.map((d) => (d.symbol === loss ? { ...d, value: ofSamples } : d));
  return { ...problem, definitions: withThat, penalties: [] };
}

/** What a loss adds up over the samples, if it is such a sum or their mean. */
function sumOfSamples(value: Expr | undefined): Sum | undefined {
  const factors = value?.kind === 'mul' ? value.args : [value];
  const isOverSamples = (e: Expr | undefined): e is Sum => e?.kind === 'sum' && isOfSamples(e.index);
  return factors.find(isOverSamples);
}
