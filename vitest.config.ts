import { defineConfig } from 'vitest/config';

const globalSetup = 'test/support/name-missing-tools.ts';

/**
 * `npm test` runs the unit project, `npm run test:all` the campaigns, `npm run test:long` what takes an hour: every
 * shipped sheet printed in every way, by browser and by LaTeX, and mistakes put into sheets by the thousand.
 */
export default defineConfig({
  test: {
    // Left alone, the runner keeps one core for nobody.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/campaign/**', 'test/long/**'],
          globalSetup,
          // A test that prints starts a browser, the first one on a machine from its packed archive.
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'campaign',
          include: ['test/campaign/**/*.test.ts'],
          globalSetup,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          globalSetup,
          testTimeout: 3_600_000,
          hookTimeout: 3_600_000,
        },
      },
    ],
  },
});
