import { defineConfig } from 'vitest/config';

const globalSetup = 'test/support/name-missing-tools.ts';

/** `npm test` runs the unit project, `npm run test:all` the long campaigns. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/campaign/**'],
          globalSetup,
          // A test that prints starts a browser, the first one on a machine from its packed archive.
          testTimeout: 60_000,
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
    ],
  },
});
