import { useMemo } from 'react';
import { type Figure, measured, noData, type Period, ragOf, type Target } from '#shared/figure/figure.ts';
import { formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { builtInKpi } from '#shared/kpi/catalogue.ts';
import { kpi } from '#shared/kpi/kpi.ts';
import type { Trend } from '#shared/review/sections.ts';
import { posture } from '#shared/security/posture.ts';
import {
  type GroupPosture,
  POSTURE_SEVERITIES,
  type PosturePoint,
  postureStart,
  postureTrend,
} from '#shared/security/posture-trend.ts';
import { trailingWeeks } from '#shared/time/week.ts';
import { useCalendar } from '../app/use-week.ts';
import { stackedSpec } from '../charts/bars.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import type { ChartSpec } from '../charts/spec.ts';
import { trendSpec } from '../charts/trend.ts';
import { RagMark } from '../design/badge.tsx';
import { Overview, OverviewChart, OverviewPair, OverviewPart } from '../records/overview/overview.tsx';
import { useAllRows, useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import type { ListViewProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { FigureTiles } from '../review/blocks/figure-tile.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';

const WEEKS = 26;
const ENTITY = posture.name;
const SLUG = 'patch-compliance';
const OF_KPI = [{ field: 'slug', op: 'eq' as const, value: SLUG }];

/** Patch compliance over time against its target, by asset group, and what is overdue by severity. */
export function PostureView({ query }: ListViewProps) {
  const calendar = useCalendar();
  const { week, day, period } = useAsOf();
  const weeks = useMemo(() => trailingWeeks(week, WEEKS, calendar), [week, calendar]);
  const narrower = useMemo(
    () => [
      { field: 'date', op: 'gte' as const, value: postureStart(weeks) },
      { field: 'date', op: 'lte' as const, value: day },
    ],
    [weeks, day],
  );
  const { rows, isPending, error } = useAllRows(posture, query, narrower);
  const target = useTarget();
  const { all, groups } = useMemo(() => postureTrend(rows, weeks, day), [rows, weeks, day]);
  const compliance = useMemo(() => complianceSpec(all, target), [all, target]);
  const overdue = useMemo(() => overdueSpec(all), [all]);
  const figures = useMemo(() => tiles(all.at(-1), groups, target, period), [all, groups, target, period]);
  const columns = useMemo(() => columnsOf(target), [target]);
  return (
    <Overview label="Posture" isPending={isPending} error={error}>
      <FigureTiles figures={figures} />
      <OverviewPair>
        <OverviewChart
          title={`Patched within the deadline, ${WEEKS} weeks`}
          spec={compliance}
          height={240}
          empty="No asset group was counted in these weeks."
        />
        <OverviewChart
          title="Overdue each week, by severity"
          spec={overdue}
          height={240}
          empty="No overdue vulnerability was counted in these weeks."
        />
      </OverviewPair>
      <OverviewPart
        title="Asset groups"
        note={`least compliant first${target ? `; target ≥ ${formatPercent(target.value, { max: 1 })}` : ''}`}
      >
        <FactTable
          name="Asset groups, least compliant first"
          isTitled={false}
          columns={columns}
          rows={groups}
          limit={100}
          rowKey={({ assetGroup }) => assetGroup}
          empty="No asset group is counted yet. Add a count of the assets and those within their patching deadline."
        />
      </OverviewPart>
    </Overview>
  );
}

/** The target that the workspace has set for the KPI, also when it has set none, else the catalogue's. */
function useTarget(): Target | undefined {
  const { rows } = useEvery(kpi, OF_KPI);
  const stored = rows[0];
  return useMemo(() => {
    const terms = stored
      ? { target: stored.target, direction: stored.direction, tolerance: stored.amberTolerance ?? 0 }
      : builtInKpi(SLUG);
    if (!terms || terms.target === null) return undefined;
    return { value: terms.target, direction: terms.direction, tolerance: terms.tolerance };
  }, [stored]);
}

function columnsOf(target: Target | undefined): Column<GroupPosture>[] {
  const count = (
    header: string,
    field: `open${'Critical' | 'High'}` | `overdue${(typeof POSTURE_SEVERITIES)[number]}`,
    needs?: 'wide' | 'medium',
  ): Column<GroupPosture> => ({
    header,
    cell: ({ newest, assetGroup }) => {
      const value = newest?.[field] ?? null;
      if (newest === null || value === null) return NO_VALUE;
      return (
        <RowsLink rows={{ entity: ENTITY, ids: [newest.id], label: `${header}, ${assetGroup}` }}>
          {formatNumber(value)}
        </RowsLink>
      );
    },
    text: ({ newest }) => (newest?.[field] == null ? 'Not counted.' : ''),
    width: '6.5em',
    isNumber: true,
    ...(needs ? { needs } : {}),
  });
  return [
    { header: 'Asset group', cell: ({ assetGroup }) => assetGroup, text: ({ assetGroup }) => assetGroup },
    {
      header: `${WEEKS} weeks`,
      cell: ({ points }) => <Sparkline trend={trendOf(points)} />,
      width: '9.5em',
      needs: 'medium',
    },
    {
      header: 'Within',
      cell: ({ compliance: { value }, points, assetGroup }) => (
        <RowsLink rows={{ entity: ENTITY, ids: points.at(-1)?.ids ?? [], label: assetGroup }}>
          {value === null ? NO_VALUE : formatPercent(value, { max: 1 })}
        </RowsLink>
      ),
      text: ({ compliance, newest }) =>
        compliance.reason ?? `${newest?.assetsWithinSla} of ${newest?.assets} assets`,
      width: '5em',
      isNumber: true,
    },
    {
      header: 'Target',
      cell: ({ compliance: { value } }) => <RagMark rag={ragOf(value, target)} />,
      width: '9em',
    },
    count('Open critical', 'openCritical', 'wide'),
    count('Open high', 'openHigh', 'wide'),
    count('Late critical', 'overdueCritical'),
    count('Late high', 'overdueHigh'),
    count('Late medium', 'overdueMedium', 'wide'),
    count('Late low', 'overdueLow', 'wide'),
  ];
}

function trendOf(points: readonly PosturePoint[]): Trend {
  return {
    points: points.map(({ week, compliance, ids }) => ({
      key: week,
      label: week.slice(5),
      value: compliance.value,
      isPartial: false,
      ids,
    })),
    centre: null,
    lower: null,
    upper: null,
    signals: [],
    verdict: 'Share of assets within their patching deadline.',
  };
}

function complianceSpec(points: readonly PosturePoint[], target: Target | undefined): ChartSpec | null {
  if (!points.some(({ compliance }) => compliance.value !== null)) return null;
  return trendSpec({
    kind: 'trend',
    trend: trendOf(points),
    name: 'Patch compliance',
    measure: { unit: 'ratio' },
    entity: ENTITY,
    target: target?.value ?? null,
  });
}

const COLOURS = { Critical: 'sev1', High: 'sev2', Medium: 'sev3', Low: 'sev4' } as const;

function overdueSpec(points: readonly PosturePoint[]): ChartSpec | null {
  const shown = points.slice(-13);
  if (!shown.some(({ overdue }) => Object.values(overdue).some((count) => count !== null))) return null;
  return stackedSpec({
    kind: 'stacked',
    name: 'Overdue vulnerabilities',
    measure: { unit: 'count' },
    periods: shown.map(({ week }) => week.slice(5)),
    stacks: POSTURE_SEVERITIES.map((severity) => ({
      name: severity,
      colour: COLOURS[severity],
      values: shown.map(({ overdue }) => overdue[severity]),
      rows: shown.map(({ ids, week }) => ({
        entity: ENTITY,
        ids,
        label: `Overdue ${severity.toLowerCase()}, ${week}`,
      })),
    })),
  });
}

function tiles(
  now: PosturePoint | undefined,
  groups: readonly GroupPosture[],
  target: Target | undefined,
  period: Period,
): Figure[] {
  if (!now) return [];
  const below = groups.filter(({ compliance }) => {
    const rag = ragOf(compliance.value, target);
    return rag !== null && rag !== 'green';
  });
  const idsOf = (list: readonly GroupPosture[]) => list.flatMap(({ newest }) => newest?.id ?? []);
  const late = (severity: 'Critical' | 'High') => {
    const counted = groups.filter(({ newest }) => newest?.[`overdue${severity}`] != null);
    const value = now.overdue[severity];
    return toFigure({
      key: `posture.overdue-${severity.toLowerCase()}`,
      label: `Overdue, ${severity.toLowerCase()}`,
      unit: 'count',
      period,
      result: value === null ? noData('Not counted lately.') : measured(value, counted.length),
      lineage: [{ entity: ENTITY, ids: idsOf(counted) }],
    });
  };
  return [
    toFigure({
      key: 'posture.compliance',
      label: 'Patched within the deadline',
      unit: 'ratio',
      period,
      result: now.compliance,
      lineage: [{ entity: ENTITY, ids: now.ids }],
      target,
    }),
    toFigure({
      key: 'posture.below',
      label: 'Asset groups off target',
      unit: 'count',
      period,
      result:
        target === undefined
          ? noData('No target is set.')
          : groups.length === 0
            ? noData('No asset group is counted.')
            : measured(below.length, groups.length),
      lineage: [{ entity: ENTITY, ids: idsOf(below) }],
    }),
    late('Critical'),
    late('High'),
  ];
}
