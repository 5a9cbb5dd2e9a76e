import { useMemo } from 'react';
import type { OutlineBlock, TableBlock, TextBlock, TilesBlock } from '#shared/deck/outline/outline.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { specOf } from '../charts/draw.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles, pickFigures } from '../review/blocks/figure-tile.tsx';
import { FixedRoom } from '../review/blocks/fixed-room.ts';
import { usePage } from './page-context.ts';
import { RowRoom } from './row-room.tsx';
import styles from './slide.module.css';
import { Nothing } from './slide-frame.tsx';

/** The width of a slide's body, and the room between what stands side by side, in pixels. */
const [WIDTH, GAP] = [1168, 40];

/** The body of a slide as its outline says it: for the kinds that need no drawing of their own. */
export function OutlineBody({ blocks, width = WIDTH }: { blocks: readonly OutlineBlock[]; width?: number }) {
  const room = useMemo(() => ({ width, font: 14, row: 31 }), [width]);
  return (
    <FixedRoom value={room}>
      <div className={styles.stack}>
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other identity and never move
          <Block key={index} block={block} width={width} />
        ))}
      </div>
    </FixedRoom>
  );
}

function Block({ block, width }: { block: OutlineBlock; width: number }) {
  switch (block.type) {
    case 'text':
      return <Text block={block} />;
    case 'tiles':
      return <Tiles block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'chart':
      return <Chart block={block} width={width} />;
    case 'image':
      return <img src={block.url} alt={block.alt} />;
    case 'columns':
      return <Columns block={block} width={width} />;
  }
}

function Text({ block: { title, sentences, look } }: { block: TextBlock }) {
  if (look === 'quiet') return <Nothing>{sentences.join(' ')}</Nothing>;
  return (
    <div>
      {title && <p className={styles.panelTitle}>{title}</p>}
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.policy}>
          {sentence}
        </p>
      ))}
    </div>
  );
}

/** Figures by their keys, so that they look as everywhere else. */
function Tiles({ block: { columns, keys } }: { block: TilesBlock }) {
  const { document } = usePage();
  return <FigureTiles figures={pickFigures(document.data.figures, keys)} columns={columns} />;
}

type Row = { key: string; cells: TableBlock['rows'][number] };

function Table({ block }: { block: TableBlock }) {
  if (block.rows.length === 0 && !block.isTitled) return <Nothing>{block.empty}</Nothing>;
  const columns = block.columns.map(
    ({ header, isNumber, width }, index): Column<Row> => ({
      header,
      isNumber,
      cell: ({ cells }) => cells[index] ?? '',
      text: ({ cells }) => textOf(cells[index]),
      // Dates and names have their width; only what shares the rest needs a second line.
      lines: width?.endsWith('em') ? 1 : block.lines,
      ...(width === undefined ? {} : { width }),
    }),
  );
  const list = (
    <FactTable
      name={block.name}
      isTitled={block.isTitled}
      columns={columns}
      rows={block.rows.map((cells, index) => ({ key: String(index), cells }))}
      rowKey={({ key }) => key}
      more={block.more === null ? 0 : 1}
      moreText={block.more ?? undefined}
      empty={block.empty}
    />
  );
  return block.lines === 2 ? <RowRoom look="two">{list}</RowRoom> : list;
}

function textOf(cell: Row['cells'][number] | undefined): string {
  return typeof cell === 'object' ? cell.text : (cell ?? '');
}

type ChartProps = { block: Extract<OutlineBlock, { type: 'chart' }>; width: number };

function Chart({ block: { title, chart, height }, width }: ChartProps) {
  const spec = useMemo(() => specOf(chart), [chart]);
  return <ChartFigure title={title} spec={spec} width={width} height={height} />;
}

type ColumnsProps = { block: Extract<OutlineBlock, { type: 'columns' }>; width: number };

function Columns({ block: { columns }, width }: ColumnsProps) {
  const room = width - GAP * (columns.length - 1);
  const widths = columns.map(({ share }) => Math.floor(room * share));
  return (
    <div
      className={styles.columns}
      style={{ gridTemplateColumns: widths.map((one) => `${one}px`).join(' '), height: 'auto' }}
    >
      {columns.map(({ blocks }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity and never move
        <OutlineBody key={index} blocks={blocks} width={widths[index] ?? width} />
      ))}
    </div>
  );
}
