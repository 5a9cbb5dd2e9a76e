import type { Workspace } from '#db/workspace.ts';
import { ensureBuiltInKpis } from '../kpi/built-in.ts';
import { ensureBuiltInTemplates } from '../meeting/templates.ts';

/** Gives a workspace the built-in KPIs that it does not have, and review templates where it has none. What people changed in them stays. */
export function addBuiltIns(workspace: Workspace): void {
  const meta = { actor: workspace.settings.actor, label: 'Add the built-in KPIs and templates' };
  workspace.write(meta, (tx) => {
    ensureBuiltInKpis(tx);
    ensureBuiltInTemplates(tx);
  });
  workspace.log.settle();
}
