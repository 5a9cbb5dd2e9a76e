import path from 'node:path';
import { temporaryFolder } from '../support/workspace.ts';
import { test as appTest, startShell } from './app.ts';
import { type Probed, shellContract } from './shell-contract.ts';

const root = path.resolve(import.meta.dirname, '../..');

const test = appTest.extend<{ probed: Probed }>({
  probed: async ({ shell }, use) => {
    const folder = temporaryFolder();
    const workspace = path.join(folder.path, 'probe');
    const started = await startShell(shell, {
      renderer: path.join(root, 'node_modules/.cache/muster-e2e/probe'),
      core: path.join(root, 'test/e2e/probe/core.ts'),
      workspace,
    });
    const page = await started.openWindow('/');
    await use({ started, page, mark: `${workspace}.closed` });
    await started.quit();
    folder.remove();
  },
});

shellContract(test);
