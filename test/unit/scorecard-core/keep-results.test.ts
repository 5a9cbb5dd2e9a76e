import { expect, test } from 'vitest';
import { storeEndedWeek } from '#core/scorecard/keep-results.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { resultsOfWeek } from '#db/scorecard/result-queries.ts';
import { temporaryFolder } from '../../support/workspace.ts';

test('the scorecards of a week that has ended are stored once, apart from undo', () => {
  const folder = temporaryFolder();
  const workspaces = new WorkspaceService(() => new Date('2026-11-23T09:00:00Z'));
  workspaces.create(`${folder.path}/a.muster`, { zone: 'Europe/Berlin' });
  const { workspace } = workspaces;
  workspace.write({ actor: '', label: 'Add service' }, (tx) =>
    tx.repository('service').create({ name: 'Checkout', slug: 'checkout' }),
  );

  expect(storeEndedWeek(workspaces)).toBe(1);
  expect(storeEndedWeek(workspaces)).toBe(0);
  expect(resultsOfWeek(workspace.connection, '2026-W47')).toHaveLength(1);
  expect(workspace.log.undoable()?.label).toBe('Add service');

  // The service goes, and what was stored about it goes along.
  workspace.undo('');
  expect(resultsOfWeek(workspace.connection, '2026-W47')).toHaveLength(0);
  expect(workspace.log.redoable()?.label).toBe('Add service');
  workspaces.close();
  folder.remove();
});
