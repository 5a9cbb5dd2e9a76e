import { formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';

/** A share without decimals; a dash when there is none. */
export function shareText(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}

/** `12 pp behind`, from a gap to expected in fractions. */
export function gapText(gap: number | null): string {
  if (gap === null) return NO_VALUE;
  const points = Math.round(Math.abs(gap) * 100);
  if (points === 0) return 'as expected';
  return `${formatNumber(points)} pp ${gap > 0 ? 'behind' : 'ahead'}`;
}
