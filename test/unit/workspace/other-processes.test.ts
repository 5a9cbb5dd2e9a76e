import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { openWorkspace } from '#db/workspace.ts';
import { temporaryFolder } from '../../support/workspace.ts';

it('what another process writes to the file is told, once, and what this one writes is not told twice', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'test.muster');
  const service = new WorkspaceService();
  service.create(path, { name: 'Before' });
  const other = openWorkspace(path);
  const listener = vi.fn();
  const stop = service.onChange(listener);
  onTestFinished(() => {
    stop();
    other.close();
    service.close();
    folder.remove();
  });

  service.workspace.write({ actor: 'Test', label: 'Test' }, (tx) =>
    tx.repository('team').create({ name: 'A' }),
  );
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(listener).not.toHaveBeenCalled();

  other.updateSettings({ actor: 'Test', label: 'Test' }, { name: 'After' });
  await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce(), { timeout: 5000 });
  expect(service.info()?.name).toBe('After');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(listener).toHaveBeenCalledOnce();
});
