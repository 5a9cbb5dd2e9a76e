import { createContext, Fragment, isValidElement, type ReactNode, useContext } from 'react';
import { balanced } from '#shared/deck/fit/balanced-columns.ts';
import {
  columnWidths,
  fittedSize,
  fittingRows,
  heightsOf,
  measuredWords,
  type Room,
  shownColumns,
  type TextSize,
  widthIn,
} from '#shared/deck/fit/fitted-rows.ts';
import { formatNumber } from '#shared/figure/format.ts';
import type { FactColumn, Marked } from '#shared/review/facts/facts.ts';
import { NearRows } from '../../app/near-rows.tsx';
import { chunksOf } from '../../app/turns.ts';
import { RagMark } from '../../design/badge.tsx';
import { HasTableMenus, TableMenu } from '../../export/table-menu.tsx';
import styles from './blocks.module.css';
import { FixedRoom } from './fixed-room.ts';
import { RecordName, RowsLink } from './open-rows.tsx';
import { leastWidths } from './table-room.ts';

/** A column as it is drawn; most say their words only. */
export type Column<Row> = Omit<FactColumn<Row>, 'cell'> & {
  cell: (row: Row) => ReactNode | Marked;
  /** Its cells set the size of their letters themselves. */
  isSized?: boolean;
  /** What stands in the head instead of its words, which readers still get. */
  head?: ReactNode;
};

type Props<Row> = {
  name: string;
  columns: readonly Column<Row>[];
  /** What the columns say in words, where `columns` draws them and adds to them. */
  told?: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shows the first so many and says how many more there are. */
  limit?: number | undefined;
  /** One sentence that stands where there are no rows. */
  empty: string;
  /** Rows that are left out of `rows` already, e.g. because they follow on the next slide. */
  more?: number | undefined;
  /** Said instead of “and 12 more”. */
  moreText?: string | undefined;
  isTitled?: boolean;
  /** What stands below an opened row; `null` for one that is not open. */
  detail?: ((row: Row) => ReactNode) | undefined;
};

/** What the author of a slide chose for its tables: columns left out by header, and rows shown at most. */
export const TableChoice = createContext<{ hiddenColumns: readonly string[]; limit?: number | undefined }>({
  hiddenColumns: [],
});

/**
 * A compact table that says how many rows it leaves out. Numbers are never cut; long names take a second line in the
 * window and end in an ellipsis then, and take more lines where their room is fixed: nobody points at paper to read the
 * rest. On a page the rows of a
 * long one are drawn where they are in sight or near; on a slide or a sheet all of them are.
 */
