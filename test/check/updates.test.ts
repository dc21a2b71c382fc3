/** Lines of all that a spec may ask for beside gradients: optimizers, what is frozen, penalties, other activations. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';

const [x, w1, b1, w2, b2, t] = [2, 0.5, 0.1, -0.4, 0.3, 1] as const;
const h = Math.tanh(w1 * x + b1);
const y = w2 * h + b2;
const g = (y - t) * h;

const network = (hidden: unknown): object => ({
  network: {
    inputs: ['x'],
    layers: [
      { units: 1, activation: hidden, weights: [['w1']], bias: ['b1'], preactivations: ['z1'], outputs: ['h'] },
      { units: 1, activation: 'identity', weights: [['w2']], bias: ['b2'], outputs: ['y'] },
    ],
    target: 't',
  },
  loss: 'half-squared-error',
  values: { x, w1, b1, w2, b2, t },
});

const verdictOf = (keys: object, line: string, hidden: unknown = 'tanh'): readonly string[] =>
  verdictsOf(keys, `$$${line}$$`, hidden);
const verdictsOf = (keys: object, document: string, hidden: unknown = 'tanh'): readonly string[] =>
  checkDocument(readProblems(JSON.stringify({ ...network(hidden), ...keys }), 'spec'), document).claims.map(
    (c) => c.verdict,
  );
const updateBy = (optimizer: string, constants: object = {}): object => ({
  tasks: [{ update: { optimizer, learning_rate: 0.1, ...constants } }],
});

it.each([
  ['sgd', w2 - 0.1 * g, w2 + 0.1 * g],
  ['momentum', w2 - 0.1 * g, w2 - 0.1 * 0.9 * g],
  ['nesterov', w2 - 0.1 * (g + 0.9 * g), w2 - 0.1 * g],
  ['rmsprop', w2 - (0.1 * g) / (Math.sqrt(0.1 * g * g) + 1e-8), w2 - 0.1 * g],
  ['adam', w2 - (0.1 * g) / (Math.sqrt(g * g) + 1e-8), w2 - (0.1 * 0.1 * g) / Math.sqrt(0.001 * g * g)],
])('the first step of %s', (optimizer, right, wrong) => {
  const line = (value: number): string => `w_2^{new} = ${value.toFixed(5)}`;
  expect(verdictOf(updateBy(optimizer), line(right))).toEqual(['rounded']);
  expect(verdictOf(updateBy(optimizer), line(wrong))).toEqual(['wrong']);
});

it.each<readonly [string, string, string]>([
  ['w_2^{(t+1)}', 'w_2^{(t)}', 'a step above, in brackets'],
  ['w_2^{k+1}', 'w_2^k', 'a step above'],
  ['w_2^{(1)}', 'w_2^{(0)}', 'a number of a step'],
  ['w_{2,t+1}', 'w_{2,t}', 'a step below'],
  ['w_2(n)', 'w_2(n-1)', 'a step in brackets'],
])('%s = %s - ...: %s', (after, before) => {
  const by = String.raw`\frac{\partial L}{\partial w_2}`;
  const [right, wrong] = [w2 - 0.1 * g, w2 + 0.1 * g];
  const line = (sign: string, value: number): string =>
    `${after} = ${before} ${sign} \\eta ${by} = ${value.toFixed(4)}`;
  expect(verdictOf(updateBy('sgd'), line('-', right))).toEqual(['rounded']);
  expect(verdictOf(updateBy('sgd'), line('-', wrong))).toEqual(['wrong']);
  expect(verdictOf(updateBy('sgd'), line('+', wrong))).toEqual(['wrong']);
});

const FROZEN = { frozen: ['b2'], ...updateBy('sgd') };
const PENALTY = { penalty: { l2: 0.1 } };
it.each<readonly [string, object, string, string]>([
  ['frozen', FROZEN, 'b_2^{new} = b_2 = 0.3', 'correct'],
  ['frozen', FROZEN, `b_2^{new} = ${(b2 - 0.1 * (y - t)).toFixed(4)}`, 'wrong'],
  ['frozen', FROZEN, `\\frac{\\partial L}{\\partial b_2} = ${(y - t).toFixed(4)}`, 'rounded'],
  ['a penalty', PENALTY, '\\frac{\\partial L}{\\partial w_2} = (y - t) h + 0.1 w_2', 'correct'],
  ['a penalty', PENALTY, '\\frac{\\partial L}{\\partial w_2} = (y - t) h + 0.2 w_2', 'wrong'],
  ['a penalty', PENALTY, '\\frac{\\partial L}{\\partial w_2} = (y - t) h', 'wrong'],
  ['a penalty', PENALTY, '\\frac{\\partial L}{\\partial b_2} = y - t', 'correct'],
  ['a penalty', PENALTY, 'L = \\frac12 (t - y)^2 + \\frac{0.1}{2}(w_1^2 + w_2^2)', 'correct'],
])('%s: %o %s is %s', (_, keys, line, verdict) => {
  expect(verdictOf(keys, line)).toEqual([verdict]);
});

it.each<readonly [object, string, string]>([
  [{ name: 'leaky-relu', slope: 0.1 }, 'h = \\max(0.1 z_1, z_1)', 'correct'],
  [
    { name: 'elu', alpha: 2 },
    'h = \\begin{cases} z_1 & z_1 > 0 \\\\ 2(e^{z_1} - 1) & \\text{otherwise} \\end{cases}',
    'correct',
  ],
  [
    { name: 'elu', alpha: 2 },
    'h = \\begin{cases} z_1 & z_1 > 0 \\\\ e^{z_1} - 1 & \\text{otherwise} \\end{cases}',
    'correct',
  ],
])('%o: %s is %s', (hidden, line, verdict) => {
  expect(verdictOf({}, line, hidden)).toEqual([verdict]);
});

it.each([
  ['\\epsilon = 10^{-8}', 'correct'],
  ['\\epsilon = 10^{-6}', 'wrong'],
  ['\\beta_1 = 0.9', 'correct'],
  ['\\beta_2 = 0.98', 'wrong'],
  ['\\alpha = 0.1', 'correct'],
])('a constant of adam: %s is %s', (line, verdict) => {
  expect(verdictOf(updateBy('adam'), line)).toEqual([verdict]);
});

it.each([
  [w2 - 0.1 * g, 'rounded'],
  [w2 + 0.1 * g, 'wrong'],
  [w2, 'correct'],
])('after one step w_2 = %d is %s', (value, verdict) => {
  expect(verdictOf(updateBy('sgd'), `w_2 = ${Number(value.toFixed(4))}`)).toEqual([verdict]);
});

it.each([
  ['\\alpha = 0.01', 'correct'],
  ['\\alpha = 0.1', 'wrong'],
  ['\\eta = 0.5', 'correct'],
  ['w^{new} = w - \\alpha (\\mu - y) x', 'correct'],
  ['w^{new} = w - \\eta (\\mu - y) x', 'wrong'],
])('beside a quantity that is called eta %s is %s', (line, verdict) => {
  const spec = {
    define: ['eta = w*x', 'mu = exp(eta)'],
    loss: 'mu - y*log(mu)',
    wrt: ['w'],
    values: { w: 0.25, x: 2, y: 3 },
    tasks: [{ update: { optimizer: 'sgd', learning_rate: 0.01 } }],
  };
  const { claims } = checkDocument(readProblems(JSON.stringify(spec), 'spec'), `$$${line}$$`);
  expect(claims.map((c) => c.verdict)).toEqual([verdict]);
});

const BY = '\\frac{\\partial L}{\\partial w_2}';
it.each<readonly [string, readonly string[]]>([
  [`$$w_2^{new} = w_2 - \\eta ${BY}$$`, ['correct']],
  [`$$w_2 \\leftarrow w_2 + \\eta ${BY}$$`, ['wrong']],
  [`$$w_2^{new} = w_2 - \\eta \\frac{\\partial L}{\\partial b_2}$$`, ['wrong']],
  [`$$w_2^{new} = w_2 - 0.2 ${BY} = ${(w2 - 0.2 * g).toFixed(4)}$$`, ['rounded']],
  [`$$w_2' = w_2 + 0.2 ${BY}$$`, ['wrong']],
  [`With $\\eta = 0.3$: $$w_2^{new} = w_2 - \\eta ${BY} = ${(w2 - 0.3 * g).toFixed(4)}$$`, ['correct', 'rounded']],
  [`With $\\eta = 0.3$: $$w_2^{new} = w_2 - \\eta ${BY} = ${(w2 - 0.2 * g).toFixed(4)}$$`, ['correct', 'wrong']],
  // The steps begin with what the spec has: nothing else marks them as such.
  [
    `$$w_2 := -0.4 - 0.2 \\cdot (${g.toFixed(4)}) = ${(w2 - 0.2 * g).toFixed(4)}$$ and $b_2 := 0.3 - 0.2(y - t)$`,
    ['rounded', 'correct'],
  ],
  [
    `With $\\eta = 0.2$: $$w_2 = -0.4 - 0.2 \\cdot (${g.toFixed(4)}) = ${(w2 - 0.2 * g).toFixed(4)}$$`,
    ['correct', 'rounded'],
  ],
  [
    `With $\\eta = 0.2$: $$w_2 = -0.4 + 0.2 \\cdot (${g.toFixed(4)}) = ${(w2 + 0.2 * g).toFixed(4)}$$`,
    ['correct', 'wrong'],
  ],
  // Of which number is the learning rate nothing tells.
  [`$$w_2^{new} = -0.4 - 0.2 \\cdot 0.9 = -0.58$$`, ['undecided']],
])('a step that the spec does not ask for: %s is %s', (document, verdicts) => {
  expect(verdictsOf({}, document)).toEqual(verdicts);
});

it.each([
  ['(1 - 0.1 \\eta) w_2 - \\eta (y - t) h', 'correct'],
  ['(1 + 0.1 \\eta) w_2 - \\eta (y - t) h', 'wrong'],
  ['(1 - 0.1 \\eta) w_2 + \\eta (y - t) h', 'wrong'],
])('a weight that decays in a step that the spec does not ask for: %s is %s', (step, verdict) => {
  const document = `With $\\eta = 0.3$: $$w_2 \\gets ${step}$$`;
  expect(verdictsOf(PENALTY, document)).toEqual(['correct', verdict]);
});

it.each<readonly [string, readonly string[]]>([
  [`$$g = ${BY} = (y - t) h$$`, ['correct']],
  [`$$g = ${BY} = (y - t) h$$\n\n$$g = \\frac{\\partial L}{\\partial b_2} = y - t$$`, ['correct', 'correct']],
  [`$$g = ${BY}$$\n\n$$g = (y - t) h$$\n\n$$g = y - t$$`, ['correct', 'wrong']],
])('a letter for a gradient: %s is %s', (document, verdicts) => {
  expect(verdictsOf({}, document)).toEqual(verdicts);
});

// h is 0.4699, and rounds to the learning rate, as 1 − h does to one digit more of it; g is −0.4173.
it.each<readonly [string, boolean]>([
  ['-0.4 - 0.5 \\cdot (-0.4173) = -0.1913', true],
  ['-0.4 - 0.5 \\cdot (-0.42) = -0.19', true],
  ['-0.4 - 0.5 \\cdot 0.4699 \\cdot (-0.8880) = -0.1914', true],
  ['-0.4 - 0.5 \\cdot (-0.4374) = -0.1813', false],
  ['-0.4 - 0.5 \\cdot (-0.44) = -0.18', false],
])('a learning rate of 0.5 is no other number that rounds to it: %s is right: %s', (step, isTrue) => {
  const keys = {
    values: { x, w1: 0.205, b1, w2, b2, t },
    tasks: [{ update: { optimizer: 'sgd', learning_rate: 0.5 } }],
  };
  const [verdict = ''] = verdictOf(keys, `w_2^{new} = ${step}`);
  expect(['correct', 'rounded'].includes(verdict)).toBe(isTrue);
});

it('the strength of the penalty is told by its own lines, whatever others make of another letter', () => {
  const by = (p: string): string => `\\frac{\\partial L}{\\partial ${p}}`;
  const lines = [
    'L = \\frac12 (t - y)^2 + \\frac{\\lambda}{2}(w_1^2 + w_2^2)',
    `${by('w_2')} = (y - t) h + \\lambda w_2`,
    `${by('w_1')} = (y - t) w_2 (1 - h^2) x + 2 \\lambda w_1`,
    `${by('b_2')} = y - t`,
    `v_1 = ${by('w_1')}`,
    `v_2 = ${by('w_2')}`,
    `v_3 = ${by('b_2')}`,
  ];
  const verdicts = verdictsOf({ ...PENALTY, ...updateBy('momentum') }, lines.map((l) => `$$${l}$$`).join('\n\n'));
  expect(verdicts.slice(0, 4)).toEqual(['correct', 'correct', 'wrong', 'correct']);
});

// One step may go without its learning rate where that is 1; where the others have theirs it was forgotten.
it.each<readonly [string, string, readonly string[]]>([
  ['w2 = w2 - dw2', 'b2 = b2 - db2', ['correct', 'correct', 'undecided', 'undecided']],
  ['w2 = w2 - dw2', 'b2 -= lr*db2', ['correct', 'correct', 'wrong', 'correct']],
  ['w2 -= 0.1*dw2', 'b2 -= db2', ['correct', 'correct', 'correct', 'wrong']],
  ['w2 -= 0.3*dw2', 'b2 -= 0.3*db2', ['correct', 'correct']],
])('steps of a program: %s, %s', (step, other, verdicts) => {
  const program = ['dw2 = (y - t)*h', 'db2 = y - t', step, other].join('\n');
  expect(verdictsOf(updateBy('sgd'), `\`\`\`python\n${program}\n\`\`\``)).toEqual(verdicts);
});

it.each([
  ['w_2 \\leftarrow w_2 - \\eta \\nabla L', 'correct'],
  ['w_2 \\leftarrow w_2 + \\eta \\nabla L', 'wrong'],
  ['w_2^{new} = w_2 - \\nabla L', 'wrong'],
])('the gradient in a step is by what changes: %s is %s', (line, verdict) => {
  expect(verdictOf(updateBy('sgd'), line)).toEqual([verdict]);
});

// The gradient at the values after one step of gradient descent, by a central difference.
const step = (d: number): number => {
  const [hOld, r] = [h, y - t];
  const next = {
    w1: w1 - 0.1 * r * w2 * (1 - hOld ** 2) * x,
    b1: b1 - 0.1 * r * w2 * (1 - hOld ** 2),
    w2: w2 - 0.1 * r * hOld + d,
    b2: b2 - 0.1 * r,
  };
  return 0.5 * (next.w2 * Math.tanh(next.w1 * x + next.b1) + next.b2 - t) ** 2;
};
const nextSlope = (step(1e-5) - step(-1e-5)) / 2e-5;

it.each([
  [`= ${nextSlope.toFixed(5)}`, 'rounded'],
  [`= ${g.toFixed(5)}`, 'wrong'],
  ['= (y - t) h', 'correct'],
  ['= (y - t) h^2', 'wrong'],
])('∂L/∂w_2^{new} %s', (side, verdict) => {
  const head = String.raw`\frac{\partial L}{\partial w_2^{new}}`;
  expect(verdictOf(updateBy('sgd'), `${head} ${side}`)).toEqual([verdict]);
});

// With a learning rate of 0.5 the factor that is missing is no ½.
it.each([
  [`-0.5 ${'\\frac{\\partial L}{\\partial b_2}'}`, undefined],
  [`-${'\\frac{\\partial L}{\\partial b_2}'}`, 'missing-learning-rate'],
  [`0.5 ${'\\frac{\\partial L}{\\partial b_2}'}`, 'sign'],
])('Δb = %s: %s', (side, code) => {
  const spec = { ...network('tanh'), ...updateBy('sgd', { learning_rate: 0.5 }) };
  const steps = ['w_1', 'b_1', 'w_2'].map((p) => `\\Delta ${p} = -0.5 \\frac{\\partial L}{\\partial ${p}}`);
  const document = [...steps, `\\Delta b_2 = ${side}`].map((line) => `$$${line}$$`).join('\n\n');
  const { claims } = checkDocument(readProblems(JSON.stringify(spec), 'spec'), document);
  expect(claims[3]?.diagnosis?.code).toBe(code);
});
