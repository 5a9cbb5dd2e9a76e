import type { ChartConfiguration } from 'chart.js';
import type { Palette } from './palette.ts';

/** The rows behind a point or bar. */
export type Rows = { entity: string; ids: readonly string[]; label: string };

/** What a chart shows, apart from where and how large it is drawn. */
export type ChartSpec = {
  /** What a person who does not see the chart is told; one or two sentences. */
  alt: string;
  /** The same figures as rows, formatted. */
  table: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  /** What the colours and marks mean, where the chart does not say so itself. */
  key?: readonly KeyEntry[];
  config: (palette: Palette) => ChartConfiguration;
  rowsAt?: (series: number, index: number) => Rows | null;
};

export type KeyEntry = {
  colour: keyof Palette;
  label: string;
  shape: 'block' | 'line' | 'dash' | 'diamond' | 'ring' | 'tick';
};
