import type { TrendChart } from '../../chart/chart-data.ts';
import { formatNumber, formatPercent, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { OnCallSection } from '../sections.ts';
import type { FactColumn, Facts } from './facts.ts';

type Rotation = OnCallSection['rotations'][number];
const COLUMNS: readonly FactColumn<Rotation>[] = [
  { header: 'Rotation', cell: ({ rotation }) => rotation, text: ({ rotation }) => rotation },
  {
    header: 'Shifts',
    cell: ({ shifts }) => countText(shifts),
    counted: ({ ids, rotation }) => ({ entity: 'onCallShift', ids, label: rotation }),
    width: '4em',
    isNumber: true,
  },
  {
    header: 'Pages a shift',
    cell: ({ pagesPerShift }) => decimal(pagesPerShift),
    width: '6.75em',
    isNumber: true,
  },
  { header: 'Actionable', cell: ({ precision }) => share(precision), width: '5.75em', isNumber: true },
  {
    header: 'Out of hours',
    cell: ({ outOfHoursShare }) => share(outOfHoursShare),
    width: '6.5em',
    isNumber: true,
  },
  { header: 'Toil', cell: ({ toil }) => share(toil), width: '4em', isNumber: true },
];

/** Rotations as they are shown in a table. */
export function rotationFacts(rotations: OnCallSection['rotations']): Facts<Rotation> {
  return {
    name: 'Rotations, most paged first',
    columns: COLUMNS,
    rows: rotations.toSorted((a, b) => (b.pagesPerShift ?? -1) - (a.pagesPerShift ?? -1)),
    rowKey: ({ rotation }) => rotation,
    empty: 'No on-call shift is recorded for this week.',
  };
}

/** Pages a shift over the weeks; `null` before there were any shifts. */
export function pagesChart({ pagesTrend }: OnCallSection): TrendChart | null {
  if (!pagesTrend.points.some(({ value }) => value !== null)) return null;
  return {
    kind: 'trend',
    trend: pagesTrend,
    name: 'Pages a shift, by week',
    measure: { unit: 'score' },
    entity: 'onCallShift',
  };
}

function share(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}

function decimal(value: number | null): string {
  return value === null ? NO_VALUE : formatNumber(value, { min: 1, max: 1 });
}
