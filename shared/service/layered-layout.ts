/** Something that depends on something else; both are ids. */
export type Edge = { from: string; to: string };

/** A node's place: `layer` counts from the callers on the left, `row` from the top; it may be a fraction. */
export type Place = { id: string; layer: number; row: number };

/** An edge with the places it passes, both ends included; `isBack` where it had to be turned to break a cycle. */
export type Route = Edge & { points: readonly { layer: number; row: number }[]; isBack: boolean };

export type Layout = {
  places: readonly Place[];
  routes: readonly Route[];
  layers: number;
  /** How many rows high the drawing is; may be a fraction. */
  rows: number;
  /** Nodes without an edge, in the order given. */
  alone: readonly string[];
};

const SWEEPS = 8;
/** How much of a row a node takes, and a place that edges only pass. */
const SIZE = { node: 1, pass: 0.3 } as const;

/**
 * Draws a graph in layers, what depends on the left of what it depends on (K. Sugiyama, S. Tagawa, M. Toda, “Methods
 * for Visual Understanding of Hierarchical System Structures”, 1981): turn the edges that close a cycle, put each node
 * one layer after the last of those that depend on it, let long edges pass through a place in every layer between, order
 * each layer by the mean place of its neighbours, back and forth, and move it towards them. Long edges that lead to the
 * same node share the places they pass, so that what many depend on is reached by one line. Edges to unknown nodes,
 * doubled ones and those of a node to itself are left out. The same input gives the same drawing.
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
  const chains = forward.map((edge) => chainOf(edge, layerOf));
  const links = linksOf(chains);
  const layers = orderedLayers(nodes, layerOf, chains, links);
  const places = placesOf(layers, links, joined);
  return {
    places: nodes.map((id) => ({ id, ...(places.get(id) ?? { layer: 0, row: 0 }) })),
    routes: edges.map((edge, index) => {
      const isBack = back.has(edge);
      const points = (chains[index] ?? []).map((id) => places.get(id) ?? { layer: 0, row: 0 });
      return { ...edge, isBack, points: isBack ? points.toReversed() : points };
    }),
    layers: layers.length,
    rows: Math.max(0, ...[...places.values()].map(({ row }) => row + 1)),
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

/** The places an edge passes, one in each layer; those between its ends are shared by all edges to the same node. */
function chainOf({ from, to }: Edge, layerOf: ReadonlyMap<string, number>): string[] {
  const first = layerOf.get(from) ?? 0;
  const last = layerOf.get(to) ?? 0;
  const between = Array.from(
    { length: Math.max(0, last - first - 1) },
    (_, at) => `${first + at + 1} > ${to}`,
  );
  return [from, ...between, to];
}

type Links = { before: Map<string, Set<string>>; after: Map<string, Set<string>> };

/** What each place is joined to in the layers beside it. */
function linksOf(chains: readonly (readonly string[])[]): Links {
  const links: Links = { before: new Map(), after: new Map() };
  const add = (side: Map<string, Set<string>>, id: string, other: string) =>
    side.set(id, (side.get(id) ?? new Set()).add(other));
  for (const chain of chains) {
    for (const [at, id] of chain.entries()) {
      const next = chain[at + 1];
      if (next === undefined) continue;
      add(links.after, id, next);
      add(links.before, next, id);
    }
  }
  return links;
}

/** Each layer in an order with few crossings. */
function orderedLayers(
  nodes: readonly string[],
  layerOf: ReadonlyMap<string, number>,
  chains: readonly (readonly string[])[],
  { before, after }: Links,
): string[][] {
  const layers: Set<string>[] = [];
  const put = (id: string, layer: number) => {
    layers[layer] ??= new Set();
    layers[layer].add(id);
  };
  for (const id of nodes) put(id, layerOf.get(id) ?? 0);
  for (const chain of chains) {
    const first = layerOf.get(chain[0] ?? '') ?? 0;
    for (const [at, id] of chain.entries()) put(id, first + at);
  }
  const ordered = layers.map((layer) => [...layer]);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const order = ordered.map((_, at) => (isDown ? at : ordered.length - 1 - at)).slice(1);
    for (const at of order) sortLayer(ordered, at, isDown ? before : after, isDown ? at - 1 : at + 1);
  }
  return ordered;
}

/** Orders a layer by the mean place of its neighbours in the layer beside it; those without any stay where they are. */
function sortLayer(
  layers: string[][],
  at: number,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
  beside: number,
): void {
  const place = new Map((layers[beside] ?? []).map((id, row) => [id, row]));
  const layer = layers[at] ?? [];
  const scale = (layers[beside]?.length ?? 1) / Math.max(1, layer.length);
  const mean = new Map(
    layer.map((id, row) => {
      const rows = [...(neighbours.get(id) ?? [])].flatMap((other) => place.get(other) ?? []);
      const total = rows.reduce((sum, one) => sum + one, 0);
      return [id, rows.length === 0 ? row * scale : total / rows.length];
    }),
  );
  layers[at] = layer.toSorted((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
}

/** Where each place is: as near to the middle of its neighbours as the order of its layer allows. */
function placesOf(
  layers: readonly (readonly string[])[],
  { before, after }: Links,
  nodes: ReadonlySet<string>,
): Map<string, { layer: number; row: number }> {
  const half = (id: string) => (nodes.has(id) ? SIZE.node : SIZE.pass) / 2;
  const middle = new Map<string, number>();
  for (const layer of layers)
    spread(
      layer,
      layer.map(() => 0),
      half,
      middle,
    );
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = sweep % 2 === 0 ? layers : layers.toReversed();
    for (const layer of order) {
      const wanted = layer.map((id) => {
        const others = [...(before.get(id) ?? []), ...(after.get(id) ?? [])];
        const total = others.reduce((sum, other) => sum + (middle.get(other) ?? 0), 0);
        return others.length === 0 ? (middle.get(id) ?? 0) : total / others.length;
      });
      spread(layer, wanted, half, middle);
    }
  }
  const top = Math.min(...[...middle].map(([id, at]) => at - half(id)));
  return new Map(
    layers.flatMap((layer, at) =>
      layer.map((id) => [id, { layer: at, row: (middle.get(id) ?? 0) - top - SIZE.node / 2 }] as const),
    ),
  );
}

/**
 * Puts the places of a layer near where they are wanted without touching: half way between the order pushed down and
 * the order pushed up, both of which keep the distances.
 */
function spread(
  layer: readonly string[],
  wanted: readonly number[],
  half: (id: string) => number,
  middle: Map<string, number>,
): void {
  const gap = (a: string, b: string) => half(a) + half(b);
  const down: number[] = [];
  for (const [at, id] of layer.entries()) {
    const least = at === 0 ? Number.NEGATIVE_INFINITY : (down[at - 1] ?? 0) + gap(layer[at - 1] ?? '', id);
    down.push(Math.max(wanted[at] ?? 0, least));
  }
  let above = Number.POSITIVE_INFINITY;
  for (let at = layer.length - 1; at >= 0; at -= 1) {
    const id = layer[at] ?? '';
    const most = at === layer.length - 1 ? above : above - gap(id, layer[at + 1] ?? '');
    above = Math.min(wanted[at] ?? 0, most);
    middle.set(id, ((down[at] ?? 0) + above) / 2);
  }
}
