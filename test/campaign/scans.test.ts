/**
 * Derivations as a machine reads them from paper. A line in which the machine put another sign, index or digit is another
 * formula, and a false one: that it is the machine's is told by what else the document shows of its slips, and where it
 * shows few, not always.
 */
import { expect, it } from 'vitest';
import { countsOf, SCANS, scanned } from '../support/check/scans.js';

const SEEDS = [1, 2, 3, 4, 5, 6];

it.each<[share: number, found: number]>([
  [0.1, 0.85],
  [0.3, 0.6],
])('with a share of %d garbled', (share, found) => {
  const lines = SEEDS.flatMap((seed) => SCANS.flatMap((name, n) => scanned(name, share, seed * 7919 + n)));
  const counts = countsOf(lines);
  console.log(share, counts);
  expect(counts.accused).toBe(0);
  expect(counts.found).toBeGreaterThanOrEqual(found * counts.mistakes);
  expect(counts.garbledAccused).toBeLessThanOrEqual(0.15 * counts.garbled);
});
