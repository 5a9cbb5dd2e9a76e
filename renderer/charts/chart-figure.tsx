import type { ChartConfiguration } from 'chart.js';
import { Table2 } from 'lucide-react';
import { createContext, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type FittedNames, keyLook } from '#shared/deck/fit/chart-names.ts';
import { chunksOf, drawForPaper, drawSoon, useTurn } from '../app/turns.ts';
import button from '../design/button.module.css';
import { ChartMenu } from '../export/chart-menu.tsx';
import { useOpenRows } from '../review/blocks/open-rows.tsx';
import styles from './chart-figure.module.css';
import { Key, NameKey } from './chart-keys.tsx';
import './charts.css';
import { paletteAt } from './palette.ts';
import { Chart, keepInPrint } from './register.ts';
import type { ChartSpec, Rows, RowsAsked } from './spec.ts';

/**
 * Where charts are drawn: how much they are enlarged, what changes their colours, and whether there are so many that
 * they are drawn one after the other. On paper they need be drawn only when it is printed; `stretch` is how much higher
 * than asked for those with a width are.
 */
export type Surface = {
  scale: number;
  theme: string;
  isLong?: boolean;
  isPaper?: boolean;
  stretch?: number;
  /** The smallest letters that can be read, in pixels. */
  least?: number;
};
export const ChartSurface = createContext<Surface>({ scale: 1, theme: 'light', isLong: true });

type Props = {
  title: string;
  spec: ChartSpec;
  /** CSS pixels; without a width it fills its place. */
  width?: number;
  height: number;
  /** Opens the rows behind a point or bar; when not given, as the figures around it do. */
  onOpen?: ((rows: Rows) => void) | undefined;
  /** Offers the same figures as a table. */
  hasToggle?: boolean;
};

/**
 * A chart with its title, the meaning of its colours, its words for readers and its figures as a table. What is hidden
 * does not reach paper, so the table is not made there.
 */
export function ChartFigure({ title, spec, width, height: asked, onOpen: own, hasToggle = false }: Props) {
  const shared = useOpenRows();
  const { stretch = 1, isPaper = false, least = 0 } = useContext(ChartSurface);
  const height = width === undefined ? asked : Math.round(asked * stretch);
  const names = useMemo(
    () => (width === undefined ? undefined : spec.names?.({ width, height, least })),
    [spec, width, height, least],
  );
  const key = names && names.key.length > 0 && width ? keyLook(names.key, width, least) : null;
  const onOpen = own ?? shared;
  const [isTable, setIsTable] = useState(false);
  const figure = useRef<HTMLElement>(null);
  return (
    <figure ref={figure} className={styles.figure} data-chart={title} aria-label={title}>
      <figcaption
        className={styles.caption}
        data-wraps={hasToggle || undefined}
        data-whole-words={width !== undefined || undefined}
      >
        <span className={styles.title}>{title}</span>
        <Key entries={spec.key ?? []} title={title} width={width} />
        {hasToggle && (
          <button
            type="button"
            className={`${button.button} ${button.square}`}
            data-variant="ghost"
            data-size="s"
            title={isTable ? 'Show as chart' : 'Show as table'}
            aria-label={`${title}: show as ${isTable ? 'chart' : 'table'}`}
            onClick={() => setIsTable(!isTable)}
          >
            <Table2 size={14} aria-hidden />
          </button>
        )}
        {hasToggle && <ChartMenu title={title} spec={spec} height={height} figure={figure} />}
      </figcaption>
      {isTable ? (
        <section
          className={styles.scroll}
          style={{ maxHeight: height }}
          aria-label={`${title}, as a table`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
        >
          <DataTable title={title} spec={spec} onOpen={onOpen} />
        </section>
      ) : (
        <>
          <Canvas
            {...{ spec, names, width, onOpen }}
            height={key ? Math.max(LEAST_HEIGHT, height - key.height) : height}
          />
          {key && <NameKey names={names?.key ?? []} look={key} />}
          {!isPaper && (
            <div className="visually-hidden">
              <DataTable title={title} spec={spec} />
            </div>
          )}
        </>
      )}
    </figure>
  );
}

/** A chart above a key of its names is this high at least. */
const LEAST_HEIGHT = 60;

type CanvasProps = {
  spec: ChartSpec;
  names: FittedNames | undefined;
  width: number | undefined;
  height: number;
  onOpen: Props['onOpen'];
};

function Canvas({ spec, names, width, height, onOpen }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const open = useRef(onOpen);
  open.current = onOpen;
  const { scale, theme, isLong, isPaper } = useContext(ChartSurface);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read again when the theme changes.
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let erase = () => {};
    const draw = () => {
      const palette = paletteAt(element);
      const config = spec.config(palette, names);
      erase = drawChart(element, {
        ...config,
        options: {
          ...config.options,
          responsive: width === undefined,
          devicePixelRatio: devicePixelRatio * scale,
          onClick: (_event, [hit]) => {
            ask((hit && spec.rowsAt?.(hit.datasetIndex, hit.index)) ?? null, open.current);
          },
          onHover: (_event, [hit]) => {
            const isOpenable = open.current && hit && spec.rowsAt?.(hit.datasetIndex, hit.index);
            element.style.cursor = isOpenable ? 'pointer' : '';
          },
        },
      });
    };
    const cancel = isPaper ? drawForPaper(draw) : isLong ? drawSoon(draw) : draw();
    return () => {
      cancel?.();
      erase();
    };
  }, [spec, names, width, height, scale, theme, isLong, isPaper]);
  const size = width === undefined ? { height } : { width, height };
  return (
    <div className={styles.canvas} style={size}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={spec.alt}
        data-openable={(onOpen && spec.rowsAt) !== undefined || undefined}
        {...(width === undefined ? {} : { width, height })}
      />
    </div>
  );
}

