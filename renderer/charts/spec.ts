import type { ChartConfiguration } from 'chart.js';
import type { KeyEntry, Rows } from '#shared/chart/chart-data.ts';
import type { ChartWords } from '#shared/chart/chart-words.ts';
import type { FittedNames } from '#shared/deck/fit/chart-names.ts';
import type { Palette } from './palette.ts';

export type { KeyEntry, Rows };

/** Rows, or how to ask for them where they are too many to bring along with every point. */
export type RowsAsked = Rows | (() => Promise<Rows | null>) | null;

/** The room of a chart whose size is fixed, in pixels, and the smallest letters that can be read there. */
export type ChartRoom = { width: number; height: number; least: number };

/** How a chart is drawn, apart from where and how large. */
export type ChartSpec = ChartWords & {
  /** What the colours and marks mean, where the chart does not say so itself. */
  key?: readonly KeyEntry[];
  /** How the names it writes are whole in a fixed room; without one they end in an ellipsis, and are told where pointed at. */
  names?: (room: ChartRoom) => FittedNames;
  config: (palette: Palette, names?: FittedNames) => ChartConfiguration;
  rowsAt?: (series: number, index: number) => RowsAsked;
  /** The rows behind a line of the table. */
  rowsOfLine?: (line: number) => RowsAsked;
};
