/** Who goes on from numbers that were rounded, or written wrongly: what they lead to, and what they do not. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';
import { oneUnit } from '../support/check/one-unit.js';

const { raw } = String;

/** z = 0.44445, a = 0.6093…, of an input 0.83. */
const unit = (keys: Readonly<Record<string, unknown>> = {}, values: Readonly<Record<string, number>> = {}): string =>
  oneUnit({ x: 0.83, w: 0.415, b: 0.1, t: 1, ...values }, keys);

const verdictsOf = (spec: string, text: string): readonly string[] =>
  checkDocument(readProblems(spec, 'spec'), text, 'markdown').claims.map((c) => c.verdict);
const displayed = (lines: readonly string[]): string => lines.map((l) => `$$${l}$$`).join('\n\n');

describe('from a number on another line', () => {
  it.each<readonly [readonly string[], readonly string[]]>([
    [
      [raw`z = 0.44`, raw`a = 0.608`],
      ['rounded', 'rounded'],
    ],
    // σ(0.44) is 0.608, whoever copied 0.44 wrongly.
    [
      [raw`z = 0.54`, raw`a = 0.608`],
      ['wrong', 'rounded'],
    ],
    [
      [raw`z = 0.54`, raw`a = 0.609`],
      ['wrong', 'rounded'],
    ],
    [
      [raw`z = 0.54`, raw`a = 0.632`],
      ['wrong', 'follows'],
    ],
    [
      [raw`z = 0.54`, raw`a = 0.618`],
      ['wrong', 'wrong'],
    ],
    // -0.391 × 0.609 × 0.391 is -0.0931, whichever name 0.609 was written for; a(1 - a)(a - 1) is -0.0930.
    [
      [raw`z = 0.609`, raw`\frac{\partial L}{\partial z} = -0.0931`],
      ['wrong', 'rounded'],
    ],
    [
      [raw`z = 0.609`, raw`\frac{\partial L}{\partial z} = -0.0933`],
      ['wrong', 'wrong'],
    ],
    // (0.6093 - 1) × 0.338 is -0.132, with the right slope 0.238 it is -0.0930.
    [
      [raw`\sigma'(z) = a(1 - a) = 0.338`, raw`\frac{\partial L}{\partial z} = (a - t)\sigma'(z) = -0.132`],
      ['wrong', 'follows'],
    ],
    [
      [raw`\sigma'(z) = a(1 - a) = 0.338`, raw`\frac{\partial L}{\partial z} = (a - t)\sigma'(z) = -0.093`],
      ['wrong', 'rounded'],
    ],
    [
      [raw`\sigma'(z) = 1 - a = 0.391`, raw`\frac{\partial L}{\partial z} = (a - t)\sigma'(z) = -0.153`],
      ['wrong', 'follows'],
    ],
    [
      [raw`\sigma'(z) = 1 - a = 0.391`, raw`\frac{\partial L}{\partial z} = (a - t)\sigma'(z) = -0.253`],
      ['wrong', 'wrong'],
    ],
  ])('%j: %j', (lines, verdicts) => {
    expect(verdictsOf(unit(), displayed(lines))).toEqual(verdicts);
  });
});

describe('from what was rounded, and stands nowhere', () => {
  // -0.077191 and -0.093001: a last digit that is one off may be honest, two are not.
  it.each([
    ['-0.0772 - 0.0930', 'rounded'],
    ['-0.0772 - 0.0931', 'undecided'],
    ['-0.0773 - 0.0931', 'wrong'],
  ])('%s is %s', (side, verdict) => {
    const sum = raw`\frac{\partial L}{\partial w} + \frac{\partial L}{\partial b}`;
    expect(verdictsOf(unit(), displayed([`${sum} = ${side}`]))).toEqual([verdict]);
  });
});

