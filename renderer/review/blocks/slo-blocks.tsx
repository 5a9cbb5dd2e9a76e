import { formatNumber, formatPercent, formatValue, NO_VALUE } from '#shared/figure/format.ts';
import type { SloRow, SloSection, TierRow } from '#shared/review/sections.ts';
import { countText } from '../../charts/axis.ts';
import { type Bar, flatBarsSpec, stackedSpec } from '../../charts/bars.ts';
import type { ChartSpec } from '../../charts/spec.ts';
import { linesSpec } from '../../charts/trend.ts';
import { type Column, FactTable } from './fact-table.tsx';
import { RecordName } from './open-rows.tsx';
import { budgetRag, SloMark } from './words.tsx';

const ROWS: readonly Column<SloRow>[] = [
  { header: 'Status', cell: ({ status }) => <SloMark status={status} />, width: '6.25em' },
  {
    header: 'Service · SLO',
    cell: ({ service, id, name }) => (
      <RecordName entity="slo" id={id}>
        {sloName({ service, name })}
      </RecordName>
    ),
    text: sloName,
  },
  { header: 'Tier', cell: ({ tier }) => tier ?? NO_VALUE, width: '3em', isNumber: true },
  {
    header: 'Objective',
    cell: ({ objective }) => formatPercent(objective, { max: 3 }),
    width: '5.75em',
    isNumber: true,
  },
  {
    header: 'Attained',
    cell: ({ attainment }) => formatValue(attainment, 'ratio', {}),
    width: '5.5em',
    isNumber: true,
  },
  { header: 'Budget left', cell: ({ remaining }) => percent(remaining), width: '6em', isNumber: true },
  { header: 'Burn', cell: ({ burn }) => burnText(burn), width: '4.5em', isNumber: true },
  { header: 'Days left', cell: daysLeft, width: '5em', isNumber: true },
];

type Props = {
  rows: readonly SloRow[];
  limit?: number;
  title?: string;
  more?: number;
  moreText?: string | undefined;
  empty?: string;
};

/** SLOs, worst first. */
export function SloTable({
  rows,
  limit,
  title = 'Objectives, worst first',
  more,
  moreText,
  empty = 'No SLO is defined yet.',
}: Props) {
  return (
    <FactTable
      name={title}
      columns={ROWS}
      rows={rows}
      limit={limit}
      rowKey={({ id }) => id}
      empty={empty}
      more={more}
      moreText={moreText}
    />
  );
}

const ORDER = ['missed', 'at-risk', 'no-data', 'met'];

/** Missed first, then by what is left of the budget; within that tier 1 first. */
export function worstFirst(rows: readonly SloRow[]): SloRow[] {
  return rows.toSorted(
    (a, b) =>
      ORDER.indexOf(a.status) - ORDER.indexOf(b.status) ||
      (a.remaining ?? 2) - (b.remaining ?? 2) ||
      (a.tier ?? 5) - (b.tier ?? 5) ||
      a.service.name.localeCompare(b.service.name, 'en'),
  );
}

/** How many objectives are met, at risk and missed, by tier. */
export function tierSpec(tiers: readonly TierRow[]): ChartSpec {
  const stack = (
    name: string,
    colour: 'good' | 'warn' | 'bad' | 'sev4',
    pick: (tier: TierRow) => number,
  ) => ({
    name,
    colour,
    values: tiers.map(pick),
  });
  return stackedSpec(
    tiers.map(tierName),
    [
      stack('missed', 'bad', ({ missed }) => missed),
      stack('at risk', 'warn', ({ atRisk }) => atRisk),
      stack('met', 'good', ({ met }) => met),
      stack('no data', 'sev4', ({ noData }) => noData),
    ],
    { name: 'SLOs by tier', measure: { unit: 'count' } },
  );
}

