/** Names and titles of a spec, whatever they are, become code that does what it should and nothing else. */
import { expect, it } from 'vitest';
import type { Target } from '../../src/catalog/targets.js';
import { InputError } from '../../src/language/source.js';
import { type Named, programsOf, pythonFailures, typescriptFailures } from '../support/export/programs.js';
import { newRandom } from '../support/random.js';
import type { Spec } from '../support/solved.js';
import { describeWith } from '../support/tools.js';

const NAMES = `lambda in is def class None True False pass yield async await match case type np jnp jax torch math print
  range zip name value expected derived automatic forward gradients update learning_rate beta1 epsilon w g k v m s L
  dw dz dL db w_new dw_new a_new z z_ i j n sigmoid sigmoid_ relu softplus tanh_ Phi_ const let var new delete typeof
  eval arguments undefined NaN Infinity Math Array assert table close Numbers process console exports require module
  yield enum static interface public this null try do if for void with e E _ __ __debug__ __name__ __builtins__
  constructor prototype __proto__ toString hasOwnProperty W1 dW1 sizes theta sigma Sigma`.split(/\s+/);

const TITLES = [
  '"""\nraise SystemExit(3)\n"""',
  "'''\nraise SystemExit(3)",
  '*/ process.exit(7) /*',
  '`\x24{process.exit(7)}` \x24{process.exit(7)}',
  'one\rraise SystemExit(3)\u2028process.exit(7)\u2029process.exit(7)\u0085raise SystemExit(3)\f\v\0',
  'coding: utf-7',
  '-*- coding: rot13 -*-',
  '@ts-nocheck',
  `${'word '.repeat(14)}@ts-expect-error ${'word '.repeat(14)}`,
  '\\',
  '\\u000aprocess.exit(7)',
  '{{this}} {{> page}} {{{{raw}}}}',
  '# sourceMappingURL=data:,x',
  '/// <reference path="x" />',
  'σ′(z) → λ, 反向传播',
  `a${'very'.repeat(60)}long word`,
  '\u202e\u200b\ud800',
];

/** A chain of definitions, a function of its own and an update, under names drawn from the pool. */
function specOf(seed: number): Spec {
  const random = newRandom(seed);
  const pool = [...NAMES];
  const draw = (): string => pool.splice(Math.floor(random.next() * pool.length), 1)[0] as string;
  const [x, w, b, c, u, p, q, r, f, loss] = Array.from({ length: 10 }, draw) as [string, ...string[]];
  return {
    title: TITLES[seed % TITLES.length] as string,
    activations: { [f as string]: '(z + exp(-z))/3' },
    define: [
      `${u} = sum(i, ${w}[i]*${x}[i]) + ${b}`,
      `${p}[i] = sigmoid(${u}*${x}[i]) + softplus(${c})`,
      `${q} = sum(i, ${f}(${p}[i]) + gelu(${p}[i]))`,
      `${r} = max(${q}, ${b}) + leaky_relu(${c})`,
    ],
    loss: { name: loss, is: `(${r} - 1)^2/2` },
    wrt: [w, b, c],
    values: { [x as string]: [1, 2], [w as string]: [0.5, -0.25], [b as string]: 0.1, [c as string]: 0.3 },
    tasks: ['gradients', { update: { optimizer: random.pick(['sgd', 'momentum', 'adam']), learning_rate: 0.1 } }],
  };
}

/** The programs of so many specs that may be spelled so; a word of the language cannot be a name. */
function programs(target: Target, count: number): readonly Named[] {
  const found: Named[] = [];
  for (let seed = 1; found.length < count; seed++) {
    try {
      found.push(...programsOf(`seed-${seed}`, specOf(seed), target));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  return found;
}

const COUNT = TITLES.length;

describeWith('numpy', 'names in Python', () => {
  it('are valid and clash with nothing', () => expect(pythonFailures(programs('numpy', COUNT), 'numpy')).toEqual({}));
  it('stay what they are read from a file', () => {
    // An encoding is looked for in the first two lines of a file.
    for (const [, text] of programs('numpy', COUNT)) {
      expect(text.split('\n').slice(0, 2).join('')).not.toMatch(/coding[:=]/);
    }
  });
});

describeWith('torch', 'names in PyTorch', () => {
  it('are valid and clash with nothing', () => expect(pythonFailures(programs('pytorch', COUNT), 'torch')).toEqual({}));
});

it('names in TypeScript are valid and clash with nothing', () =>
  expect(typescriptFailures(programs('typescript', COUNT))).toEqual(''));
