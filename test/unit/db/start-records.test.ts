import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { workspaceStartSchema } from '#shared/workspace/start.ts';
import { temporaryFolder } from '../../support/workspace.ts';

describe('the first records of a workspace', () => {
  const folder = temporaryFolder();
  afterEach(() => folder.remove());

  it('are there from the start, owned, and are nothing to undo', () => {
    const service = new WorkspaceService();
    service.create(
      path.join(folder.path, 'new.muster'),
      { name: 'New' },
      {
        teams: ['Payments'],
        services: [
          { name: 'Checkout API', tier: 1, team: 'Payments' },
          { name: '支付', tier: 2, team: null },
        ],
        targets: [{ kpi: 'change-failure-rate', target: 0.075 }],
      },
    );
    const { workspace } = service;
    const [team] = workspace.repository('team').all();
    expect(workspace.repository('service').all()).toMatchObject([
      { slug: 'checkout-api', tier: 1, teamId: team?.id },
      { slug: '支付', tier: 2, teamId: null },
    ]);
    expect(workspace.repository('kpi').get('kpi-change-failure-rate')?.target).toBe(0.075);
    expect(workspace.log.undoable()).toBeUndefined();
    service.close();
  });

  it('are refused when two have one name', () => {
    expect(workspaceStartSchema.safeParse({ teams: ['Search', 'search '] }).error?.issues[0]?.message).toBe(
      'Two teams have the same name.',
    );
  });
});
