import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-if-stale.ts', 'test/support/scratch-folder.ts'],
    // Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    testTimeout: 240_000,
  },
});
