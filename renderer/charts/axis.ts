import { formatMoneyShort, formatPercent, formatShort, formatValue } from '#shared/figure/format.ts';
import { durationText, type Measure } from '#shared/figure/measure.ts';

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

const CLOCK = [
  1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 10_080, 20_160, 43_200, 100_800, 525_600,
];

/** Ticks for minutes, at times of a clock and not at hundreds: at most `most` of them up to `max`. */
export function minuteStep(max: number, most = 5): number {
  return CLOCK.find((step) => max / step <= most) ?? Math.ceil(max / most / 525_600) * 525_600;
}

/** Pixels between the labels of two ticks, at least. */
const APART = 18;

/** Ticks of a logarithmic axis of minutes at times of a clock, for an axis of so many pixels. */
export function logMinuteTicks(min: number, max: number, height: number): number[] {
  const pixels = (tick: number) => (Math.log(tick / min) / Math.log(max / min)) * height;
  const ticks: number[] = [];
  for (const tick of CLOCK) {
    if (tick < min || tick > max) continue;
    const last = ticks.at(-1);
    if (last === undefined || pixels(tick) - pixels(last) >= APART) ticks.push(tick);
  }
  return ticks;
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