const TIERS: readonly Column<TierRow>[] = [
  { header: 'Tier', cell: tierName },
  { header: 'SLOs', cell: ({ slos }) => countText(slos), width: '3.5em', isNumber: true },
  { header: 'Met', cell: ({ met }) => countText(met), width: '3.25em', isNumber: true },
  { header: 'At risk', cell: ({ atRisk }) => countText(atRisk), width: '4.5em', isNumber: true },
  { header: 'Missed', cell: ({ missed }) => countText(missed), width: '4.5em', isNumber: true },
  { header: 'No data', cell: ({ noData }) => countText(noData), width: '4.75em', isNumber: true },
];

export function TierTable({ tiers }: { tiers: readonly TierRow[] }) {
  return (
    <FactTable
      name="By tier"
      isTitled={false}
      columns={TIERS}
      rows={tiers}
      limit={6}
      rowKey={tierName}
      empty="No SLO is defined yet."
    />
  );
}

/** Longer bars would hide the others; the label still says how much. */
const BUDGET_FLOOR = -2;

/** What is left of the budgets with least left. */
export function budgetSpec(rows: readonly SloRow[], most = 12): ChartSpec | null {
  const bars: Bar[] = rows
    .filter(({ remaining }) => remaining !== null)
    .toSorted((a, b) => (a.remaining ?? 0) - (b.remaining ?? 0))
    .slice(0, most)
    .map((row) => ({
      name: sloName(row),
      // Whole percents, as the table beside it and the sentences say.
      value: row.remaining === null ? null : Math.round(row.remaining * 100) / 100,
      colour: { red: 'bad', amber: 'warn', green: 'good', none: 'quiet' }[
        budgetRag(row.remaining) ?? 'none'
      ] as 'bad',
      rows: { entity: 'slo', ids: [row.id], label: row.name },
    }));
  if (bars.length === 0) return null;
  return flatBarsSpec(bars, {
    name: 'Error budget left',
    measure: { unit: 'ratio' },
    nameLength: 34,
    max: 1,
    floor: BUDGET_FLOOR,
    ...(bars.some(({ value }) => (value ?? 0) < BUDGET_FLOOR) ? { min: BUDGET_FLOOR } : {}),
    key: [
      { colour: 'bad', label: 'overspent', shape: 'block' },
      { colour: 'warn', label: 'under 25%', shape: 'block' },
      { colour: 'good', label: '25% or more', shape: 'block' },
    ],
  });
}

/** Budget left over the last weeks. */
export function burndownSpec({ burndown }: SloSection, most = 4): ChartSpec | null {
  const series = burndown.slice(0, most).filter(({ points }) => points.some(({ value }) => value !== null));
  if (series.length === 0) return null;
  return linesSpec(
    series.map(({ slo, points }) => ({ name: slo.name, points })),
    { name: 'Error budget left by week', measure: { unit: 'ratio' }, entity: 'slo', zero: 'empty' },
  );
}

/** The SLO with its service, which many names begin with already. */
function sloName({ service, name }: Pick<SloRow, 'service' | 'name'>): string {
  return name.startsWith(service.name) ? name : `${service.name} · ${name}`;
}

function tierName({ tier }: TierRow): string {
  return tier === null ? 'No tier' : `Tier ${tier}`;
}

function percent(value: number | null): string {
  if (value === null) return NO_VALUE;
  return value < -100 ? '<−9 999%' : formatPercent(value, { max: 0 });
}

function burnText(burn: number | null): string {
  if (burn === null) return NO_VALUE;
  return burn >= 1000 ? '>999×' : `${formatNumber(burn, { max: burn >= 100 ? 0 : 1 })}×`;
}

function daysLeft({ daysToExhaustion, remaining }: SloRow): string {
  if (remaining !== null && remaining <= 0) return 'none';
  if (daysToExhaustion === null) return NO_VALUE;
  return daysToExhaustion >= 365 ? '>365' : formatNumber(daysToExhaustion, { max: 0 });
}
