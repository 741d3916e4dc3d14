import { defineConfig } from 'vitest/config';

/** These put faults into modules, which must not be those of other tests. */
const withFaults = ['test/semantics/float/mutants.test.ts', 'test/semantics/batch/mutants.test.ts'];

/** Where something else runs beside the tests, packing or compiling may take long. */
const timeouts = { testTimeout: 240_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/support/build-if-stale.ts', 'test/support/scratch-folder.ts'],
    // Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    projects: [
      // To load the sources once and not for each file saves a fifth of the time.
      {
        test: {
          name: 'tests',
          isolate: false,
          ...timeouts,
          include: ['test/**/*.test.ts'],
          exclude: withFaults,
        },
      },
      { test: { name: 'with faults', ...timeouts, include: withFaults } },
    ],
  },
});
