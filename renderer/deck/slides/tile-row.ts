import { tilesExtra } from '#shared/deck/fit/tile-heights.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { pickFigures } from '../../review/blocks/figure-tile.tsx';

type TileRow = {
  tiles: readonly Figure[];
  columns: number;
  /** How much less room than usual they leave what stands below, in pixels: long texts make them higher. */
  less: number;
};

/** The figures with these keys as tiles in one row at the top of a slide. */
export function tileRow(figures: Readonly<Record<string, Figure>>, keys: readonly string[]): TileRow {
  const tiles = pickFigures(figures, keys);
  const columns = Math.max(3, tiles.length);
  return { tiles, columns, less: tilesExtra(tiles, columns) };
}