describe('from what stood there before a mistake', () => {
  it.each<readonly [readonly string[], readonly string[]]>([
    // (-0.39) × 0.61 × 0.39 × 0.83 is -0.0770, and -0.39 × 0.24 × 0.83 is -0.0777; the line copies 0.39 wrongly.
    [
      [
        raw`a = 0.61`,
        raw`\frac{da}{dz} = 0.24`,
        raw`\frac{dL}{dw} = (a - t)\,a(1 - a)\,x = -0.39 \times 0.61 \times 0.49 \times 0.83 = -0.0770`,
      ],
      ['rounded', 'rounded', 'correct', 'wrong', 'rounded'],
    ],
    // Half the square of 0.391 is 0.0764, that of what 0.609 was rounded from 0.0763.
    [
      [raw`L = \frac12 (1 - 0.609)^2 = 0.0784`, raw`L = 0.0764`],
      ['rounded', 'wrong', 'rounded'],
    ],
    // A wrong formula does not take back the number.
    [
      [raw`a = 0.609`, raw`a = \sigma(-z)`, raw`L = 0.0764`],
      ['rounded', 'wrong', 'rounded'],
    ],
  ])('%j: %j', (lines, verdicts) => {
    const { claims } = checkDocument(readProblems(unit(), 'spec'), displayed(lines), 'markdown');
    const links = claims.flatMap((c) => c.links.map((l) => l.verdict));
    expect(links).toEqual(verdicts);
  });
});

// (a - t) a (1 - a) is -0.0928 for 0.61; from -0.4, which the formula has no use for, it would be -0.095.
it('a formula leads to a number that its head does not', () => {
  const lines = [raw`a = 0.61`, raw`\frac{dL}{da} = -0.4`, raw`\frac{dL}{dz} = (a - t)\,a(1 - a) \approx -0.0928`];
  expect(verdictsOf(unit(), displayed(lines))).toEqual(['rounded', 'rounded', 'rounded']);
});

// 0.398 × 0.272² is 0.02945 and 0.398 / 3.67² is 0.02955: the document says by which it goes on.
it.each<readonly [readonly string[], string, string]>([
  [[raw`\frac{dy}{dq} = -y^2`], '0.0294', 'rounded'],
  [[], '0.0294', 'wrong'],
  [[raw`\frac{dy}{dq} = -\frac{1}{q^2}`], '0.0294', 'wrong'],
  [[raw`\frac{dy}{dq} = -y^2`], '0.0293', 'wrong'],
])('after %j, %s is %s', (formulas, number, verdict) => {
  const spec = JSON.stringify({
    define: ['q = u + 1', 'y = 1/q'],
    loss: { name: 'L', is: '(t - y)^2/2' },
    wrt: ['u'],
    values: { u: 2.67, t: 0.67 },
  });
  const before = [raw`q = 3.67`, raw`y = 0.272`, raw`\frac{dL}{dy} = -0.398`];
  const line = raw`\frac{dL}{dq} = \frac{dL}{dy} \cdot \frac{dy}{dq} = ${number}`;
  expect(verdictsOf(spec, displayed([...before, ...formulas, line])).at(-1)).toBe(verdict);
});

// 0.102 × 0.1 and 0.044 × 0.1: of 4.40 × 10⁻³ more places are written than of 0.010, which says nothing of that.
it.each([
  [raw`0.010 \\ 4.40 \times 10^{-3}`, 'rounded'],
  [raw`0.012 \\ 4.40 \times 10^{-3}`, 'wrong'],
  [raw`0.010 \\ 4.42 \times 10^{-3}`, 'wrong'],
])('numbers with a power of ten have their digits for themselves: %s is %s', (cells, verdict) => {
  const spec = JSON.stringify({
    define: ['p[i] = c[i]*x', 'q[i] = d*p[i]'],
    loss: { name: 'L', is: 'sum(i, q[i]^2)' },
    sizes: { i: 2 },
    wrt: ['d'],
    values: { c: [0.1024, 0.0437], x: 1, d: 0.1 },
  });
  const column = (entries: string): string => raw`\begin{bmatrix} ${entries} \end{bmatrix}`;
  const lines = [`p = ${column(raw`0.102 \\ 0.044`)}`, `q = ${column(cells)}`];
  expect(verdictsOf(spec, displayed(lines))).toEqual(['rounded', verdict]);
});

