/** Something that depends on something else; both are ids. */
export type Edge = { from: string; to: string };

/** A node's place: `layer` counts from the callers on the left, `row` down from the middle (may be a fraction). */
export type Place = { id: string; layer: number; row: number };

/** An edge with the places it passes, both ends included; `isBack` where it had to be turned to break a cycle. */
export type Route = Edge & { points: readonly { layer: number; row: number }[]; isBack: boolean };

export type Layout = {
  places: readonly Place[];
  routes: readonly Route[];
  layers: number;
  /** The rows of the fullest layer, places that edges pass through included. */
  rows: number;
  /** Nodes without an edge, in the order given. */
  alone: readonly string[];
};

const SWEEPS = 8;

/**
 * Draws a graph in layers, what depends on the left of what it depends on (K. Sugiyama, S. Tagawa, M. Toda, “Methods
 * for Visual Understanding of Hierarchical System Structures”, 1981): turn the edges that close a cycle, put each node
 * one layer after the last of those that depend on it, let long edges pass through a place in every layer between, and
 * order each layer by the mean place of its neighbours, back and forth. Edges to unknown nodes, doubled ones and those
 * of a node to itself are left out. The same input gives the same drawing.
 */
export function layeredLayout(ids: readonly string[], given: readonly Edge[]): Layout {
  const known = new Set(ids);
  const seen = new Set<string>();
  const edges = given.filter(({ from, to }) => {
    const name = `${from} ${to}`;
    if (from === to || !known.has(from) || !known.has(to) || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = ids.filter((id) => joined.has(id));
  const back = backEdges(nodes, edges);
  const forward = edges.map((edge) => (back.has(edge) ? { from: edge.to, to: edge.from } : edge));
  const layerOf = layersOf(nodes, forward);
  const chains = forward.map((edge, index) => chainOf(edge, index, layerOf));
  const layers = orderedLayers(nodes, layerOf, chains);
  const places = placesOf(layers);
  return {
    places: nodes.map((id) => ({ id, ...(places.get(id) ?? { layer: 0, row: 0 }) })),
    routes: edges.map((edge, index) => {
      const isBack = back.has(edge);
      const points = (chains[index] ?? []).map((id) => places.get(id) ?? { layer: 0, row: 0 });
      return { ...edge, isBack, points: isBack ? points.toReversed() : points };
    }),
    layers: layers.length,
    rows: Math.max(0, ...layers.map(({ length }) => length)),
    alone: ids.filter((id) => !joined.has(id)),
  };
}

/** Edges that lead back to a node from which the walk came; without them there is no cycle. */
function backEdges(nodes: readonly string[], edges: readonly Edge[]): Set<Edge> {
  const out = Map.groupBy(edges, ({ from }) => from);
  const targets = new Set(edges.map(({ to }) => to));
  // Walks begin where nothing leads to, so that as few edges as can be are turned.
  const starts = [...nodes.filter((id) => !targets.has(id)), ...nodes];
  const state = new Map<string, 'on-path' | 'done'>();
  const back = new Set<Edge>();
  for (const start of starts) {
    if (state.has(start)) continue;
    state.set(start, 'on-path');
    const path = [{ id: start, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = out.get(top.id)?.[top.next];
      top.next += 1;
      if (edge === undefined) {
        state.set(top.id, 'done');
        path.pop();
      } else if (state.get(edge.to) === 'on-path') back.add(edge);
      else if (!state.has(edge.to)) {
        state.set(edge.to, 'on-path');
        path.push({ id: edge.to, next: 0 });
      }
    }
  }
  return back;
}

/** The layer of each node: one after the last of its predecessors; the graph has no cycle. */
function layersOf(nodes: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const out = Map.groupBy(edges, ({ from }) => from);
  const waiting = new Map(nodes.map((id) => [id, 0]));
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const layer = new Map<string, number>();
  const ready = nodes.filter((id) => waiting.get(id) === 0);
  for (let at = 0; at < ready.length; at += 1) {
    const id = ready[at] ?? '';
    const own = layer.get(id) ?? 0;
    layer.set(id, own);
    for (const { to } of out.get(id) ?? []) {
      layer.set(to, Math.max(layer.get(to) ?? 0, own + 1));
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return layer;
}

/** The places an edge passes, one in each layer; those between its ends are its own. */
function chainOf({ from, to }: Edge, index: number, layerOf: ReadonlyMap<string, number>): string[] {
  const first = layerOf.get(from) ?? 0;
  const last = layerOf.get(to) ?? 0;
  const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => `edge ${index} ${at}`);
  return [from, ...between, to];
}

/** Each layer in an order with few crossings. */
function orderedLayers(
  nodes: readonly string[],
  layerOf: ReadonlyMap<string, number>,
  chains: readonly (readonly string[])[],
): string[][] {
  const layers: string[][] = [];
  const put = (id: string, layer: number) => {
    layers[layer] ??= [];
    layers[layer].push(id);
  };
  for (const id of nodes) put(id, layerOf.get(id) ?? 0);
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const chain of chains) {
    const first = layerOf.get(chain[0] ?? '') ?? 0;
    for (const [at, id] of chain.entries()) {
      if (at > 0 && at < chain.length - 1) put(id, first + at);
      const next = chain[at + 1];
      if (next === undefined) continue;
      after.set(id, [...(after.get(id) ?? []), next]);
      before.set(next, [...(before.get(next) ?? []), id]);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const order = layers.map((_, at) => (isDown ? at : layers.length - 1 - at)).slice(1);
    for (const at of order) sortLayer(layers, at, isDown ? before : after, isDown ? at - 1 : at + 1);
  }
  return layers;
}

/** Orders a layer by the mean place of its neighbours in the layer beside it; those without any stay where they are. */
function sortLayer(
  layers: string[][],
  at: number,
  neighbours: ReadonlyMap<string, readonly string[]>,
  beside: number,
): void {
  const place = new Map((layers[beside] ?? []).map((id, row) => [id, row]));
  const layer = layers[at] ?? [];
  const scale = (layers[beside]?.length ?? 1) / Math.max(1, layer.length);
  const mean = new Map(
    layer.map((id, row) => {
      const rows = (neighbours.get(id) ?? []).flatMap((other) => place.get(other) ?? []);
      const total = rows.reduce((sum, one) => sum + one, 0);
      return [id, rows.length === 0 ? row * scale : total / rows.length];
    }),
  );
  layers[at] = layer.toSorted((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
}

/** Rows of each layer around the middle of the fullest one. */
function placesOf(layers: readonly (readonly string[])[]): Map<string, { layer: number; row: number }> {
  const most = Math.max(0, ...layers.map(({ length }) => length));
  return new Map(
    layers.flatMap((layer, at) =>
      layer.map((id, row) => [id, { layer: at, row: row + (most - layer.length) / 2 }] as const),
    ),
  );
}
