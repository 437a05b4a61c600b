import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/simulation/*.simulation.ts'], reporters: ['dot'], disableConsoleIntercept: true },
});
