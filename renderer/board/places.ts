/** Where a card stands: which column, and which card in it from the top. */
export type Place = { column: number; row: number };

type Columns = readonly { rows: readonly { id: string }[] }[];

export function placeOf(columns: Columns, id: string | undefined): Place | null {
  for (const [column, { rows }] of columns.entries()) {
    const row = rows.findIndex((one) => one.id === id);
    if (row >= 0) return { column, row };
  }
  return null;
}

/** Where an arrow, Home or End leads; `null` when the key leads nowhere. Empty columns are passed over. */
export function stepFrom(columns: Columns, { column, row }: Place, key: string): Place | null {
  const last = (at: number) => (columns[at]?.rows.length ?? 0) - 1;
  switch (key) {
    case 'ArrowUp':
      return row > 0 ? { column, row: row - 1 } : null;
    case 'ArrowDown':
      return row < last(column) ? { column, row: row + 1 } : null;
    case 'Home':
      return { column, row: 0 };
    case 'End':
      return { column, row: last(column) };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = key === 'ArrowLeft' ? -1 : 1;
      let next = column + step;
      while (next >= 0 && next < columns.length && last(next) < 0) next += step;
      return columns[next] ? { column: next, row: Math.min(row, last(next)) } : null;
    }
    default:
      return null;
  }
}
