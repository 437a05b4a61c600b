import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/setup/mmp-contract.ts'],
    include: ['test/**/*.test.ts'],
    reporters: ['default', './.ci/closing-line.mjs'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
