/** How much work a thing may be, whatever else the machine does. */
import { expect } from 'vitest';

/** What `run` comes to, in so many milliseconds of the processor's time: a test file has a process of its own. */
export function inTime<T>(budget: number, run: () => T, what?: string): T {
  const before = process.cpuUsage();
  const result = run();
  expect(process.cpuUsage(before).user / 1000, what).toBeLessThan(budget);
  return result;
}
