/** The samples that a problem has several of. */
import { symbolsOf } from '../../language/walk.js';
import { isOfSamples } from '../../problem/forms/own-names.js';
import type { Problem } from '../../problem/problem.js';
import { SAMPLES } from '../../problem/samples.js';

export interface Batch {
  readonly count: number;
  /** Whether the loss is the mean of theirs; else it is their sum. */
  readonly isMean: boolean;
  /** Whether the quantity of this name has a value for each sample, its first index. */
  varies(name: string): boolean;
}

/** Undefined for a problem of one sample. */
export function batchOf(problem: Problem): Batch | undefined {
  const { samples, definitions } = problem.inArrays ?? problem;
  const count = problem.axes.get(SAMPLES)?.size;
  if (samples === undefined || count === undefined) return undefined;
  const symbols = definitions.flatMap((d) => [d.symbol, ...symbolsOf(d.value)]);
  const varying = new Set(symbols.filter((s) => s.indices.some(isOfSamples)).map((s) => s.name));
  return { count, isMean: samples.reduce === 'mean', varies: (name) => varying.has(name) };
}