// ∂L/∂w is 0.83 (0.44445 - t).
it.each([
  ['0.1(0.369 - 0.83t)^2', 'rounded'],
  ['0.2(0.369 - 0.83t)^2', 'wrong'],
  ['0.1(0.379 - 0.83t)^2', 'wrong'],
])('what a decay leaves to 1 is exact: %s is %s', (side, verdict) => {
  const layer = {
    units: 1,
    activation: 'identity',
    weights: [['w']],
    bias: ['b'],
    preactivations: ['z'],
    outputs: ['a'],
  };
  const spec = unit({
    network: { inputs: ['x'], layers: [layer], target: 't' },
    values: { x: 0.83, w: 0.415, b: 0.1 },
    tasks: ['forward', 'gradients', { update: { optimizer: 'rmsprop', learning_rate: 0.01 } }],
  });
  const rule = raw`s \leftarrow \rho s + (1 - \rho)\left(\frac{dL}{dw}\right)^2`;
  const { claims } = checkDocument(readProblems(spec, 'spec'), `$$${rule} \\approx ${side}$$`, 'markdown');
  expect(claims.at(-1)?.verdict).toBe(verdict);
});

// ∂L/∂z is -0.038143; the two terms nearly cancel.
it.each([
  [raw`(-0.03814) \times (-0.215) + 0.01 \times (-1.035)`, 'rounded'],
  [raw`(-0.03824) \times (-0.215) + 0.01 \times (-1.035)`, 'wrong'],
  [raw`(-0.03814) \times (-0.215) + 0.02 \times (-1.035)`, 'wrong'],
])('the strength of a penalty is exact: %s is %s', (side, verdict) => {
  const layer = {
    units: 1,
    activation: 'identity',
    weights: [['w']],
    bias: ['b'],
    preactivations: ['z'],
    outputs: ['a'],
  };
  const spec = unit(
    { network: { inputs: ['x'], layers: [layer], target: 't' }, penalty: { l2: 0.01 } },
    { x: -0.215, w: -1.035, t: 0.360668 },
  );
  expect(verdictsOf(spec, displayed([raw`\frac{dL}{dw} = ${side}`]))).toEqual([verdict]);
});

// b rounds to 0.415, which w is.
it.each([
  [raw`z = wx + b = 0.415 \times 0.83 + 0.4153 = 0.75975`, 'correct'],
  [raw`z = wx + b = 0.415 \times 0.83 + 0.4153 = 0.75976`, 'wrong'],
  [raw`z = wx + b = 0.415 \times 0.83 + 0.4153 = 0.7597`, 'rounded'],
])('where nothing was rounded, %s is %s', (line, verdict) => {
  expect(verdictsOf(unit({}, { b: 0.4153 }), displayed([line]))).toEqual([verdict]);
});

// ∂L/∂z = -0.09300140…
it.each([
  [raw`(0.60931886 - 1) \times 0.60931886 \times 0.39068114 = -0.09300`, 'rounded'],
  [raw`(0.60931886 - 1) \times 0.60931886 \times 0.39068114 = -0.09301`, 'wrong'],
  [raw`(0.609 - 1) \times 0.609 \times 0.391 = -0.0931`, 'rounded'],
  [raw`(0.609 - 1) \times 0.609 \times \ln(1 - 1.609) = -0.0930`, 'wrong'],
])('numbers tell their last digits: %s is %s', (calculation, verdict) => {
  expect(verdictsOf(unit(), displayed([raw`\frac{dL}{dz} = ${calculation}`]))).toEqual([verdict]);
});

// ∂L/∂w is -0.0039, which a coefficient -0.01 would lead to if it were -0.0094.
it('a coefficient of one digit is not any number', () => {
  const spec = unit({ penalty: { l2: 0.01 } }, { t: 0.65 });
  expect(verdictsOf(spec, displayed([raw`z = 0.44`, raw`\frac{dL}{dw} = -0.01w`]))).toEqual(['rounded', 'wrong']);
});

