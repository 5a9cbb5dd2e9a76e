import type { Figure } from './figure.ts';
import {
  formatChange,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatShort,
  formatValue,
  NO_VALUE,
} from './format.ts';
import { countText, durationText } from './measure.ts';

/** A value at the size of a headline: short where it would not fit. */
export function headlineValue({ value, unit, currency, isChange }: Figure): string {
  if (value === null) return NO_VALUE;
  if (isChange) return formatChange(value, unit, { currency });
  if (unit === 'money') return formatMoneyShort(value, currency ?? 'EUR');
  if (unit === 'minutes') return durationText(value);
  if (unit !== 'ratio' && Math.abs(value) >= 1e5) return formatShort(value);
  if (unit === 'ratio' && Math.abs(value) >= 1000) return `${formatShort(value * 100)}%`;
  if (unit === 'ratio') return percentText(value);
  return formatValue(value, unit, { currency });
}

/** A share with one decimal, and two near 100 %, where they matter. */
export function percentText(value: number): string {
  return formatPercent(value, { max: value > 0.99 && value < 1 ? 2 : 1 });
}

/** `+3 against the week before`, with an arrow; `null` where there is nothing to compare with. */
export function changeText({ value, previous, unit, currency }: Figure): string | null {
  if (value === null || previous === null || previous === undefined) return null;
  const change = value - previous;
  if (change === 0) return 'no change';
  if (unit === 'ratio') return pointsText(change);
  const arrow = change > 0 ? '↑' : '↓';
  if (unit === 'minutes') return `${arrow} ${durationText(Math.abs(change))}`;
  if (unit === 'money' || Math.abs(change) >= 1e5) {
    const size =
      unit === 'money'
        ? formatMoneyShort(Math.abs(change), currency ?? 'EUR')
        : formatShort(Math.abs(change));
    return `${arrow} ${size}`;
  }
  return `${arrow} ${formatChange(change, unit, { currency }).replace(/^[+−]/, '')}`;
}

/** `target ≥ 99.9%`. */
export function targetText({ target, unit, currency }: Figure): string | null {
  if (!target) return null;
  const value = headlineValue({ value: target.value, unit, currency } as Figure);
  return `target ${target.direction === 'higher' ? '≥' : '≤'} ${value}`;
}

/** `n 12, 2 left out: still open`. */
export function sampleText({ n, excluded }: Pick<Figure, 'n' | 'excluded'>): string {
  const left = excluded.filter((entry) => entry.n > 0);
  const count = left.reduce((sum, entry) => sum + entry.n, 0);
  const reasons = left
    .map(({ reason, n: of }) => (left.length > 1 ? `${reason} ${formatNumber(of)}` : reason))
    .join(', ');
  return `n ${formatNumber(n)}${count > 0 ? `, ${formatNumber(count)} left out: ${reasons}` : ''}`;
}

/** `n 12 of 14`, where 2 were left out. */
export function shortSample({ n, excluded }: Pick<Figure, 'n' | 'excluded'>): string {
  const left = excluded.reduce((sum, entry) => sum + entry.n, 0);
  return left > 0 ? `n ${countText(n)} of ${countText(n + left)}` : `n ${countText(n)}`;
}

/** A change of a share, in percentage points. */
function pointsText(change: number): string {
  const points = formatNumber(Math.abs(change) * 100, { max: 1 });
  return points === '0' ? 'no change' : `${change > 0 ? '↑' : '↓'} ${points} pp`;
}
