import type { ChartConfiguration } from 'chart.js';
import type { KeyEntry, Rows } from '#shared/chart/chart-data.ts';
import type { ChartWords } from '#shared/chart/chart-words.ts';
import type { Palette } from './palette.ts';

export type { KeyEntry, Rows };

/** How a chart is drawn, apart from where and how large. */
export type ChartSpec = ChartWords & {
  /** What the colours and marks mean, where the chart does not say so itself. */
  key?: readonly KeyEntry[];
  config: (palette: Palette) => ChartConfiguration;
  rowsAt?: (series: number, index: number) => Rows | null;
};
