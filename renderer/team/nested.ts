import type { AnyRow } from '#shared/entity/entity.ts';

export type Nested = {
  row: AnyRow;
  depth: number;
  /** Every team below it, at any depth. */
  below: readonly string[];
};

/** Teams in the order of a tree. A parent that is not among them, or a circle of parents, makes a team a top one. */
export function nested(rows: readonly AnyRow[]): Nested[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const parentOf = (row: AnyRow) => byId.get(String(row.parentId));
  const parents = new Map(
    rows.map((row) => [row.id, isInCircle(row, parentOf) ? undefined : parentOf(row)?.id]),
  );
  const children = Map.groupBy(rows, ({ id }) => parents.get(id));
  const visit = (row: AnyRow, depth: number): Nested[] => {
    const lines = (children.get(row.id) ?? []).flatMap((child) => visit(child, depth + 1));
    return [{ row, depth, below: lines.map((line) => line.row.id) }, ...lines];
  };
  return (children.get(undefined) ?? []).flatMap((row) => visit(row, 0));
}

function isInCircle(row: AnyRow, parentOf: (row: AnyRow) => AnyRow | undefined): boolean {
  const seen = new Set<string>();
  for (let at = parentOf(row); at && !seen.has(at.id); at = parentOf(at)) {
    if (at.id === row.id) return true;
    seen.add(at.id);
  }
  return false;
}
