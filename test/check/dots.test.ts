/** Matrices of which only the first and the last entries are written, with dots between: what is written is judged. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { readProblems } from '../../src/problem/read.js';

const { raw } = String;

/** z is -0.5, 0, 0.5, 1, 1.5, 2. */
const SAMPLES = readProblems(
  JSON.stringify({
    define: ['z[n] = w*x[n] + b', 'a[n] = sigmoid(z[n])'],
    loss: { name: 'L', is: 'sum(n, (t[n] - a[n])^2)/2' },
    sizes: { n: 6 },
    wrt: ['w', 'b'],
    values: { x: [1, 2, 3, 4, 5, 6], t: [0, 0, 0, 1, 1, 1], w: 0.5, b: -1 },
  }),
  'spec',
);

const column = (...cells: readonly string[]): string => raw`\begin{bmatrix} ${cells.join(raw` \\ `)} \end{bmatrix}`;
const row = (...cells: readonly string[]): string => raw`\begin{bmatrix} ${cells.join(' & ')} \end{bmatrix}`;
const DOTS = raw`\vdots`;

// NumPy: the sigmoids of -0.5, 1.5 and 2 are 0.37754, 0.81757 and 0.88080.
it.each([
  [`z = ${column('-0.5', '0', DOTS, '2')}`, 'correct'],
  [`z = ${column('-0.5', '0', DOTS, '1.5')}`, 'wrong'],
  [`z = ${column('-0.5', '0.5', DOTS, '2')}`, 'wrong'],
  [`z = ${column('-0.5', '0', '0.5', '1', DOTS, '1.5', '2')}`, 'correct'],
  [`z = ${column('-0.5', '0', '0.5', '1', DOTS, '1', '1.5', '2')}`, 'undecided'],
  [`z = ${row('-0.5', raw`\cdots`, '2')}^T`, 'correct'],
  [`z^T = ${row('-0.5', raw`\text{\ldots{}}`, '2')}`, 'correct'],
  [`z^T = ${row('-0.5', raw`\dots`, '1')}`, 'wrong'],
  [raw`a = \sigma\left( ${column('-0.5', DOTS, '2')} \right) = ${column('0.378', DOTS, '0.818', '0.881')}`, 'rounded'],
  [raw`a = \sigma\left( ${column('-0.5', DOTS, '2')} \right) = ${column('0.378', DOTS, '0.881', '0.818')}`, 'wrong'],
  [`a - t = ${column('0.378', DOTS, '0.881')} - t = ${column('0.378', DOTS, '-0.182', '-0.119')}`, 'rounded'],
  [`a - t = ${column('0.378', DOTS, '0.881')} - t = ${column('0.378', DOTS, '-0.182', '0.119')}`, 'wrong'],
  // What dots are added up to nobody knows.
  [raw`L = \frac12 \sum_n \left( ${column('0.378', DOTS, '0.881')} \right)`, 'unread'],
])('%s is %s', (line, verdict) => {
  expect(checkDocument(SAMPLES, `$$${line}$$`).claims.map((c) => c.verdict)).toEqual([verdict]);
});

/** W has a row for each of three units. */
const LAYER = readProblems(
  JSON.stringify({
    define: ['h[i] = sum(j, W[i,j]*x[j])'],
    loss: 'sum(i, h[i]^2)/2',
    sizes: { i: 3, j: 4 },
    wrt: ['W'],
    values: {
      W: [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 10, 11, 12],
      ],
      x: [1, 0, 2, -1],
    },
  }),
  'spec',
);

const matrix = (...rows: readonly string[]): string => raw`\begin{bmatrix} ${rows.join(raw` \\ `)} \end{bmatrix}`;

// W x is (3, 11, 19).
it.each([
  [raw`W = ${matrix(raw`1 & \cdots & 4`, raw`\vdots & \ddots & \vdots`, raw`9 & \cdots & 12`)}`, 'correct'],
  [raw`W = ${matrix(raw`1 & \cdots & 4`, raw`\vdots & \ddots & \vdots`, raw`9 & \cdots & 11`)}`, 'wrong'],
  [raw`W = ${matrix('1 & 2 & 3 & 4', raw`\vdots`, '9 & 10 & 11 & 12')}`, 'correct'],
  [raw`h = ${matrix('1 & 2 & 3 & 4', raw`\vdots`, '9 & 10 & 11 & 12')}x = ${column('3', DOTS, '19')}`, 'correct'],
  [raw`h = ${matrix('1 & 2 & 3 & 4', raw`\vdots`, '9 & 10 & 11 & 12')}x = ${column('3', DOTS, '18')}`, 'wrong'],
  [raw`h = ${matrix(raw`1 & 2 & \cdots & 4`, raw`9 & 10 & \cdots & 12`)}${column('1', DOTS, '-1')}`, 'undecided'],
])('of a matrix, %s is %s', (line, verdict) => {
  const { claims } = checkDocument(LAYER, `$$h = Wx$$\n\n$$${line}$$`);
  expect(claims.at(-1)?.verdict).toBe(verdict);
});
