import { type ReactNode, useMemo } from 'react';
import { openRows } from '../app/lineage.ts';
import { useIsDark } from '../app/theme.ts';
import { useWeek } from '../app/use-week.ts';
import { ChartSurface } from '../charts/chart-figure.tsx';
import type { Rows } from '../charts/spec.ts';
import { OpenRows } from '../review/blocks/open-rows.tsx';
import type { RowsQuery } from './use-rows.ts';

/** What the core is asked for a view of a list at the chosen week. */
export function useListAtWeek({ where, text, ids }: RowsQuery) {
  const { week } = useWeek();
  return { week: week.key, where: [...where], text, ids: ids === null ? null : [...ids] };
}

/** A place where charts have the page's colours and figures open the rows behind them. */
export function FigureSurface({ children }: { children: ReactNode }) {
  const isDark = useIsDark();
  const surface = useMemo(() => ({ scale: 1, theme: isDark ? 'dark' : 'light', isLong: true }), [isDark]);
  return (
    <ChartSurface value={surface}>
      <OpenRows value={showRows}>{children}</OpenRows>
    </ChartSurface>
  );
}

export function showRows({ entity, ids, label }: Rows): void {
  openRows(entity, ids, label);
}
