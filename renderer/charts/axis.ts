import type { Unit } from '#shared/figure/figure.ts';
import {
  formatMinutes,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatShort,
  formatValue,
} from '#shared/figure/format.ts';

/** What an axis or a label counts in. */
export type Measure = { unit: Unit; currency?: string | undefined };

/** A count in a column: short from a hundred thousand on. */
export function countText(count: number): string {
  return Math.abs(count) >= 1e5 ? formatShort(count) : formatNumber(count);
}

/** Minutes in words; days only, and short, from a thousand days on. */
export function durationText(minutes: number): string {
  const days = minutes / 1440;
  return Math.abs(days) >= 1000 ? `${formatShort(days)} d` : formatMinutes(minutes);
}

/** A value as short as an axis has room for. */
export function axisText(value: number, { unit, currency }: Measure): string {
  switch (unit) {
    case 'ratio':
      return formatPercent(value, { max: 1 });
    case 'money':
      return formatMoneyShort(value, currency ?? 'EUR');
    case 'minutes':
      return durationText(value);
    case 'perUnit':
      return formatValue(value, unit, { currency });
    default:
      return formatShort(value);
  }
}

/** A value beside its point, with its unit and few decimals. */
export function pointText(value: number | null, { unit, currency }: Measure): string {
  if (value !== null && unit === 'money') return formatMoneyShort(value, currency ?? 'EUR');
  if (value !== null && unit === 'minutes') return durationText(value);
  if (value !== null && Math.abs(value) >= 1e6) return formatShort(value);
  if (value !== null && unit === 'score' && Math.abs(value) < 1) return formatShort(value);
  if (value !== null && unit === 'ratio')
    return formatPercent(value, { max: Math.abs(value) > 0.99 ? 2 : 1 });
  const isRound = value === null || Number.isInteger(value) || Math.abs(value) < 1;
  return formatValue(value, unit, isRound ? { currency } : { currency, decimals: 1 });
}

const CLOCK = [
  1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 10_080, 20_160, 43_200, 100_800, 525_600,
];

/** Ticks for minutes, at times of a clock and not at hundreds: at most `most` of them up to `max`. */
export function minuteStep(max: number, most = 5): number {
  return CLOCK.find((step) => max / step <= most) ?? Math.ceil(max / most / 525_600) * 525_600;
}

/** Ticks of a logarithmic axis of minutes, at most `most`, between the clock times around the data. */
export function logMinuteTicks(min: number, max: number, most = 8): number[] {
  const inside = CLOCK.filter((tick) => tick >= min && tick <= max);
  const step = Math.ceil(inside.length / most);
  return inside.filter((_, index) => index % step === 0);
}

/** The clock times just below and above the data, for the ends of a logarithmic axis. */
export function clockBounds(values: readonly number[]): { min: number; max: number } {
  const low = Math.max(1, Math.min(...values));
  const high = Math.max(2, ...values);
  return {
    min: CLOCK.findLast((tick) => tick <= low) ?? 1,
    max: CLOCK.find((tick) => tick >= high) ?? high * 1.2,
  };
}
