import { useMemo, useState } from 'react';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import type { Figure, Measured, Period, Unit } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { healthOf, type LoadShift, loadByEngineer, loadByRotation } from '#shared/oncall/load.ts';
import { onCallShift } from '#shared/oncall/on-call-shift.ts';
import { trailingWeeks, type Week } from '#shared/time/week.ts';
import { useWorkspace } from '../app/queries.ts';
import { useCalendar } from '../app/use-week.ts';
import { Select } from '../design/select.tsx';
import { Overview, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { asWords } from '../review/blocks/words.tsx';
import { EngineerTable, RotationGrid, RotationHealth } from './load-tables.tsx';

const WEEKS = 13;
const KEPT = 'muster.oncall.audience';

/** How bearable on-call is: by rotation and week against the limit of pages, and who carries most of it. */
export function HealthView({ query }: ListViewProps) {
  const { settings } = useWorkspace();
  const limit = settings.attention.pagesPerShift;
  const calendar = useCalendar();
  const { week, period } = useAsOf();
  const weeks = useMemo(() => trailingWeeks(week, WEEKS, calendar), [week, calendar]);
  const narrower = useMemo(() => between(weeks), [weeks]);
  const { rows, titles, isPending, error } = useAllRows(onCallShift, query, narrower);
  const rotations = useMemo(() => loadByRotation(rows, weeks, limit), [rows, weeks, limit]);
  const engineers = useMemo(() => loadByEngineer(rows, weeks, limit), [rows, weeks, limit]);
  const figures = useMemo(() => tiles(rows, week, period, limit), [rows, week, period, limit]);
  const [audience, setAudience] = useAudience();
  const isHidden = onCallShift.fields.personId.hiddenFrom.includes(audience);
  return (
    <Overview label="Health" isPending={isPending} error={error}>
      <FigureTiles figures={figures} />
      <OverviewPart
        title="Pages a shift, by rotation and week"
        note={`${WEEKS} weeks up to ${period.label}; the limit is ${limit} pages a shift`}
      >
        <RotationGrid rotations={rotations} weeks={weeks} limit={limit} />
      </OverviewPart>
      <OverviewPart title="Rotations" note={`over the ${WEEKS} weeks, most paged first`}>
        <RotationHealth rotations={rotations} />
      </OverviewPart>
      <OverviewPart
        title="Who carries most"
        note={isHidden ? `names are hidden from the audience “${audience}”` : `over the ${WEEKS} weeks`}
        controls={
          <Select
            size="s"
            aria-label="Names as shown to"
            value={audience}
            options={AUDIENCES.map((value) => ({ value, label: `As shown to: ${asWords(value)}` }))}
            onChange={(value) => setAudience(value as Audience)}
          />
        }
      >
        <EngineerTable engineers={engineers} names={isHidden ? null : titles} />
      </OverviewPart>
    </Overview>
  );
}

/** Only shifts that began in the weeks looked at. */
function between(weeks: readonly Week[]) {
  const [first, last] = [weeks[0], weeks.at(-1)];
  return [
    { field: 'startedAt', op: 'gte' as const, value: first?.start ?? '' },
    { field: 'startedAt', op: 'lt' as const, value: last?.end ?? '' },
  ];
}

function useAudience(): [Audience, (audience: Audience) => void] {
  const [audience, setAudience] = useState<Audience>(
    () => AUDIENCES.find((one) => one === localStorage.getItem(KEPT)) ?? 'director',
  );
  return [
    audience,
    (next) => {
      localStorage.setItem(KEPT, next);
      setAudience(next);
    },
  ];
}

function tiles(shifts: readonly LoadShift[], week: Week, period: Period, limit: number): Figure[] {
  const own = shifts.filter(({ startedAt }) => startedAt >= week.start && startedAt < week.end);
  const health = healthOf(own, limit);
  const figure = (key: string, label: string, unit: Unit, result: Measured, ids = health.ids) =>
    toFigure({
      key: `health.${key}`,
      label,
      unit,
      period,
      result,
      lineage: [{ entity: 'onCallShift', ids }],
      ...(key === 'pages' ? { target: { value: limit, direction: 'lower', tolerance: 0 } } : {}),
    });
  const above = { value: health.aboveLimit.length, n: health.shifts, excluded: [] };
  const none = { value: null, reason: 'No shift is recorded for this week.', n: 0, excluded: [] };
  return [
    figure('pages', 'Pages a shift', 'score', health.pagesPerShift),
    figure('above', `Shifts above ${limit} pages`, 'count', own.length > 0 ? above : none, health.aboveLimit),
    figure('precision', 'Actionable', 'ratio', health.precision),
    figure('out-of-hours', 'Out of hours', 'ratio', health.outOfHours),
    figure('toil', 'Toil', 'ratio', health.toil),
  ];
}
