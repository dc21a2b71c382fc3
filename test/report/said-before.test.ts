/** What a part of a spec says as an earlier one did. */
import { expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeTerminal } from '../../src/write/terminal.js';
import type { Spec } from '../support/solved.js';

const SPEC: Spec = {
  network: {
    inputs: ['x'],
    layers: [{ units: 1, activation: 'tanh', weights: [['w']], bias: ['b'], preactivations: ['z'], outputs: ['y'] }],
    target: 't',
  },
  loss: 'half-squared-error',
  values: { x: 1, w: 1, b: 0, t: 1 },
};
const NO_CHECKS = { seed: 0, checks: [], failures: [] };
const printed = (parts: Spec, more: Spec = {}): string => {
  const text = JSON.stringify({ ...SPEC, ...more, parts });
  const solved = solveText({ name: 'spec', text }, { solver: solveInStyle });
  return writeTerminal(solutionSheet(solved.map((part) => ({ ...part, certificate: NO_CHECKS }))));
};
const references = (text: string): number => text.match(/As in part a,\ssection\s\d\./g)?.length ?? 0;

it('is referred to: the drawing and the local derivatives of the same network with other values', () => {
  expect(references(printed({ a: {}, b: { values: { w: 2 } } }))).toBe(2);
});

it('is said again where the loss is another: its derivative differs', () => {
  expect(references(printed({ a: {}, b: { loss: 'squared-error' } }))).toBe(1);
});

it('is said again with full detail', () => {
  expect(references(printed({ a: {}, b: { values: { w: 2 } } }, { detail: 'full' }))).toBe(0);
});
