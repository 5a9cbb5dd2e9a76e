import { describe, expect, it } from 'vitest';
import { type CardTable, fittedLimits, flowTables } from '#shared/deck/cards/card-table.ts';

/** A title and a head take 28 and 20 of these, and a line that says how many rows are left out another 28. */
const ROOM = { width: 700, font: 10, row: 20, gap: 10, height: 300 };

function table(key: string, heights: readonly number[], more: Partial<CardTable> = {}): CardTable {
  return {
    key,
    name: key,
    count: heights.length,
    most: heights.length,
    heights: () => [...heights],
    isWithNext: () => false,
    columns: [],
    rows: [],
    ...more,
  };
}

describe('a card of one page', () => {
  it('shows as many rows of each table as they may have where there is room', () => {
    const tables = [table('a', [20, 20, 20], { most: 2 }), table('b', [20])];
    expect(fittedLimits(tables, ROOM)).toEqual({ limits: { a: 2, b: 1 }, isFitting: true });
  });

  it('leaves out rows of the highest table first', () => {
    const { limits, isFitting } = fittedLimits([table('a', [60, 60, 60]), table('b', [20, 20])], ROOM);
    expect(limits).toEqual({ a: 2, b: 2 });
    expect(isFitting).toBe(true);
  });

  it('keeps the first row of each, and says that there is no room for them', () => {
    expect(fittedLimits([table('a', [200, 20]), table('b', [200])], ROOM)).toEqual({
      limits: { a: 1, b: 1 },
      isFitting: false,
    });
  });
});

describe('tables over pages', () => {
  const spans = (tables: CardTable[], first?: number) =>
    flowTables(tables, ROOM, first).pages.map((parts) =>
      parts.map(({ key, from, to }) => `${key} ${from}–${to}`),
    );

  it('stand on one page where they fit, below what opens it', () => {
    expect(spans([table('a', [20, 20]), table('b', [20])], 50)).toEqual([['a 0–2', 'b 0–1']]);
    expect(flowTables([table('a', [20, 20])], ROOM, 50).left).toBe(300 - 50 - 48 - 40 - 10);
  });

  it('go on with every row, and lose none', () => {
    const heights = Array.from({ length: 40 }, (_, index) => 20 + (index % 3) * 20);
    const parts = flowTables([table('a', heights), table('b', [20])], ROOM, 200).pages.flat();
    const rows = parts.filter(({ key }) => key === 'a');
    expect(rows[0]?.from).toBe(0);
    expect(rows.at(-1)?.to).toBe(40);
    for (const [index, { from }] of rows.entries()) if (index > 0) expect(from).toBe(rows[index - 1]?.to);
    for (const { from, to } of rows)
      expect(heights.slice(from, to).reduce((sum, one) => sum + one, 48)).toBeLessThanOrEqual(300);
  });

  it('leave no row alone that is read with the next one', () => {
    const isWithNext = (index: number) => index === 3;
    expect(spans([table('a', [60, 60, 60, 20, 60], { isWithNext })])).toEqual([['a 0–3'], ['a 3–5']]);
  });

  it('begin a page for a table whose first row has no room', () => {
    expect(spans([table('a', [150]), table('b', [60, 60])])).toEqual([['a 0–1'], ['b 0–2']]);
  });

  it('give a page to a row that is higher than one', () => {
    expect(spans([table('a', [20, 900, 20])])).toEqual([['a 0–1'], ['a 1–2'], ['a 2–3']]);
  });

  it('say of a table without rows that it has none', () => {
    expect(spans([table('a', []), table('b', [20])])).toEqual([['a 0–0', 'b 0–1']]);
  });
});
