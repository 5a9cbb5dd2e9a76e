import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/unit/**/*.test.ts', 'test/fault/**/*.test.ts'],
    pool: 'threads',
    testTimeout: 30_000,
  },
});
