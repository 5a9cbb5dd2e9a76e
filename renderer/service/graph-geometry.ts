import type { Layout, Route } from '#shared/service/layered-layout.ts';

/** All lengths in rem, so that the drawing grows with the reader's font size. */
export const NODE = { width: 11, height: 2.75 } as const;
const GAP = { column: 3.5, row: 0.75 } as const;
const EDGE_ROOM = 1;

export function leftOf(layer: number): number {
  return EDGE_ROOM + layer * (NODE.width + GAP.column);
}

export function topOf(row: number): number {
  return EDGE_ROOM + row * (NODE.height + GAP.row);
}

/** How large the drawing is. */
export function sizeOf({ layers, rows }: Layout): { width: number; height: number } {
  return {
    width: leftOf(Math.max(0, layers - 1)) + NODE.width + EDGE_ROOM,
    height: topOf(Math.max(0, rows - 1)) + NODE.height + EDGE_ROOM,
  };
}

/** An edge as an SVG path: from the side of one node to that of the other, level where it passes a layer between. */
export function pathOf({ points, isBack }: Route): string {
  const last = points.length - 1;
  const parts: string[] = [];
  let x = 0;
  let y = 0;
  for (const [index, { layer, row }] of points.entries()) {
    const near = leftOf(layer);
    const [enter, leave] = isBack ? [near + NODE.width, near] : [near, near + NODE.width];
    const level = topOf(row) + NODE.height / 2;
    if (index > 0) {
      const middle = (x + enter) / 2;
      parts.push(`C${middle} ${y} ${middle} ${level} ${enter} ${level}`);
    }
    if (index === 0) parts.push(`M${leave} ${level}`);
    else if (index < last) parts.push(`L${leave} ${level}`);
    x = leave;
    y = level;
  }
  return parts.join('');
}
