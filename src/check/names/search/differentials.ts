/**
 * `dW` for ∂L/∂W, as programs and courses that teach by programs write gradients. In a batch whose losses are averaged
 * `dZ` is the derivative of the batch's loss, or for each sample of the loss of that sample; the document decides.
 */
import { derivative, type Expr, mul, num } from '../../../language/expr.js';
import { scalar } from '../../meaning/array.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import type { Names, Reading } from '../names.js';
import { mapReading } from '../readers/own-names.js';
import type { Possible } from './hypothesis.js';

/** Stands for the d before the names of quantities that vary by sample: what it means is one for a document. */
export const DIFFERENTIAL: WrittenName = {
  kind: 'name',
  base: 'd',
  accents: ['of a sample'],
  sub: [],
  sup: [],
  primes: 0,
  span: { start: 0, end: 0 },
};

/** Names of several letters that a quantity may have; other words that begin with d are words. */
const QUANTITY = /^(?:\p{L}|theta|Theta|net|out|hidden|pred|scores|logits|probs)$/u;

/** The name behind the d: `W` of `dW`, of `grad_W` and of `dL_dW`. */
export function underDifferential(name: WrittenName): WrittenName | undefined {
  const below = BEFORE.test(name.base) ? named(name.sub) : undefined;
  const ofLoss = /^d(?:L|E|J|C|loss)$/.test(name.base) && name.sub[0] === 'd' ? named(name.sub.slice(1)) : undefined;
  const by = below ?? ofLoss;
  if (by && name.primes === 0 && QUANTITY.test(by.base)) return { ...name, ...by };
  const [first, ...rest] = name.base;
  const base = rest.join('');
  if (first !== 'd' || name.primes > 0 || !QUANTITY.test(base)) return undefined;
  return { ...name, base };
}

/** What stands before the name of a quantity that the loss is differentiated by. */
const BEFORE = /^(?:grad|gradient|d)$/;

/** The name that scripts spell: `h_relu` of `grad_h_relu`. */
function named([base, comma, ...rest]: readonly string[]): Pick<WrittenName, 'base' | 'sub'> | undefined {
  if (base === undefined) return undefined;
  return { base, sub: comma === undefined ? [] : comma === ',' ? rest : [comma, ...rest] };
}

/** What the d before names may stand for: a factor. It is 1 but where the loss is the mean of the samples' losses. */
export function factorsOfDifferential({ batch }: Ground): readonly Possible[] {
  const by = (factor: number, says: Sentence | undefined, prior: number): Possible => ({
    read: () => ({ letters: new Map(), at: () => scalar(num(factor)), says: 'd' }),
    says,
    prior,
  });
  if (!batch?.isMean) return [by(1, undefined, 2)];
  return [by(batch.count, sentence('byLossOfSample'), 2.5), by(1, sentence('byLoss'), 2)];
}

/** The same names, and with a d before them. Of what varies by sample nothing is read where `factor` is not known. */
export function withDifferentials(names: Names, ground: Ground, factor: Expr | undefined): Names {
  const batch = ground.batch;
  const { loss } = ground.problem;
  const read = (name: WrittenName): Reading | undefined => {
    const known = names.read(name);
    const by = known ? undefined : underDifferential(name);
    const plain = by && names.read(by);
    if (plain === undefined) return known;
    return mapReading(plain, `∂${loss.name}/∂${plain.says}`, (s) => {
      const adjoint = derivative(loss, s, 'total');
      if (!batch?.isMean || !batch.varies(s.name)) return adjoint;
      return factor && mul(factor, adjoint);
    });
  };
  return { read, function: (name) => names.function(name) };
}
