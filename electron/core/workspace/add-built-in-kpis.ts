import type { Workspace } from '#db/workspace.ts';
import { ensureBuiltInKpis } from '../kpi/built-in.ts';

/** Gives a workspace the built-in KPIs that it does not have. What people changed in them stays. */
export function addBuiltInKpis(workspace: Workspace): void {
  const meta = { actor: workspace.settings.actor, label: 'Add the built-in KPIs' };
  workspace.write(meta, (tx) => ensureBuiltInKpis(tx));
  workspace.log.settle();
}
