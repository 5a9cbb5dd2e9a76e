import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatQuarter } from '#shared/figure/format.ts';
import { type CheckInPoint, progressHistory } from '#shared/okr/history.ts';
import { lastDayOfMonth, monthsOfQuarter } from '#shared/time/month.ts';
import { core } from '../app/client.ts';
import { openRows } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import { useIsDark } from '../app/theme.ts';
import { ChartFigure, ChartSurface } from '../charts/chart-figure.tsx';
import { progressSpec } from '../charts/progress.ts';
import styles from './okr.module.css';
import { useAsOfWeek } from './use-as-of.ts';

const HEIGHT = 200;
const MOST_CHECK_INS = 5000;

/** How an objective's key results came along through its quarter. */
export function ObjectiveProgress({ row }: { row: AnyRow }) {
  const { data } = useQuery({
    queryKey: ['key-results-of', row.id],
    queryFn: () =>
      core.record.list({
        entity: 'keyResult',
        where: [{ field: 'objectiveId', op: 'eq', value: row.id }],
        limit: 1000,
      }),
  });
  if (!data || data.rows.length === 0) return null;
  return <Chart keyResults={data.rows} quarter={String(row.quarter)} />;
}

/** How a key result came along, and how confident its owner was. */
export function KeyResultProgress({ row }: { row: AnyRow }) {
  const { data } = useQuery({
    queryKey: ['records', 'objective', row.objectiveId],
    queryFn: () => core.record.byIds({ entity: 'objective', ids: [String(row.objectiveId)] }),
  });
  const objective = data?.rows[0];
  if (!objective) return null;
  return <Chart keyResults={[{ ...row, weight: 1 }]} quarter={String(objective.quarter)} />;
}

function Chart({ keyResults, quarter }: { keyResults: readonly AnyRow[]; quarter: string }) {
  const { settings, today } = useWorkspace();
  const week = useAsOfWeek();
  const isDark = useIsDark();
  const surface = useMemo(() => ({ scale: 1, theme: isDark ? 'dark' : 'light', isLong: true }), [isDark]);
  const ids = keyResults.map(({ id }) => id);
  const { data } = useQuery({
    queryKey: ['check-ins-of', ids],
    queryFn: () =>
      core.record.list({
        entity: 'checkIn',
        where: [{ field: 'keyResultId', op: 'in', value: ids }],
        limit: MOST_CHECK_INS,
      }),
  });
  const asOf = week.lastDay < today ? week.lastDay : today;
  const spec = useMemo(() => {
    if (!data || data.rows.length === 0) return null;
    const span = spanOf(quarter, settings.fiscalYearEndMonth);
    const points = progressHistory(
      keyResults.map(({ id, startValue, targetValue, weight }) => ({
        id,
        startValue: Number(startValue),
        targetValue: Number(targetValue),
        weight: Number(weight),
      })),
      data.rows as unknown as CheckInPoint[],
      span,
      asOf,
    );
    return progressSpec(points, `Progress in ${formatQuarter(quarter)}`);
  }, [data, keyResults, quarter, settings.fiscalYearEndMonth, asOf]);
  if (!spec) return null;
  return (
    <ChartSurface value={surface}>
      <section className={styles.chart} aria-label="Progress">
        <ChartFigure
          title={`Progress in ${formatQuarter(quarter)}`}
          spec={spec}
          height={HEIGHT}
          hasToggle
          onOpen={({ entity, ids: behind, label }) => openRows(entity, behind, label)}
        />
      </section>
    </ChartSurface>
  );
}

function spanOf(quarter: string, yearEnd: number): { firstDay: string; lastDay: string } {
  const months = monthsOfQuarter(quarter.replace('Q', '-Q'), yearEnd);
  const [first = '', last = first] = [months[0], months.at(-1)];
  return { firstDay: `${first}-01`, lastDay: lastDayOfMonth(last) };
}
