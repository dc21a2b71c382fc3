/** How much work a thing may be, whatever the machine is and whatever else it does. */
import { expect } from 'vitest';

/** What `run` comes to, in so many milliseconds of the processor's time, as a machine has them that nothing else slows. */
export function inTime<T>(budget: number, run: () => T, what?: string): T {
  const { result, spent } = timed(run);
  // Another process on the same core makes all slower alike: a known piece of work tells how much.
  if (spent > budget) expect(spent / timed(knownWork).spent, what).toBeLessThan(budget / KNOWN_WORK);
  return result;
}

/** Milliseconds that `knownWork` takes where the budgets were set. */
const KNOWN_WORK = 50;

/** Small objects and strings, as reading formulas makes them. */
function knownWork(): number {
  const words = Array.from({ length: 60_000 }, (_, n) => ({ text: `w_${(n * 7919) % 60_013}`, n }));
  words.sort((a, b) => a.text.localeCompare(b.text));
  return new Map(words.map((word) => [word.text, word])).size;
}

/** A test file has a process of its own. */
function timed<T>(run: () => T): { readonly result: T; readonly spent: number } {
  const before = process.cpuUsage();
  const result = run();
  return { result, spent: process.cpuUsage(before).user / 1000 };
}
