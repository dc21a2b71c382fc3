/** Derivations as a machine reads them from paper, with slips of the reader in some lines; the campaign has more. */
import { expect, it } from 'vitest';
import { countsOf, SCANS, scanned } from '../support/check/scans.js';

it('finds what the authors got wrong where nothing was misread', () => {
  const counts = countsOf(SCANS.flatMap((name) => scanned(name, 0, 1)));
  expect(counts).toEqual({ right: 99, accused: 0, mistakes: 18, found: 18, garbled: 0, garbledAccused: 0 });
});

it('accuses no author of what the machine did to other lines', () => {
  const counts = countsOf(SCANS.flatMap((name, n) => scanned(name, 0.1, n + 1)));
  expect(counts.accused).toBe(0);
  expect(counts.garbledAccused).toBeLessThanOrEqual(1);
  expect(counts.found).toBeGreaterThanOrEqual(0.8 * counts.mistakes);
});
