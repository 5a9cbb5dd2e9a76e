import type { Measured, Target } from '../figure/figure.ts';
import type { Trend } from '../review/sections.ts';

/** The changes of one week with the rows behind them. */
export type ChangeWeek = {
  key: string;
  label: string;
  isPartial: boolean;
  /** Changes and how many of them failed, were rolled back or caused an incident; single and counted ones together. */
  changes: number;
  failed: number;
  rate: Measured;
  /** Single changes, all and failed ones. */
  ids: readonly string[];
  failedIds: readonly string[];
  /** Weekly counts of services whose changes are only counted. */
  countIds: readonly string[];
};

/** Changes a week and their failure rate, oldest first. */
export type ChangeWeeks = {
  weeks: readonly ChangeWeek[];
  rateTrend: Trend;
  target: Target | null;
  /** Weekly counts have only a service and a week, so a list narrowed by anything leaves them out. */
  hasCounts: boolean;
};
