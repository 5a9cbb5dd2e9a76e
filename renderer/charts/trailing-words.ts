import type { TrailingPoint } from '#shared/kpi/trailing.ts';
import type { TrailingSeries } from './trailing.ts';

/** The columns of a series in the chart's table. */
export function columnsOf({ name, isTarget, isPriorShown }: TrailingSeries): string[] {
  if (isTarget) return [name];
  return [name, ...(isPriorShown ? [`${name}, prior year`] : []), `${name}, target`];
}

/** A series' cells of one period. */
export function cellsOf(
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
export function labelOf({ label, start }: TrailingPoint): string {
  return `${label} ${start.slice(0, 4)}`;
}

/** What a person who does not see the chart is told. */
export function altOf(
  name: string,
  series: TrailingSeries | undefined,
  text: (value: number | null) => string,
): string {
  const [week, month] = [series?.weeks.at(-1), series?.months.at(-1)];
  const told = (point: TrailingPoint | undefined) =>
    point ? `${point.label} ${text(point.value)}, a year before ${text(point.prior)}` : 'no data';
  return `${name}, six weeks and twelve months: ${told(week)}; ${told(month)}.`;
}
