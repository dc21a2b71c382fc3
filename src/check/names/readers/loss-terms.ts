/** What the loss of a problem adds up: one term for each output, where it is such a sum. */
import { type Expr, mul, num, sym, total } from '../../../language/expr.js';
import { symbolsOf } from '../../../language/walk.js';
import { scalar } from '../../meaning/array.js';
import type { Ground } from '../../world/ground.js';
import { headKey, indicesIn, isRunning, marksAbove } from '../script.js';
import type { Reader } from './printed-names.js';

/** Letters for a loss. */
export const LOSSES: ReadonlySet<string> = new Set(['E', 'L', 'J', 'C', 'R', 'Q', 'S', 'H', 'ell', 'D', 'F']);

const OUTPUT = /^(?:o|y|out|output)$/;

/** `E_1`, `E_{o1}`, `E_k`: the loss of each output, whatever the letter. */
export function lossOfEach(ground: Ground): Reader {
  const terms = lossTerms(ground);
  const ofAny = terms.length > 1 && lossInParts(ground) === undefined;
  return (name) => {
    const script = name.sub.flatMap((text) => text.match(/\d+|\D+/g) ?? []).filter((text) => !OUTPUT.test(text));
    const [index, ...others] = indicesIn(script, 1) ?? [];
    if (others.length + marksAbove(name).length + name.primes > 0) return undefined;
    if (typeof index === 'string' && isRunning(index) && ofAny) {
      const termAt = (n = 1): Expr => terms[n - 1] ?? sym(`loss of output ${n}`);
      return {
        letters: new Map([[index, terms.length]]),
        at: (letters) => scalar(termAt(letters.get(index))),
        says: `the loss of output ${index}`,
      };
    }
    const term = typeof index === 'number' ? terms[index - 1] : undefined;
    if (term === undefined) return undefined;
    return { letters: new Map(), at: () => scalar(term), says: `the loss of output ${index}` };
  };
}

/**
 * `L^{(i)}`: in a batch the loss of one sample, which may be without a factor that the document puts before the sum, so
 * that it is `factor` times that. Undefined where the loss is no sum over the samples.
 */
export function lossOfSample(ground: Ground, factor: Expr): Reader | undefined {
  const { batch } = ground;
  if (batch === undefined) return undefined;
  const terms = lossTerms(ground);
  const samplesIn = (term: Expr): ReadonlySet<unknown> =>
    new Set(symbolsOf(term).flatMap((s) => (batch.varies(s.name) ? [s.indices[0]] : [])));
  const each = Array.from({ length: batch.count }, (_, n) => terms.filter((term) => samplesIn(term).has(n + 1)));
  const isSum = terms.every((term) => samplesIn(term).size === 1) && each.every((own) => own.length > 0);
  if (!isSum) return undefined;
  const losses = each.map((own) => mul(factor, num(batch.isMean ? batch.count : 1), total(own)));
  return (name) => {
    const [sample = '', ...others] = marksAbove(name);
    if (others.length + name.sub.length + name.primes > 0 || name.sup[0] !== '(') return undefined;
    const says = `the loss of sample ${sample}`;
    if (/^\p{L}$/u.test(sample))
      return {
        letters: new Map([[sample, batch.count]]),
        at: (letters) => scalar(losses[(letters.get(sample) as number) - 1] as Expr),
        says,
      };
    const loss = losses[Number(sample) - 1];
    return loss && { letters: new Map(), at: () => scalar(loss), says };
  };
}

/** The loss in two parts: what it says of the data, and what it adds for the parameters themselves. */
export interface LossInParts {
  readonly ofData: Expr;
  readonly penalty: Expr;
}

/** Undefined where the loss has no penalty. */
export function lossInParts(ground: Ground): LossInParts | undefined {
  const terms = lossTerms(ground);
  const isPenalty = (term: Expr): boolean => symbolsOf(term).every((s) => ground.definitionOf(s) === undefined);
  const [ofData, penalty] = [terms.filter((t) => !isPenalty(t)), terms.filter(isPenalty)];
  return ofData.length > 0 && penalty.length > 0 ? { ofData: total(ofData), penalty: total(penalty) } : undefined;
}

/** What the outputs' losses are called by the letters that are usual for it. */
export function usualLossOfEach(ground: Ground): Reader {
  if (ground.batch) return () => undefined;
  const each = lossOfEach(ground);
  return (name) => (LOSSES.has(headKey(name)) ? each(name) : undefined);
}

/** The terms of the loss, in their order, each with the factors before the sum; none where it is no sum. */
function lossTerms({ definitionOf, problem }: Ground): readonly Expr[] {
  const value = definitionOf(problem.loss);
  if (value?.kind === 'add') return value.args;
  if (value?.kind !== 'mul') return [];
  const sums = value.args.filter((factor) => factor.kind === 'add');
  const [sum, ...others] = sums;
  if (sum === undefined || others.length > 0) return [];
  const factors = value.args.filter((factor) => factor !== sum);
  return sum.kind === 'add' ? sum.args.map((term) => mul(...factors, term)) : [];
}
