import type { Workspace } from '#db/workspace.ts';
import { slugOf } from '#shared/entity/slug.ts';
import type { WorkspaceStart } from '#shared/workspace/start.ts';
import { builtInKpiId } from '../kpi/built-in.ts';

/** Makes the first teams and services of a new workspace and sets its targets; the history of people's work starts after. */
export function addStartRecords(workspace: Workspace, { teams, services, targets }: WorkspaceStart): void {
  if (teams.length + services.length + targets.length === 0) return;
  const meta = { actor: workspace.settings.actor, label: 'Set the workspace up' };
  workspace.write(meta, (tx) => {
    const teamIds = new Map(teams.map((name) => [name, tx.repository('team').create({ name }).id]));
    for (const { name, tier, team } of services)
      tx.repository('service').create({
        slug: slugOf(name, name),
        name,
        tier,
        teamId: team === null ? null : (teamIds.get(team) ?? null),
        lifecycle: 'production',
      });
    for (const { kpi, target } of targets) tx.repository('kpi').update(builtInKpiId(kpi), { target });
  });
  workspace.log.settle();
}
