import type { DependencyGraph, ServiceNode } from './service-views.ts';

/** More services than these are no drawing that a person can read. */
export const READABLE_SERVICES = 80;

/** The part of a graph within so many dependencies of one service, in both directions; `outside` grows by the rest. */
export function neighbourhood(graph: DependencyGraph, id: string, steps: number): DependencyGraph {
  const near = new Set([id]);
  for (let step = 0; step < steps; step += 1) {
    const ring = [...near];
    const isNear = new Set(ring);
    for (const { from, to } of graph.edges) {
      if (isNear.has(from)) near.add(to);
      if (isNear.has(to)) near.add(from);
    }
  }
  const edges = graph.edges.filter(({ from, to }) => near.has(from) && near.has(to));
  const cut = graph.edges.filter(({ from, to }) => near.has(from) !== near.has(to)).length;
  return {
    nodes: graph.nodes.filter((node) => near.has(node.id)),
    edges,
    outside: graph.outside + cut,
  };
}

/** The service to begin with in a graph that is too large to draw: one in trouble, else the one most depend on. */
export function firstService({ nodes, edges }: DependencyGraph): ServiceNode | undefined {
  const needing = new Map<string, number>();
  for (const { to } of edges) needing.set(to, (needing.get(to) ?? 0) + 1);
  const weight = ({ id, health }: ServiceNode) =>
    (health.rag === 'red' ? edges.length : 0) + (needing.get(id) ?? 0);
  let best = nodes[0];
  for (const node of nodes) if (best && weight(node) > weight(best)) best = node;
  return best;
}
