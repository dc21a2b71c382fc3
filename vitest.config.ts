import { defineConfig } from 'vitest/config';

/** `npm test` runs the unit project; `npm run test:all` the long campaigns. */
export default defineConfig({
  test: {
    globalSetup: 'test/support/name-missing-tools.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/campaign/**'],
          // A test that prints starts a browser, on a busy machine from its packed archive.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'campaign', include: ['test/campaign/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
});
