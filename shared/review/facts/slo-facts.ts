import type { Bar, BarsChart, LinesChart, StackedChart } from '../../chart/chart-data.ts';
import { formatNumber, formatPercent, formatValue, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import { isUsedUp } from '../../slo/slo-math.ts';
import type { SloRow, SloSection, SloStatus, TierRow } from '../sections.ts';
import type { FactColumn, Facts, Marked } from './facts.ts';
import { budgetRag, ragMark } from './words.ts';

const MARKS: Record<SloStatus, Marked> = {
  met: ragMark('green', 'Met'),
  'at-risk': ragMark('amber', 'At risk'),
  missed: ragMark('red', 'Missed'),
  'no-data': ragMark(null, 'No data'),
};

/** The status of an SLO in a word and its colour. */
export function sloMark(status: SloStatus): Marked {
  return MARKS[status];
}

const COLUMNS: readonly FactColumn<SloRow>[] = [
  { header: 'Status', cell: ({ status }) => sloMark(status), width: '6.25em' },
  {
    header: 'Service · SLO',
    cell: sloName,
    record: ({ id }) => ({ entity: 'slo', id }),
    text: sloName,
  },
  { header: 'Tier', cell: ({ tier }) => tierText(tier), width: '3em', isNumber: true },
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
  { header: 'Budget left', cell: ({ remaining }) => budgetText(remaining), width: '6em', isNumber: true },
  { header: 'Burn', cell: ({ burn }) => burnText(burn), width: '4.5em', isNumber: true },
  { header: 'Days left', cell: daysLeft, width: '5em', isNumber: true },
];

/** SLOs in the order given. */
export function sloFacts(
  rows: readonly SloRow[],
  { title = 'Objectives, worst first', empty = 'No SLO is defined yet.' } = {},
): Facts<SloRow> {
  return { name: title, columns: COLUMNS, rows, rowKey: ({ id }) => id, empty };
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
export function tierChart(tiers: readonly TierRow[]): StackedChart {
  const stack = (
    name: string,
    colour: 'good' | 'warn' | 'bad' | 'sev4',
    pick: (tier: TierRow) => number,
  ) => ({ name, colour, values: tiers.map(pick) });
  return {
    kind: 'stacked',
    name: 'SLOs by tier',
    measure: { unit: 'count' },
    periods: tiers.map(tierName),
    stacks: [
      stack('missed', 'bad', ({ missed }) => missed),
      stack('at risk', 'warn', ({ atRisk }) => atRisk),
      stack('met', 'good', ({ met }) => met),
      stack('no data', 'sev4', ({ noData }) => noData),
    ],
  };
}

const TIERS: readonly FactColumn<TierRow>[] = [
  { header: 'Tier', cell: tierName },
  { header: 'SLOs', cell: ({ slos }) => countText(slos), width: '3.5em', isNumber: true },
  { header: 'Met', cell: ({ met }) => countText(met), width: '3.25em', isNumber: true },
  { header: 'At risk', cell: ({ atRisk }) => countText(atRisk), width: '4.5em', isNumber: true },
  { header: 'Missed', cell: ({ missed }) => countText(missed), width: '4.5em', isNumber: true },
  { header: 'No data', cell: ({ noData }) => countText(noData), width: '4.75em', isNumber: true },
];

/** The tiers as they are shown in a table. */
export function tierFacts(tiers: readonly TierRow[]): Facts<TierRow> {
  return {
    name: 'By tier',
    isTitled: false,
    columns: TIERS,
    rows: tiers,
    rowKey: tierName,
    empty: 'No SLO is defined yet.',
  };
}

/** Longer bars would hide the others; the label still says how much. */
const BUDGET_FLOOR = -2;

/** What is left of the budgets with least left. */
export function budgetChart(rows: readonly SloRow[], most = 12): BarsChart | null {
  const bars: Bar[] = rows
    .filter(({ remaining }) => remaining !== null)
    .toSorted((a, b) => (a.remaining ?? 0) - (b.remaining ?? 0))
    .slice(0, most)
    .map((row) => ({
      name: sloName(row),
      // Whole percents, as the table beside it and the sentences say.
      value: row.remaining === null ? null : Math.round(row.remaining * 100) / 100,
      colour: ({ red: 'bad', amber: 'warn', green: 'good', none: 'quiet' } as const)[
        budgetRag(row.remaining) ?? 'none'
      ],
      rows: { entity: 'slo', ids: [row.id], label: row.name },
    }));
  if (bars.length === 0) return null;
  return {
    kind: 'bars',
    isFlat: true,
    bars,
    name: 'Error budget left',
    measure: { unit: 'ratio' },
    nameLength: 42,
    max: 1,
    floor: BUDGET_FLOOR,
    ...(bars.some(({ value }) => (value ?? 0) < BUDGET_FLOOR) ? { min: BUDGET_FLOOR } : {}),
    key: [
      { colour: 'bad', label: 'overspent', shape: 'block' },
      { colour: 'warn', label: 'under 25%', shape: 'block' },
      { colour: 'good', label: '25% or more', shape: 'block' },
    ],
  };
}

/** Budget left over the last weeks. */
export function burndownChart({ burndown }: SloSection, most = 4): LinesChart | null {
  const series = burndown.slice(0, most).filter(({ points }) => points.some(({ value }) => value !== null));
  if (series.length === 0) return null;
  return {
    kind: 'lines',
    name: 'Error budget left by week',
    measure: { unit: 'ratio' },
    entity: 'slo',
    zero: 'used up',
    series: series.map(({ slo, points }) => ({ name: slo.name, points })),
  };
}

/** The SLO with its service, which many names begin with already. */
export function sloName({ service, name }: Pick<SloRow, 'service' | 'name'>): string {
  return name.startsWith(service.name) ? name : `${service.name} · ${name}`;
}

function tierName({ tier }: TierRow): string {
  return tier === null ? 'No tier' : `Tier ${tier}`;
}

function tierText(tier: number | null): string {
  return tier === null ? NO_VALUE : String(tier);
}

/** Budget left, in whole percents; a far overspent one says only that. */
export function budgetText(value: number | null): string {
  if (value === null) return NO_VALUE;
  return value < -100 ? '<−9 999%' : formatPercent(value, { max: 0 });
}

/** A burn rate as a multiple of the sustainable one. */
export function burnText(burn: number | null): string {
  if (burn === null) return NO_VALUE;
  return burn >= 1000 ? '>999×' : `${formatNumber(burn, { max: burn >= 100 ? 0 : 1 })}×`;
}

/** Days until the budget is empty at the last seven days' burn. */
export function daysLeft({ daysToExhaustion, remaining }: SloRow): string {
  if (remaining !== null && isUsedUp(remaining)) return 'none';
  if (daysToExhaustion === null) return NO_VALUE;
  return daysToExhaustion >= 365 ? '>365' : formatNumber(daysToExhaustion, { max: 0 });
}