describe('in a table', () => {
  const table = (head: string, rows: readonly string[]): string =>
    [head, head.replace(/[^|]+/g, '-'), ...rows].map((row) => `| ${row} |`).join('\n');

  // ∂L/∂z is -0.0930; -0.39 × 0.24 is -0.0936.
  it.each([
    [raw`$(-0.39) \times 0.24$ | $-0.0936$`, 'rounded'],
    [raw`$(-0.39) \times 0.24$ | $-0.0946$`, 'wrong'],
    [raw`$0.39 \times 0.24$ | $0.0936$`, 'wrong'],
    [raw`upstream | $-0.0930$`, 'rounded'],
  ])('worked out beside it, %s is %s', (cells, verdict) => {
    const text = table('Node | Upstream times local | Gradient', ['$z$ | '.concat(cells)]);
    expect(verdictsOf(unit(), `$$a = 0.61$$\n\n${text}`)).toEqual(['rounded', verdict]);
  });

  // b becomes 0.109.
  it('a new value is no old one', () => {
    const spec = unit({ tasks: ['forward', 'gradients', { update: { optimizer: 'sgd', learning_rate: 0.1 } }] });
    const rows = ['$w$ | $0.415$ | $0.423$', '$b$ | $0.109$ | $0.109$'];
    const verdicts = ['correct', 'rounded', 'wrong', 'rounded'];
    expect(verdictsOf(spec, table('Parameter | Old | New', rows))).toEqual(verdicts);
  });
});

// Near where a formula is 0 its rounded coefficients tell nothing; they do elsewhere.
it.each([
  [raw`\tfrac{1}{150}\,(p - t) \approx -0.0018 + 0.0064x_1 - 0.0016x_2 - 0.0067t`, 'rounded'],
  [raw`\tfrac{1}{150}\,(p - t) \approx -0.0018 + 0.0064x_1 + 0.0016x_2 - 0.0067t`, 'wrong'],
])('where inputs have no value, %s is %s', (line, verdict) => {
  const unit = { units: 1, activation: 'identity', weights: [[0.955, -0.235]], bias: [-0.275], outputs: ['p'] };
  const network = { inputs: 2, layers: [unit], target: 't' };
  const spec = JSON.stringify({ network, loss: 'half-squared-error' });
  expect(verdictsOf(spec, displayed([line]))).toEqual([verdict]);
});

