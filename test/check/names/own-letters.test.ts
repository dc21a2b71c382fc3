/** Letters of a document that are none of the spec's, or that may be several of them. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

const { raw } = String;

/** Its letters stand for nothing in the spec, though a reading of them fits the shapes of one line. */
const PROGRAM = `
\`\`\`
def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def sigmoid_derivative(x):
    return x * (1 - x)

a1 = np.dot(W1, x0)
out1 = sigmoid(a1)
a2 = np.dot(W2, out1)
y = a2
\`\`\`

\`\`\`
f_prime = 1
gamma_2 = -(t - y) * f_prime
d2 = np.dot(gamma_2, out1.T)
gamma_1 = np.dot(W2.T, gamma_2) * sigmoid_derivative(out1)
d1 = np.dot(gamma_1, x0.T)
\`\`\`
`;

it('is not called wrong', () => {
  const { claims } = checkDocument(readProblems(textOf('matrix-form'), 'spec'), PROGRAM, 'markdown');
  expect(claims.length).toBeGreaterThan(0);
  expect(claims.filter(({ verdict }) => verdict === 'wrong' || verdict === 'follows')).toEqual([]);
});

// The spec's own l is the loss without its penalty; a curly L may be either.
it.each<readonly [readonly string[], readonly string[]]>([
  [[raw`\frac{\partial \mathcal{L}}{\partial w} = (p - y)x`], ['correct']],
  [[raw`\frac{\partial \mathcal{L}}{\partial w} = (p - y)x + 0.1w`], ['correct']],
  [[raw`\frac{\partial J}{\partial w} = (p - y)x`], ['wrong']],
  [
    [raw`J = \mathcal{L} + 0.05w^2`, raw`\frac{\partial \mathcal{L}}{\partial w} = (p - y)x`],
    ['correct', 'correct'],
  ],
  [[raw`\frac{\partial \mathcal{L}}{\partial w} = (p + y)x`], ['unread']],
])('beside an l of the spec, %j: %j', (lines, verdicts) => {
  const spec = JSON.stringify({
    define: ['z = w*x + b', 'p = sigmoid(z)', 'l = -(y*log(p) + (1 - y)*log(1 - p))'],
    loss: { name: 'J', is: 'l + 0.05*w^2' },
    wrt: ['w', 'b'],
  });
  const document = lines.map((line) => `$$${line}$$`).join('\n\n');
  expect(checkDocument(readProblems(spec, 'spec'), document).claims.map((c) => c.verdict)).toEqual(verdicts);
});

/** a and z the other way round than the spec has them. */
const SWAPPED = [
  raw`z_1 = \sigma(a_1)`,
  raw`z_2 = \frac{1}{1 + \exp(-a_2)}`,
  raw`z_3 = \sigma(a_3)`,
  raw`\frac{\partial z_2}{\partial a_2} = z_2(1 - z_2)`,
  raw`a_1 = w_{11}x_1 + w_{12}x_2 + w_{10}`,
  raw`a_2 = w_{21}x_1 + w_{22}x_2 + w_{20}`,
  raw`\hat y = \sigma(v_1z_1 + v_2z_2 + v_3z_3 + v_0)`,
];

it.each([0, 1, 2, 3, 4, 5])('one wrong line (%i) does not hide what the letters mean', (wrong) => {
  const lines = SWAPPED.map((line, n) => (n === wrong ? line.replace('= ', '= -') : line));
  const document = lines.map((line) => `$$${line}$$`).join('\n\n');
  const { claims } = checkDocument(readProblems(textOf('one-step'), 'one-step'), document);
  expect(claims.map((c) => c.verdict)).toEqual(lines.map((_, n) => (n === wrong ? 'wrong' : 'correct')));
});
