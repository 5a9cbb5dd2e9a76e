import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/unit/**/*.test.ts', 'test/fault/**/*.test.ts'],
    pool: 'threads',
    // By default a core is left free, which is half of a small machine.
    maxWorkers: '100%',
    // A worker keeps what it has loaded: most of a short file's time was loading the same sources again.
    isolate: false,
    testTimeout: 30_000,
  },
});