export function FactTable<Row>({
  name,
  columns: all,
  told = all,
  rows,
  rowKey,
  limit,
  empty,
  more = 0,
  moreText,
  isTitled = true,
  detail,
}: Props<Row>) {
  const choice = useContext(TableChoice);
  const hasMenu = useContext(HasTableMenus) && rows.length > 0;
  const chosen = all.filter(({ header }) => !choice.hiddenColumns.includes(header));
  const room = useContext(FixedRoom);
  const wanted = rows.slice(0, Math.min(limit ?? rows.length, choice.limit ?? rows.length));
  // Those of lists that go on over pages have shared their room already, by the texts of all pages.
  const isShared = room?.isShared && limit !== undefined;
  const columns = isShared ? balanced(chosen, wanted, room, spoken) : chosen;
  const shown = room && limit !== undefined ? fitting(columns, wanted, { room, limit }) : wanted;
  const sizes = room && sizesOf(columns, shown, room);
  const left = rows.length - shown.length + more;
  const isLong = room === null && shown.length > MOST_AT_ONCE;
  return (
    <div className={styles.facts} data-table={name}>
      {(isTitled || hasMenu) && (
        <div className={isTitled ? styles.factsTitle : styles.factsMenu}>
          <span aria-hidden="true">{isTitled && name}</span>
          {hasMenu && <TableMenu title={name} grid={() => gridOf(told, rows)} />}
        </div>
      )}
      {rows.length === 0 ? (
        <p className={styles.none}>{empty}</p>
      ) : (
        <Scrolled isOnPage={room === null}>
          <table
            className={styles.table}
            aria-rowcount={isLong ? shown.length + 1 : undefined}
            data-wraps={room !== null || undefined}
            style={room === null ? leastWidths(columns) : undefined}
          >
            <caption className="visually-hidden">{name}</caption>
            <colgroup>
              {columns.map(({ header, width, needs }) => (
                <col key={header} data-needs={needs} style={width ? { width } : undefined} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {columns.map(({ header, head, isNumber, needs }) => (
                  <th key={header} scope="col" data-needs={needs} data-number={isNumber || undefined}>
                    {head === undefined ? (
                      header
                    ) : (
                      <>
                        <span className="visually-hidden">{header}</span>
                        {head}
                      </>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            {isLong
              ? chunksOf(shown, CHUNK).map((chunk, index) => (
                  <NearRows
                    // biome-ignore lint/suspicious/noArrayIndexKey: a chunk is its place; its rows have keys of their own
                    key={index}
                    isFirst={index === 0}
                    height={`calc(var(--fact-row, 1.875rem) * ${chunk.length})`}
                    draw={() => (
                      <Rows from={index * CHUNK} {...{ columns, rows: chunk, rowKey, detail, sizes }} />
                    )}
                  />
                ))
              : shown.length > 0 && (
                  <tbody>
                    <Rows {...{ columns, rows: shown, rowKey, detail, sizes }} />
                  </tbody>
                )}
          </table>
        </Scrolled>
      )}
      {left > 0 && <p className={styles.more}>{moreText ?? `and ${formatNumber(left)} more`}</p>}
    </div>
  );
}

/** What is printed has room for all columns, and nothing to scroll with. */
function Scrolled({ isOnPage, children }: { isOnPage: boolean; children: ReactNode }) {
  return isOnPage ? <div className={styles.scroll}>{children}</div> : children;
}

/** A table of more rows is drawn in chunks of so many, each a few milliseconds of work. */
const [MOST_AT_ONCE, CHUNK] = [15, 12];

type Sizes<Row> = ReadonlyMap<Column<Row>, (row: Row) => TextSize>;

type RowsProps<Row> = Pick<Props<Row>, 'columns' | 'rows' | 'rowKey' | 'detail'> & {
  sizes: Sizes<Row> | null;
  /** How many rows stand before these, where not all are drawn. */
  from?: number;
};

function Rows<Row>({ columns, rows, rowKey, detail, sizes, from }: RowsProps<Row>) {
  return rows.map((row, index) => (
    <Fragment key={rowKey(row)}>
      <tr data-row={rowKey(row)} aria-rowindex={from === undefined ? undefined : from + index + 2}>
        {columns.map((column) => (
          <td key={column.header} data-needs={column.needs} data-number={column.isNumber || undefined}>
            <Cell row={row} column={column} size={sizes?.get(column)?.(row) ?? 0} isFixed={sizes !== null} />
          </td>
        ))}
      </tr>
      <Detail columns={columns}>{detail?.(row)}</Detail>
    </Fragment>
  ));
}

/** A row of two lines, in pixels of a slide. */
const TWO_LINES = 42;

/** The rows that have room where `limit` rows of short texts have it: each is as high as its texts. */
function fitting<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { room, limit }: { room: Room; limit: number },
): readonly Row[] {
  if (room.row === undefined) return rows;
  const row = columns.some(({ lines }) => lines === 2) ? Math.max(room.row, TWO_LINES) : room.row;
  const heights = heightsOf(columns, rows, { ...room, row }, spoken);
  return rows.slice(0, fittingRows(heights, limit, row));
}

/** The sizes of texts that would be cut: a whole column is in smaller letters where one of its texts has to be. */
function sizesOf<Row>(all: readonly Column<Row>[], rows: readonly Row[], room: Room): Sizes<Row> {
  const columns = shownColumns(all, room);
  const widths = columnWidths(columns, room);
  const sizes = columns.flatMap((column, index) => {
    if (column.isNumber || column.isDrawn || column.isSized) return [];
    const placeOf = (row: Row) => ({
      font: room.font,
      width: widthIn(column, row, { width: widths[index] ?? room.width, font: room.font }),
      lines: column.lines ?? 1,
    });
    const own = new Map(rows.map((row) => [row, fittedSize(spoken(column.cell(row)), placeOf(row))]));
    const isSmall = [...own.values()].some((size) => size > 0);
    return [[column, (row: Row): TextSize => own.get(row) || (isSmall ? 1 : 0)] as const];
  });
  return new Map(sizes);
}

function spoken(cell: ReactNode | Marked): string {
  return measuredWords(isMarked(cell) ? cell : wordsIn(cell));
}

/** All rows in words; what is only drawn is left out, because other columns say it. */
function gridOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]) {
  const worded = columns.filter((column) => !column.isDrawn);
  return {
    columns: worded.map(({ header }) => header),
    rows: rows.map((row) => worded.map((column) => wordsIn(column.cell(row)) || (column.text?.(row) ?? ''))),
  };
}

function wordsIn(cell: ReactNode | Marked): string {
  if (isMarked(cell)) return cell.text;
  if (typeof cell === 'string' || typeof cell === 'number') return String(cell);
  if (Array.isArray(cell)) return cell.map(wordsIn).join('');
  if (!isValidElement<{ children?: ReactNode }>(cell)) return '';
  return wordsIn(cell.props.children);
}

/** A row below a row. It spans the columns that always show, so that it makes none where others are left out. */
function Detail<Row>({ columns, children }: { columns: readonly Column<Row>[]; children: ReactNode }) {
  if (!children) return null;
  const optional = columns.filter(({ needs }) => needs !== undefined);
  return (
    <tr>
      <td colSpan={columns.length - optional.length}>{children}</td>
      {optional.map(({ header, needs }) => (
        <td key={header} data-needs={needs} />
      ))}
    </tr>
  );
}

type CellProps<Row> = {
  row: Row;
  column: Column<Row>;
  size: TextSize;
  /** Its room is fixed, as on a slide. */
  isFixed: boolean;
};

function Cell<Row>({ row, column, size, isFixed }: CellProps<Row>) {
  const title = column.text?.(row);
  const indent = column.indent?.(row);
  if (column.isNumber)
    return (
      <span className={styles.whole} data-whole title={title}>
        <Content row={row} column={column} />
      </span>
    );
  return (
    <span
      className={
        (isFixed ? column.lines : linesOf(column, column.cell(row))) === 2 ? styles.twoLines : styles.oneLine
      }
      title={(title ?? wordsIn(column.cell(row))) || undefined}
      data-size={size || undefined}
      data-drawn={column.isDrawn}
      style={indent ? { paddingLeft: `${indent}em` } : undefined}
    >
      <Content row={row} column={column} />
    </span>
  );
}

/** What is words alone may take a second line; what is drawn knows its own height. */
function linesOf<Row>({ lines, isDrawn, indent }: Column<Row>, cell: ReactNode | Marked): 1 | 2 {
  return lines ?? (typeof cell === 'string' && !isDrawn && !indent ? 2 : 1);
}

function Content<Row>({ row, column }: { row: Row; column: Column<Row> }) {
  const cell = column.cell(row);
  const record = column.record?.(row);
  const shown = isMarked(cell) ? <RagMark rag={cell.rag} word={cell.text} /> : cell;
  if (record) return <RecordName {...record}>{shown}</RecordName>;
  return column.counted ? <RowsLink rows={column.counted(row)}>{shown}</RowsLink> : shown;
}

function isMarked(cell: ReactNode | Marked): cell is Marked {
  return typeof cell === 'object' && cell !== null && 'rag' in cell;
}
