/** The specs over handwritten digits, whose images come in an optional package. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const hasImages = (): boolean => {
  try {
    return createRequire(import.meta.url).resolve('mnist/src/digits/0.json') !== '';
  } catch {
    return false;
  }
};

/** `describe` for tests that need the images; they are skipped where the package is missing. */
export const describeDigits = (name: string, tests: () => void): void => {
  describe.skipIf(!hasImages())(`${name} (needs the package mnist)`, tests);
};

export const digitsSpec = (name: 'five-or-six' | 'ten-digits'): string =>
  readFileSync(fileURLToPath(new URL(`../../specs/digits/${name}.yaml`, import.meta.url)), 'utf8');
