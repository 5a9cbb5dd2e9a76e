import { pointText } from '../figure/measure.ts';
import type { TrailingPoint } from '../kpi/trailing.ts';
import type { TrailingChart, TrailingSeries } from './chart-data.ts';

type Half = 'weeks' | 'months';

/** A category of the axis of a 6-12 chart: a week, a month, or the gap between them. */
export type TrailingPlace = { half: Half; index: number; point: TrailingPoint } | null;

/** The series that the others are drawn beside: the first that is a line. */
export function leadingSeries({ series }: TrailingChart): TrailingSeries | undefined {
  return series.find(({ isTarget }) => !isTarget) ?? series[0];
}

/** The categories of the axis: weeks, a gap, months. */
export function trailingPlaces(series: TrailingSeries | undefined): TrailingPlace[] {
  const of = (half: Half): TrailingPlace[] =>
    (series?.[half] ?? []).map((point, index) => ({ half, index, point }));
  return [...of('weeks'), null, ...of('months')];
}

/** A 6-12 chart in words and as a table. */
export function trailingWords(chart: TrailingChart): {
  alt: string;
  table: { columns: string[]; rows: string[][] };
} {
  const first = leadingSeries(chart);
  const text = (value: number | null) => pointText(value, first?.measure ?? { unit: 'count' });
  return {
    alt: altOf(chart.name, first, text),
    table: {
      columns: ['Period', ...chart.series.flatMap(columnsOf)],
      rows: trailingPlaces(first).flatMap((place) =>
        place === null
          ? []
          : [
              [
                labelOf(place.point),
                ...chart.series.flatMap((one) => cellsOf(one, one[place.half][place.index], text)),
              ],
            ],
      ),
    },
  };
}

function columnsOf({ name, isTarget, isPriorShown }: TrailingSeries): string[] {
  if (isTarget) return [name];
  return [name, ...(isPriorShown ? [`${name}, prior year`] : []), `${name}, target`];
}

function cellsOf(
  { isTarget, isPriorShown }: TrailingSeries,
  point: TrailingPoint | undefined,
  text: (value: number | null) => string,
): string[] {
  const value =
    text(point?.value ?? null) + (point?.isPartial && point.value !== null ? ' (not complete)' : '');
  if (isTarget) return [value];
  return [value, ...(isPriorShown ? [text(point?.prior ?? null)] : []), text(point?.target ?? null)];
}

/** A period with its year: `W47 2026`. */
function labelOf({ label, start }: TrailingPoint): string {
  return `${label} ${start.slice(0, 4)}`;
}

function altOf(
  name: string,
  series: TrailingSeries | undefined,
  text: (value: number | null) => string,
): string {
  const [week, month] = [series?.weeks.at(-1), series?.months.at(-1)];
  const told = (point: TrailingPoint | undefined) =>
    point ? `${point.label} ${text(point.value)}, a year before ${text(point.prior)}` : 'no data';
  return `${name}, six weeks and twelve months: ${told(week)}; ${told(month)}.`;
}
