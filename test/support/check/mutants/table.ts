/** How the mutants of several documents came out, counted. */
import { expect } from 'vitest';
import type { MutantReport } from './judge.js';

/** Of the mutants, so many may be missed. */
const MOST_MISSED = 0.005;

const counted = (of: readonly string[]): string =>
  [...new Set(of)].map((each) => `${of.filter((other) => other === each).length} ${each}`).join(', ');

/** `12 documents, 480 right lines; sign: 99 wrong, 1 undecided; digit: 200 wrong` */
export function countsOf(reports: readonly MutantReport[]): string {
  const mutants = reports.flatMap((r) => r.mutants);
  const right = reports.reduce((sum, r) => sum + r.claims - r.notRight.length, 0);
  const kinds = [...new Set(mutants.map((m) => m.kind))].map(
    (kind) => `${kind}: ${counted(mutants.filter((m) => m.kind === kind).map((m) => m.came))}`,
  );
  return [`${reports.length} documents, ${right} right lines`, ...kinds].join('; ');
}

/** Prints the counts and what is missed, and expects what the aim says. */
export function expectFound(name: string, reports: readonly MutantReport[]): void {
  const mutants = reports.flatMap((r) => r.mutants);
  const missed = mutants.filter((m) => m.came !== 'wrong');
  console.log([`${name}: ${countsOf(reports)}`, ...missed.map((m) => m.shown)].join('\n'));
  expect(reports.flatMap((r) => r.notRight)).toEqual([]);
  expect(reports.flatMap((r) => r.accused)).toEqual([]);
  expect(missed.length).toBeLessThanOrEqual(MOST_MISSED * mutants.length);
}
