import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/unit/**/*.test.ts', 'test/fault/**/*.test.ts'],
    pool: 'threads',
    // A worker keeps what it has loaded: most of a short file's time was loading the same sources again.
    isolate: false,
    testTimeout: 30_000,
  },
});
