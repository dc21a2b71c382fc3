/** Linear layers as one: composite weights against products of matrices, and against the network's own output. */
import { describe, expect, it } from 'vitest';
import { sym } from '../../src/language/expr.js';
import { within } from '../../src/language/table.js';
import { sheetText, solvedOne } from '../support/sheets.js';
import type { Spec } from '../support/solved.js';

const W1 = [
  [1, 2],
  [3, 4],
  [5, 6],
];
const W2 = [
  [1, 0, 2],
  [0, 1, 1],
];
const INDEXED: Spec = {
  network: { inputs: 2, layers: [{ units: 3 }, { units: 2 }], target: 2 },
  loss: 'half-squared-error',
  values: { W1, W2, b1: [1, 1, 1], b2: [0, 1], x: [1, 1], t: [0, 0] },
  tasks: ['collapse'],
};
const SAMPLES: Spec = {
  ...INDEXED,
  batch: 'mean',
  values: {
    ...(INDEXED.values as object),
    x: [
      [1, 1],
      [2, 0],
    ],
    t: [
      [0, 0],
      [1, 1],
    ],
  },
};

describe.each([
  ['one sample', INDEXED],
  ['several', SAMPLES],
])('with indices, %s', (_, spec) => {
  it('there is one derivation, and the product of the matrices', () => {
    const { solution } = solvedOne(spec);
    expect(solution.collapsed).toHaveLength(1);
    within(solution.problem.table, () => {
      for (const [i, row] of W2.entries()) {
        for (const j of [0, 1]) {
          const product = row.reduce((sum, w, k) => sum + w * (W1[k]?.[j] as number), 0);
          expect(solution.values.of(sym('composite weight', i + 1, j + 1))).toBe(product);
        }
        const bias = row.reduce((sum, w) => sum + w, 0) + i;
        expect(solution.values.of(sym('composite bias', i + 1))).toBe(bias);
      }
    });
  });

  it('the sheet has it in matrices', () => {
    expect(sheetText(spec)).toContain("W' &{} = W^{(2)}W^{(1)}");
  });
});

it('with names, each weight stands with its numbers', () => {
  const sheet = sheetText({
    network: {
      inputs: ['x1', 'x2'],
      layers: [
        {
          units: 2,
          weights: [
            ['p', 'q'],
            ['r', 's'],
          ],
          bias: false,
          preactivations: ['h1', 'h2'],
          outputs: ['h1', 'h2'],
        },
        { units: 1, weights: [['u', 'v']], bias: ['c'], preactivations: ['y'], outputs: ['y'] },
      ],
    },
    loss: 'y',
    values: { x1: 1, x2: 0, p: 2, q: -1.5, r: 2, s: 3, u: 0.5, v: 1, c: -1 },
    tasks: ['collapse'],
  });
  expect(sheet).toContain("w_1' &{} = up + vr = 0.5 \\times 2 + 1 \\times 2 = 3");
  expect(sheet).toContain("w_2' &{} = uq + vs = 0.5 \\times (-1.5) + 1 \\times 3 = 2.25");
});
