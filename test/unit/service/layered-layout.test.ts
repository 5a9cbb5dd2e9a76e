import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edge, layeredLayout } from '#shared/service/layered-layout.ts';

const edges = (...pairs: string[]): Edge[] =>
  pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));
const layersBy = (ids: string, ...pairs: string[]) =>
  Object.fromEntries(layeredLayout([...ids], edges(...pairs)).places.map(({ id, layer }) => [id, layer]));

describe('the layered drawing of dependencies', () => {
  it('puts each service after everything that depends on it', () => {
    expect(layersBy('abcd', 'ab', 'bc', 'ac', 'dc')).toEqual({ a: 0, b: 1, c: 2, d: 0 });
  });

  it('turns an edge that closes a cycle, and leaves out what leads nowhere', () => {
    const layout = layeredLayout([...'abcx'], edges('ab', 'bc', 'ca', 'aa', 'ab', 'a?'));
    expect(layout.places.map(({ id, layer }) => [id, layer])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    expect(layout.routes.filter(({ isBack }) => isBack)).toMatchObject([{ from: 'c', to: 'a' }]);
    expect(layout.alone).toEqual(['x']);
  });

  it('lets a long edge pass a place of its own in every layer between', () => {
    const layout = layeredLayout([...'abcd'], edges('ab', 'bc', 'cd', 'ad'));
    const long = layout.routes.find(({ from, to }) => from === 'a' && to === 'd');
    expect(long?.points.map(({ layer }) => layer)).toEqual([0, 1, 2, 3]);
    const middle = layout.places.find(({ id }) => id === 'b');
    expect(long?.points[1]?.row).not.toBe(middle?.row);
  });

  it('orders layers so that edges do not cross where they need not', () => {
    const { places } = layeredLayout([...'abcxyz'], edges('az', 'by', 'cx'));
    const rowOf = (id: string) => places.find((place) => place.id === id)?.row ?? -1;
    expect(rowOf('z')).toBeCloseTo(rowOf('a'));
    expect(rowOf('x')).toBeCloseTo(rowOf('c'));
    expect(rowOf('a') < rowOf('b')).toBe(rowOf('z') < rowOf('y'));
  });

  it('gives every node a place of its own, and edges that lead to the right', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `s${at}`);
    const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 90 }), (pairs) => {
        const layout = layeredLayout(
          ids,
          pairs.map(([from, to]) => ({ from, to })),
        );
        for (const group of Map.groupBy(layout.places, ({ layer }) => layer).values()) {
          const rows = group.map(({ row }) => row).sort((a, b) => a - b);
          for (const [at, row] of rows.entries())
            expect(row - (rows[at - 1] ?? -1)).toBeGreaterThan(1 - 1e-9);
        }
        expect(layout.places.length + layout.alone.length).toBe(ids.length);
        for (const { points, isBack } of layout.routes) {
          const layers = points.map(({ layer }) => layer);
          const sorted = layers.toSorted((a, b) => a - b);
          expect(layers).toEqual(isBack ? sorted.toReversed() : sorted);
          expect(new Set(layers).size).toBe(layers.length);
        }
      }),
    );
  });
});
