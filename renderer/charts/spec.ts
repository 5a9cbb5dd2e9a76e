import type { ChartConfiguration } from 'chart.js';
import type { KeyEntry, Rows } from '#shared/chart/chart-data.ts';
import type { ChartWords } from '#shared/chart/chart-words.ts';
import type { Palette } from './palette.ts';

export type { KeyEntry, Rows };

/** Rows, or how to ask for them where they are too many to bring along with every point. */
export type RowsAsked = Rows | (() => Promise<Rows | null>) | null;

/** How a chart is drawn, apart from where and how large. */
export type ChartSpec = ChartWords & {
  /** What the colours and marks mean, where the chart does not say so itself. */
  key?: readonly KeyEntry[];
  config: (palette: Palette) => ChartConfiguration;
  rowsAt?: (series: number, index: number) => RowsAsked;
  /** The rows behind a line of the table. */
  rowsOfLine?: (line: number) => RowsAsked;
};
