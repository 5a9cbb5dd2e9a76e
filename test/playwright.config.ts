import { defineConfig } from '@playwright/test';
import { electronProgram } from './e2e/start-electron.ts';

const shells =
  electronProgram() === undefined ? ['chromium' as const] : ['chromium' as const, 'electron' as const];

/** The same specs on every shell this machine has. The app is started by the specs' own fixture: no server, no port. */
export default defineConfig<{ shell: 'chromium' | 'electron' }>({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './e2e/setup.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine is not a failure: how fast things are is measured by the bench.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: { actionTimeout: 30_000 },
  projects: shells.map((shell) => ({ name: shell, use: { shell } })),
});