describe('from a formula that is wrong', () => {
  const linear = unit({
    network: {
      inputs: ['x', 'u'],
      layers: [{ units: 1, activation: 'identity', weights: [['w', 'v']], bias: ['b'], outputs: ['y'] }],
      target: 't',
    },
    loss: { name: 'L', is: 'half-squared-error' },
    penalty: { l2: 0.1 },
    values: { x: 1, u: 2, w: 0.5, v: -0.3, b: 0, t: 1 },
  });
  const slope = raw`\frac{\partial L}{\partial w}`;
  // By L = (y - t)² + λ(w² + v²), which lacks both halves, it is 2(y - t)x + 2λw.
  it.each<readonly [readonly string[], readonly string[]]>([
    [
      [raw`L = (y - t)^2 + \frac{0.1}{2}(w^2 + v^2)`, raw`\frac{\partial L}{\partial y} = 2(y - t)`],
      ['wrong', 'follows'],
    ],
    [
      [raw`L = (y - t)^2 + \frac{0.1}{2}(w^2 + v^2)`, raw`\frac{\partial L}{\partial y} = 3(y - t)`],
      ['wrong', 'wrong'],
    ],
    [
      [raw`y = wx + vx + b`, raw`\frac{\partial y}{\partial v} = x`],
      ['wrong', 'follows'],
    ],
    [
      [raw`y = wx + vx + b`, raw`\frac{\partial y}{\partial v} = u`],
      ['wrong', 'correct'],
    ],
    // Where the target were the output all would be 0; that excuses nothing.
    [
      [
        raw`t = wx + vu + b`,
        raw`\frac{\partial L}{\partial b} = (y - t)x + y - t`,
        raw`\frac{\partial L}{\partial b} = 0`,
      ],
      ['wrong', 'wrong', 'wrong'],
    ],
    // A wrong number says nothing of what the loss is made of.
    [
      [raw`L = \frac12(0.9)^2 = 0.405`, raw`\frac{\partial L}{\partial w} = 0`],
      ['wrong', 'wrong'],
    ],
    // A strength that is stated is what it is, whatever the formulas make of it.
    [
      [raw`\lambda = 0.1`, raw`L = \frac12(y - t)^2 + \lambda(w^2 + v^2)`, raw`${slope} = (y - t)x + 2\lambda w`],
      ['correct', 'wrong', 'follows'],
    ],
    [
      [
        raw`\lambda = 0.1`,
        raw`L = \frac12(y - t)^2 + \lambda(w^2 + v^2)`,
        raw`${slope} = (y - t)x + \lambda w = -1.05`,
      ],
      ['correct', 'wrong', 'correct'],
    ],
    [
      [raw`\lambda = 0.05`, raw`L = \frac12(y - t)^2 + \lambda(w^2 + v^2)`, raw`${slope} = (y - t)x + 2\lambda w`],
      ['correct', 'correct', 'correct'],
    ],
  ])('%j: %j', (lines, verdicts) => {
    expect(verdictsOf(linear, displayed(lines))).toEqual(verdicts);
  });
});

it('who works out a sum wrongly in numbers still has all that it changes with', () => {
  const lines = [
    raw`z = 0.415 \cdot 0.83 + 0.1 = 0.5445`,
    raw`a = 0.6329`,
    raw`\frac{\partial L}{\partial z} = (a - t) a (1 - a) = -0.0853`,
    raw`\frac{\partial L}{\partial b} = -0.0853`,
    raw`\frac{\partial L}{\partial w} = -0.0708`,
    raw`\frac{\partial L}{\partial w} = 0.0708`,
  ];
  const verdicts = verdictsOf(unit(), displayed(lines));
  expect(verdicts).toEqual(['wrong', 'follows', 'follows', 'follows', 'follows', 'wrong']);
});

it.each([
  ['0.46', 'wrong'],
  ['0.44', 'rounded'],
])('a number behind what was not read is no right one where it is off: %s is %s', (z, verdict) => {
  const lines = [raw`z = \kappa x + b + \xi = 0.36 + 0.10 = ${z}`, raw`z = ${z}`];
  expect(verdictsOf(unit(), displayed(lines)).at(-1)).toBe(verdict);
});

// A second step begins with what the first one made of the weight: 0.4922 + 0.0672, and 0.1930 + 0.0810.
it.each([
  [raw`w \leftarrow 0.4922 + 0.0672 = 0.5594`, 'rounded'],
  [raw`w \leftarrow 0.4922 - 0.0672 = 0.4250`, 'wrong'],
  [raw`b \leftarrow 0.1930 + 0.0810 = 0.2740`, 'rounded'],
  [raw`b \leftarrow 0.1000 + 0.0810 = 0.1810`, 'wrong'],
])('a second step: %s is %s', (line, verdict) => {
  const spec = unit({ tasks: [{ update: { optimizer: 'sgd', learning_rate: 1 } }] });
  const first = [raw`w \leftarrow 0.415 + 0.0772 = 0.4922`, raw`b \leftarrow 0.1 + 0.0930 = 0.1930`];
  const then = [raw`z = 0.4922 \cdot 0.83 + 0.1930 = 0.6015`, raw`a = 0.6460`];
  const verdicts = verdictsOf(spec, displayed([...first, ...then, line]));
  expect(verdicts).toEqual(['rounded', 'rounded', 'rounded', 'rounded', verdict]);
});
