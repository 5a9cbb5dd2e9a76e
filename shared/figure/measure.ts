import type { Unit } from './figure.ts';
import {
  formatMinutes,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatShort,
  formatValue,
} from './format.ts';

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
