/** Letters of a program that stand for nothing in the spec, though a reading of them fits the shapes of one line. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../../support/shipped.js';

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
