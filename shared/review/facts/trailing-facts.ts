import type { TrailingSeries } from '../../chart/chart-data.ts';
import { formatNumber, NO_VALUE, THIN } from '../../figure/format.ts';
import { changesOf, type TrailingData, type TrailingPoint } from '../../kpi/trailing.ts';
import { type BoxOfNine, type ChangeMethod, NO_BASE, type Told } from '../../wbr/trailing.ts';
import type { FactColumn, Facts } from './facts.ts';
import { kpiValue } from './kpi-facts.ts';

type Change = 'year' | 'week' | 'month';
type Half = { points: readonly TrailingPoint[]; grain: 'week' | 'month' };

const CHANGE_WORDS: Record<Change, string> = {
  year: 'change from the prior year',
  week: 'change by week',
  month: 'change by month',
};

type LineOptions = {
  label?: string | undefined;
  change?: Change | undefined;
  months: 'trailing' | 'fiscal-year';
  isTarget?: boolean;
  isPriorYearShown?: boolean;
};

/** A KPI, or its change, as a line of a 6-12 chart. */
export function trailingSeries(data: TrailingData, options: LineOptions): TrailingSeries {
  const { label = data.name, change, isTarget = false, isPriorYearShown = true } = options;
  const months = monthsOf(data, options.months);
  const common = { isTarget, isPriorShown: isPriorYearShown && change === undefined };
  if (change === undefined) {
    const { unit, currency } = data;
    return { ...common, name: label, measure: { unit, currency }, weeks: data.weeks, months };
  }
  const isPercent = data.change === 'percent';
  const changed = (half: Half) => pointsOfChange(data, half, change);
  return {
    ...common,
    name: `${label}, ${CHANGE_WORDS[change]}${isPercent ? '' : ' in bps'}`,
    measure: { unit: isPercent ? 'ratio' : 'score' },
    weeks: changed({ points: data.weeks, grain: 'week' }),
    months: changed({ points: months, grain: 'month' }),
  };
}

/** The months a 6-12 view shows: the last twelve, or those of the fiscal year. */
export function monthsOf(data: TrailingData, months: 'trailing' | 'fiscal-year'): readonly TrailingPoint[] {
  return months === 'trailing' ? data.months : data.fiscalMonths;
}

/** Changes as points: percentages as fractions, basis points as they are. */
function pointsOfChange(data: TrailingData, { points, grain }: Half, change: Change): TrailingPoint[] {
  const scale = data.change === 'percent' ? 100 : 1;
  const changes = changesOf(points, change, data.change, grain);
  return points.map((point, index) => {
    const { value = null } = changes[index] ?? {};
    return {
      ...point,
      value: value === null ? null : value / scale,
      prior: null,
      before: null,
      target: null,
    };
  });
}

/** `+3.2%`, `−12 bps`, `n/a` from zero, a dash without data. */
export function changeText({ value, reason }: Told, method: ChangeMethod): string {
  if (value === null) return reason === NO_BASE ? 'n/a' : NO_VALUE;
  const size = formatNumber(Math.abs(value), { max: Math.abs(value) >= 100 ? 0 : 1 });
  const sign = /[1-9]/.test(size) ? (value > 0 ? '+' : '−') : '±';
  return sign + size + (method === 'percent' ? '%' : `${THIN}bps`);
}

export type BoxRow = { data: TrailingData; label: string };

const valueColumn = (header: string, key: keyof BoxOfNine): FactColumn<BoxRow> => ({
  header,
  cell: ({ data }) => kpiValue(data, data.box[key].value),
  text: ({ data }) => data.box[key].reason ?? '',
  width: '6.75em',
  isNumber: true,
});

const changeColumn = (header: string, key: keyof BoxOfNine): FactColumn<BoxRow> => ({
  header,
  cell: ({ data }) => changeText(data.box[key], data.change),
  text: ({ data }) => data.box[key].reason ?? '',
  width: '6em',
  isNumber: true,
});

const BOX: readonly FactColumn<BoxRow>[] = [
  {
    header: 'KPI',
    cell: ({ label }) => label,
    record: ({ data }) => ({ entity: 'kpi', id: data.id }),
    text: ({ label }) => label,
    lines: 1,
  },
  valueColumn('Last week', 'lastWeek'),
  changeColumn('WOW', 'weekOnWeek'),
  changeColumn('YOY', 'weekOnYear'),
  valueColumn('MTD', 'monthToDate'),
  changeColumn('MTD YOY', 'monthOnYear'),
  valueColumn('QTD', 'quarterToDate'),
  changeColumn('QTD YOY', 'quarterOnYear'),
  valueColumn('YTD', 'yearToDate'),
  changeColumn('YTD YOY', 'yearOnYear'),
];

/** The nine values under a 6-12 chart, a row for each KPI. */
export function boxFacts(rows: readonly BoxRow[]): Facts<BoxRow> {
  return {
    name: 'Last week and to date',
    isTitled: false,
    columns: BOX,
    rows,
    rowKey: ({ data, label }) => data.id + label,
    empty: 'No KPI.',
  };
}

export type NumberedNote = {
  number: number;
  date: string;
  text: string;
  about: TrailingData['annotations'][number]['about'];
};

/** The newest annotations that a chart's periods hold, numbered in order of time. */
export function notesOf(
  series: readonly { data: TrailingData; months: 'trailing' | 'fiscal-year' }[],
  most: number,
): NumberedNote[] {
  const seen = new Map<string, TrailingData['annotations'][number]>();
  for (const { data, months } of series) {
    const points = [...data.weeks, ...monthsOf(data, months)];
    for (const note of data.annotations) {
      const isShown = points.some(({ start, end }) => start <= note.date && note.date <= end);
      if (isShown) seen.set(note.date + note.text, note);
    }
  }
  const inTime = [...seen.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return inTime.slice(-most).map((note, index) => ({ ...note, number: index + 1 }));
}
