/** Several samples: what varies from one to the next gets a leading index, and the loss is their sum or mean. */
import { type Expr, type FreeIndex, freeIndex, mul, num, pow, type Sym, sum, sym } from '../language/expr.js';
import { substitute, symbolsOf } from '../language/walk.js';
import type { Assumption, Definition } from './problem.js';

/** The axis of the samples. */
export const SAMPLES = 'samples';
/** How many samples there are, where that is left open. */
export const SAMPLE_COUNT = `N_${SAMPLES}`;

/** The given symbols that vary, and all that is defined from them: by name. */
export function varyingNames(
  given: Iterable<string>,
  definitions: readonly Definition[],
  loss: string,
): ReadonlySet<string> {
  const varying = new Set(given);
  for (const { symbol, value } of definitions) {
    if (symbol.name !== loss && symbolsOf(value).some((s) => varying.has(s.name))) varying.add(symbol.name);
  }
  return varying;
}

/** The index of the samples, under a letter that nothing else has. */
export function sampleIndex(taken: (letter: string) => boolean): FreeIndex {
  const letters = ['n', 's', 'm', 'q', 'sample'];
  return freeIndex(letters.find((letter) => !taken(letter)) ?? 'sample_n', SAMPLES);
}

/** `e` for the sample `n`. */
const inSample = (e: Expr, n: FreeIndex, varying: ReadonlySet<string>): Expr =>
  substitute(e, (s) => (varying.has(s.name) ? symbolInSample(s, n) : undefined));

export const symbolInSample = ({ name, indices }: Sym, n: FreeIndex): Sym => sym(name, n, ...indices);

export const definitionInSample = (d: Definition, n: FreeIndex, varying: ReadonlySet<string>): Definition => ({
  ...d,
  symbol: varying.has(d.symbol.name) ? symbolInSample(d.symbol, n) : d.symbol,
  value: inSample(d.value, n, varying),
});

export function assumptionInSample(a: Assumption, n: FreeIndex, varying: ReadonlySet<string>): Assumption {
  const [left, right] = [inSample(a.left, n, varying), inSample(a.right, n, varying)];
  return left.free.includes(n) || right.free.includes(n) ? { ...a, left, right, formals: [n, ...a.formals] } : a;
}

/** The loss of all samples from that of the sample `n`: Σ_n or 1/N·Σ_n. */
export function overSamples(perSample: Expr, n: FreeIndex, reduce: 'mean' | 'sum', count: number | undefined): Expr {
  const whole = sum(n, perSample);
  if (reduce === 'sum' || count === 1) return whole;
  return mul(count === undefined ? pow(sym(SAMPLE_COUNT), num(-1)) : num(1, count), whole);
}
