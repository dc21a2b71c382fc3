/** What gradsheet prints, it also reads, and finds right: every line of the shipped sheets that do not take long. */
import { expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { judgeOwnSheet, SHORT_SHEETS } from '../support/check/own-sheet.js';
import { texOf } from '../support/check/tex-of.js';

it.each(SHORT_SHEETS)('%s', (name) => {
  const { claims, notRight } = judgeOwnSheet(name);
  expect(claims).toBeGreaterThan(4);
  expect(notRight).toEqual([]);
});

// Nothing has a value but the weights, of which the first is a coefficient further down by chance: -0.86538 to three digits.
it.each(['exact', 'rounded'])('values in letters, carry: %s', (carry) => {
  const layers = [
    { units: 3, activation: 'identity', weights: [[0.865], [-1.085], [-0.515]], bias: [-1.175, -0.085, -0.255] },
    { units: 1, activation: 'leaky-relu', weights: [[-0.335, 0.025, 1.065]], bias: false },
  ];
  const spec = JSON.stringify({
    network: { inputs: 1, layers, target: 1 },
    loss: 'half-squared-error',
    notation: { profile: 'mazur', style: 'operations' },
    detail: 'full',
    carry,
    rounding: { significant: 3 },
  });
  const tex = texOf(spec);
  expect(tex).toContain('0.865i_1))^2$');
  const { lines } = check(spec, tex);
  expect(lines.length).toBeGreaterThan(150);
  expect(lines.filter(({ verdict }) => verdict !== 'correct' && verdict !== 'rounded')).toEqual([]);
  const wrong = check(spec, tex.replaceAll('0.865i_1))^2$', '0.875i_1))^2$')).lines;
  expect(wrong.map((l) => l.verdict).filter((v) => v === 'wrong' || v === 'follows')).toEqual(['wrong', 'follows']);
});

// 1 − 0.35² is 0.878, which is no slope of these units, and happens to be another quantity to three digits.
it('a product with a factor that was rounded on the way', () => {
  const layers = [
    {
      units: 2,
      activation: 'tanh',
      weights: [
        [0.925, 0.495],
        [-0.115, 0.165],
      ],
      bias: [-0.915, -0.355],
    },
  ];
  const spec = JSON.stringify({
    network: { inputs: 2, layers, target: 2 },
    loss: 'half-squared-error',
    batch: 'mean',
    values: {
      x: [
        [-0.245, -0.235],
        [0.365, -0.215],
      ],
      t: [
        [0.64, 0.68],
        [0.35, 0.53],
      ],
    },
    notation: { profile: 'nielsen', style: 'operations' },
    carry: 'rounded',
    rounding: { decimals: 3 },
  });
  const tex = texOf(spec);
  const notRightIn = (text: string): readonly string[] =>
    check(spec, text)
      .lines.filter((l) => l.verdict !== 'correct' && l.verdict !== 'rounded')
      .map((l) => l.verdict);
  expect(notRightIn(tex)).toEqual([]);
  expect(tex).toContain(String.raw`$(-0.515) \times 0.878$`);
  expect(notRightIn(tex.replace(String.raw`$(-0.515) \times 0.878$`, String.raw`$(-0.515) \times 0.888$`))).toEqual([
    'wrong',
  ]);
});
