import { createContext, Fragment, useContext } from 'react';
import { tileSizes, tileWidth } from '#shared/deck/fit/tile-heights.ts';
import { tileOf } from '#shared/deck/outline/blocks.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { sampleText } from '#shared/figure/figure-text.ts';
import type { Rows } from '../../charts/spec.ts';
import { RagMark } from '../../design/badge.tsx';
import styles from './blocks.module.css';
import { FixedRoom } from './fixed-room.ts';
import { RowsLink } from './open-rows.tsx';

export { pickFigures } from '#shared/deck/outline/blocks.ts';

/** A figure as it is read at a glance: value, colour in shape and word, change, target and how many rows made it. */
export function FigureTile({ figure, rows = rowsOf(figure) }: { figure: Figure; rows?: Rows | null }) {
  const { label, value, foot } = tileOf(figure);
  const room = useContext(TileRoom);
  const isFixed = useContext(FixedRoom) !== null;
  const sizes = room === null ? null : tileSizes(figure, room);
  return (
    <div className={styles.tile} data-figure={figure.key}>
      <div className={styles.tileHead}>
        <span className={styles.tileLabel} data-size={sizes?.label || undefined} title={figure.label}>
          {label}
        </span>
      </div>
      <div className={styles.tileValue}>
        <span data-whole>
          <RowsLink rows={rows}>{value}</RowsLink>
        </span>
        {figure.rag && (
          <span className={styles.tileMark}>
            <RagMark rag={figure.rag} />
          </span>
        )}
      </div>
      <div
        className={styles.tileFoot}
        data-size={sizes?.foot || undefined}
        title={`${foot}${figure.value === null ? '' : ` (${sampleText(figure)})`}`}
      >
        {isFixed || figure.value === null ? foot : <Whole parts={foot.split(BETWEEN)} />}
      </div>
    </div>
  );
}

/** Where a foot is broken into lines: `≤` stays with its target. */
const BETWEEN = ' · ';

function Whole({ parts }: { parts: readonly string[] }) {
  return parts.map((part, index) => (
    <Fragment key={part}>
      {index > 0 && BETWEEN}
      <span className={styles.whole}>{part}</span>
    </Fragment>
  ));
}

/** How wide the text of a tile may be where its size is fixed, in pixels. */
const TileRoom = createContext<number | null>(null);

/** The letters of tiles on scorecards, as a share of those on slides. */
const ON_CARDS = 11 / 13;

type TilesProps = {
  figures: readonly Figure[];
  columns?: number;
  /** How much larger than on other slides their letters are. */
  scale?: number;
  /** Their rows, where the figures do not name them. */
  rowsFor?: (figure: Figure) => Rows | null;
};

/** Figures side by side; those that the review does not have are left out. */
export function FigureTiles({ figures, columns, scale, rowsFor }: TilesProps) {
  const room = useContext(FixedRoom);
  if (figures.length === 0) return null;
  const style = columns === undefined ? undefined : { gridTemplateColumns: tracks(columns, room !== null) };
  const wide =
    room && columns !== undefined
      ? tileWidth(columns, room.width) / (scale ?? (room.isShared ? 1 : ON_CARDS))
      : null;
  return (
    <div className={styles.tiles} style={style}>
      <TileRoom value={wide}>
        {figures.map((figure) => (
          <FigureTile key={figure.key} figure={figure} {...(rowsFor ? { rows: rowsFor(figure) } : {})} />
        ))}
      </TileRoom>
    </div>
  );
}

/** So many tiles side by side: on paper always, on a page where each has room for its value. */
function tracks(columns: number, isFixed: boolean): string {
  if (isFixed) return `repeat(${columns}, minmax(0, 1fr))`;
  const share = `(100% - ${columns - 1} * var(--tile-gap, 0.75rem)) / ${columns}`;
  return `repeat(auto-fill, minmax(max(8rem, ${share}), 1fr))`;
}

function rowsOf({ lineage, label }: Figure) {
  const first = lineage[0];
  return first ? { entity: first.entity, ids: first.ids, label } : null;
}
