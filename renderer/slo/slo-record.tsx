import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatDate, formatNumber, formatPercent, formatValue } from '#shared/figure/format.ts';
import { budgetText, burnText, daysLeft } from '#shared/review/facts/slo-facts.ts';
import type { BurnDownDay } from '#shared/slo/burn-down.ts';
import { isUsedUp } from '#shared/slo/slo-math.ts';
import type { SloDetail } from '#shared/slo/slo-views.ts';
import { addDays, daysBetween, type Week, weekRange } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { useWeek } from '../app/use-week.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { burnDownSpec, dailySpec } from '../charts/slo-days.ts';
import { FigureSurface, showRows } from '../records/at-week.tsx';
import { type Fact, Facts } from '../records/facts.tsx';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import { SloMark } from '../review/blocks/words.tsx';
import { PolicyPart } from './slo-policy.tsx';
import styles from './slo-record.module.css';

const CHART_HEIGHT = 190;
/** Days without a measurement are named up to so many. */
const NAMED_DAYS = 6;

/** Where an SLO stands at the end of the chosen week, and how its budget went over the window. */
export function SloRecord({ row }: { row: AnyRow }) {
  const { week } = useWeek();
  const { data } = useQuery({
    queryKey: ['slo-detail', week.key, row.id],
    queryFn: () => core.reliability.slo({ week: week.key, id: row.id }),
    placeholderData: keepPreviousData,
  });
  if (data?.row.id !== row.id) return null;
  return (
    <FigureSurface>
      <Standing detail={data} week={week} />
      {data.policy && <PolicyPart policy={data.policy} name={data.row.name} />}
    </FigureSurface>
  );
}

function Standing({ detail, week }: { detail: SloDetail; week: Week }) {
  const { row, range, windowEnds, days } = detail;
  const length = daysBetween(range.firstDay, windowEnds) + 1;
  const burnDown = useMemo(() => burnDownSpec({ days, length }), [days, length]);
  const daily = useMemo(() => dailySpec(days, row.objective), [days, row.objective]);
  const isMeasured = days.some(({ total }) => total !== null);
  return (
    <section className={panel.part} aria-label="Standing">
      <PartHead title="Standing" note={weekRange(range)} />
      <Facts label="Standing" facts={factsOf(detail, week)} />
      {isMeasured && (
        <div className={styles.charts}>
          <ChartFigure
            title="Error budget left"
            spec={burnDown}
            height={CHART_HEIGHT}
            onOpen={showRows}
            hasToggle
          />
          <ChartFigure
            title="Good events by day"
            spec={daily}
            height={CHART_HEIGHT}
            onOpen={showRows}
            hasToggle
          />
        </div>
      )}
      <LeftOut days={days} />
      <Maintenance detail={detail} />
    </section>
  );
}

function factsOf({ row, range, days, budget, spent, unit }: SloDetail, week: Week): Fact[] {
  const counted = days.flatMap(({ id, total }) => (id !== null && total !== null ? [id] : []));
  const rows = (label: string, first = range.firstDay) => {
    const ids = days.flatMap(({ id, total, date }) =>
      id !== null && total !== null && date >= first ? [id] : [],
    );
    return { entity: 'sloDay', ids, label: `${label} of ${row.name}` };
  };
  const n = `n ${formatCount(counted.length, 'day', 'days')}`;
  const isDifferent = row.attainmentWithMaintenance !== row.attainment;
  return [
    { label: 'Status', value: <SloMark status={row.status} />, note: row.reason },
    {
      label: 'Attained',
      value: formatValue(row.attainment, 'ratio', {}),
      note:
        row.attainment === null
          ? row.reason
          : `of ${formatPercent(row.objective, { max: 3 })}, ${n}${isDifferent ? `; ${formatValue(row.attainmentWithMaintenance, 'ratio', {})} with planned maintenance` : ''}`,
      rows: rows('Attainment'),
    },
    {
      label: 'Budget left',
      value: budgetText(row.remaining),
      note:
        budget === null || spent === null
          ? row.reason
          : `${formatNumber(spent, { max: 0 })} of ${formatNumber(budget, { max: budget < 10 ? 1 : 0 })} bad ${unit} spent`,
      rows: rows('Error budget'),
    },
    {
      label: 'Burn of the week',
      value: burnText(row.burn),
      note:
        row.burn === null
          ? 'Nothing was measured in the week.'
          : row.sustainedWeeks > 1
            ? `above 1× for ${row.sustainedWeeks} weeks`
            : 'at 1× the budget lasts its window',
      rows: rows('Burn', week.firstDay),
    },
    {
      label: 'Days left',
      value: daysLeft(row),
      note: exhaustionNote(row),
      rows: rows('Burn of the last 7 days', addDays(range.lastDay, -6)),
    },
    {
      label: 'Days missing',
      value: formatNumber(row.missingDays),
      note: `of ${formatNumber(daysBetween(range.firstDay, range.lastDay) + 1)} in the window so far`,
    },
  ];
}

function exhaustionNote({ remaining, daysToExhaustion }: SloDetail['row']): string | undefined {
  if (remaining === null) return undefined;
  if (isUsedUp(remaining)) return 'The budget is spent.';
  return daysToExhaustion === null
    ? 'At the last 7 days’ burn it outlasts its window.'
    : 'at the last 7 days’ burn';
}

/** Planned maintenance with its reason: it is in neither the good nor all events of the figures. */
function Maintenance({ detail: { maintenance, unit } }: { detail: SloDetail }) {
  if (maintenance.length === 0) return null;
  return (
    <ul className={styles.leftOut} aria-label="Planned maintenance">
      {maintenance.map(({ id, date, total, reason }) => (
        <li key={id}>
          <strong>{formatDate(date)}</strong>: {formatNumber(total, { max: 0 })} {unit} in planned maintenance
          left out, {reason ?? 'no reason given'}
        </li>
      ))}
    </ul>
  );
}

/** Which days are not in the figures, by reason. */
function LeftOut({ days }: { days: readonly BurnDownDay[] }) {
  const byReason = Map.groupBy(
    days.filter(({ reason }) => reason !== undefined),
    ({ reason }) => reason ?? '',
  );
  if (byReason.size === 0) return null;
  return (
    <ul className={styles.leftOut} aria-label="Days left out">
      {[...byReason].map(([reason, group]) => (
        <li key={reason}>
          <strong>{formatCount(group.length, 'day', 'days')}</strong> left out, {reason}:{' '}
          {group
            .slice(0, NAMED_DAYS)
            .map(({ date }) => formatDate(date))
            .join(', ')}
          {group.length > NAMED_DAYS && ` and ${group.length - NAMED_DAYS} more`}
        </li>
      ))}
    </ul>
  );
}
