/** Whether the mistake in a student's line is named: in some lines of each group, and in those that were kept aside. */
import { expect, it } from 'vitest';
import { GROUPS, unnamed } from '../../support/check/student-lines.js';

/** A campaign judges them all. */
const ONE_IN = 8;

it('names the mistakes', () => {
  expect(unnamed((g) => g.lines.filter((_, n) => n % ONE_IN === 0))).toEqual([]);
});

it('names the mistakes of lines that were kept aside', () => {
  const count = GROUPS.flatMap((g) => g.aside).length;
  const missed = unnamed((g) => g.aside);
  expect(count).toBeGreaterThanOrEqual(20);
  expect((count - missed.length) / count, missed.join('\n')).toBeGreaterThan(0.85);
});
