/** Problems for sheets of some eight pages. Each has names and numbers of its own, so that none helps the next. */
import { newRandom } from '../support/random.js';

const ACTIVATIONS = ['sigmoid', 'tanh', 'relu'];
const STYLES = ['paths', 'adjoint', 'delta'];
const TAGS = 'abcdefghijklmnopqrstuvwxyz';

/** The spec of the `n`-th sheet of a run: a network with two or three hidden units. */
export function sheetSpec(n: number): object {
  const random = newRandom(n + 1);
  // Never 0, which would put a unit on its kink.
  const number = (): number => random.between(-1.2, 1.2) + 0.005;
  const tag = `${TAGS[n % 26]}${Math.floor(n / 26)}`;
  const hidden = 2 + (n % 2);
  const named = (letter: string, count: number): string[] =>
    Array.from({ length: count }, (_, k) => `${letter}${k + 1}_${tag}`);
  const weights = named('w', 2 * hidden);
  const outer = named('v', hidden);
  const biases = named('b', hidden);
  const c = `c_${tag}`;
  const parameters = [...weights, ...outer, ...biases, c];
  return {
    title: `Sheet ${n + 1}: a 2-${hidden}-1 network`,
    network: {
      inputs: ['x1', 'x2'],
      layers: [
        {
          units: hidden,
          activation: random.pick(ACTIVATIONS),
          weights: biases.map((_, k) => weights.slice(2 * k, 2 * k + 2)),
          bias: biases,
          preactivations: named('z', hidden),
          outputs: named('a', hidden),
        },
        {
          units: 1,
          activation: 'sigmoid',
          weights: [outer],
          bias: [c],
          preactivations: [`s_${tag}`],
          outputs: [`p_${tag}`],
        },
      ],
      target: 'y',
    },
    loss: random.pick(['half-squared-error', 'binary-cross-entropy']),
    values: { x1: number(), x2: number(), y: 1, ...Object.fromEntries(parameters.map((name) => [name, number()])) },
    notation: { style: random.pick(STYLES) },
    language: random.pick(['en', 'en', 'es']),
    tasks: ['forward', 'gradients', { update: { optimizer: 'sgd', learning_rate: 0.1 } }],
  };
}
