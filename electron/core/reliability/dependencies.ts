import { listDependencies } from '#db/service/dependency-queries.ts';
import type { DependencyGraph } from '#shared/service/service-views.ts';
import type { ReviewContext } from '../review/context.ts';
import { listRows, type ShownList } from './list-rows.ts';
import { surroundings } from './service-nodes.ts';
import { allSloRows } from './slo-standings.ts';

/** The services of a list, how they are doing at the end of the week, and what depends on what among them. */
export function dependencyGraph(context: ReviewContext, list: ShownList): DependencyGraph {
  const ids = listRows(context, 'service', list).map(({ id }) => id);
  const shown = new Set(ids);
  const all = listDependencies(context.workspace.connection);
  const edges = all.filter(({ from, to }) => shown.has(from) && shown.has(to));
  const touching = all.filter(({ from, to }) => shown.has(from) || shown.has(to));
  return {
    nodes: surroundings(context, ids, allSloRows(context)).nodes,
    edges,
    outside: touching.length - edges.length,
  };
}