/** Gives what takes the chart away again. */
function drawChart(element: HTMLCanvasElement, config: ChartConfiguration): () => void {
  const chart = new Chart(element, config);
  element.dataset.words = JSON.stringify(wordsOf(chart));
  const release = keepInPrint(chart);
  let isGone = false;
  // Text was measured with another font when this one comes late.
  if (!document.fonts.check('12px Inter'))
    void document.fonts.ready.then(() => isGone || chart.update('none'));
  return () => {
    isGone = true;
    release();
    chart.destroy();
  };
}

/** The lines on its axes, so that it can be checked that they reach paper as text. */
function wordsOf(chart: Chart): string[] {
  return Object.values(chart.scales).flatMap((scale) =>
    scale.getLabelItems(chart.chartArea).flatMap(({ label }) => (Array.isArray(label) ? label : [label])),
  );
}

/** Rows of a chart's table drawn in one frame. */
const CHUNK = 60;

function ask(rows: RowsAsked, open: Props['onOpen']): void {
  if (typeof rows === 'function') void rows().then((found) => found && open?.(found));
  else if (rows) open?.(rows);
}

type TableProps = { title: string; spec: ChartSpec; onOpen?: Props['onOpen'] };

function DataTable({ title, spec: { table, rowsOfLine }, onOpen }: TableProps) {
  const { isLong } = useContext(ChartSurface);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chunksOf(table.rows, CHUNK).map((rows, index) => (
          <DataRows
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move.
            key={index}
            columns={table.columns}
            rows={rows}
            isFirst={index === 0 || !isLong}
            onOpen={onOpen}
            rowsOf={(line) => (onOpen ? (rowsOfLine?.(index * CHUNK + line) ?? null) : null)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowsProps = {
  columns: readonly string[];
  rows: ChartSpec['table']['rows'];
  isFirst: boolean;
  onOpen: Props['onOpen'];
  rowsOf: (line: number) => RowsAsked;
};

function DataRows({ columns, rows, isFirst, onOpen, rowsOf }: RowsProps) {
  if (!useTurn(isFirst)) return null;
  return rows.map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move.
    <tr key={index}>
      {row.map((cell, at) => (
        <td key={columns[at] ?? at}>
          {at === 0 && rowsOf(index) ? (
            <button
              type="button"
              className={styles.open}
              title="Show the rows"
              onClick={() => ask(rowsOf(index), onOpen)}
            >
              {cell}
            </button>
          ) : (
            cell
          )}
        </td>
      ))}
    </tr>
  ));
}
