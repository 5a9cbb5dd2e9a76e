import { expect, it } from 'vitest';
import { firstService, neighbourhood } from '#shared/service/neighbourhood.ts';
import type { DependencyGraph, ServiceNode } from '#shared/service/service-views.ts';

const node = (id: string, rag: 'red' | 'green' = 'green'): ServiceNode => ({
  id,
  name: id,
  tier: null,
  team: null,
  health: { rag, word: '' } as unknown as ServiceNode['health'],
  openIncidents: [],
});

const graph: DependencyGraph = {
  nodes: ['shop', 'cart', 'pay', 'bank', 'mail'].map((id) => node(id)),
  edges: [
    { from: 'shop', to: 'cart' },
    { from: 'cart', to: 'pay' },
    { from: 'pay', to: 'bank' },
    { from: 'mail', to: 'bank' },
  ],
  outside: 2,
};

it('keeps what is within so many dependencies, in both directions, and counts what is cut off', () => {
  const near = neighbourhood(graph, 'cart', 1);
  expect(near.nodes.map(({ id }) => id)).toEqual(['shop', 'cart', 'pay']);
  expect(near.edges).toEqual(graph.edges.slice(0, 2));
  expect(near.outside).toBe(3);
  expect(neighbourhood(graph, 'cart', 3).nodes).toHaveLength(5);
});

it('begins with a service in trouble, else with the one that most depend on', () => {
  expect(firstService(graph)?.id).toBe('bank');
  expect(firstService({ ...graph, nodes: [...graph.nodes, node('late', 'red')] })?.id).toBe('late');
  expect(firstService({ nodes: [], edges: [], outside: 0 })).toBeUndefined();
});
