import { formatCount, formatNumber, formatPercent } from '../figure/format.ts';
import type { SloRow, Trend } from '../review/sections.ts';

/** What an SLO is called in a sentence: with its service, which many names already hold. */
export function sloName({ name, service }: Pick<SloRow, 'name' | 'service'>): string {
  const holds = name.toLocaleLowerCase('en').includes(service.name.toLocaleLowerCase('en'));
  return holds ? name : `${service.name} (${name})`;
}

/** `has overspent its error budget of 28 days by 54%`; from twice the budget on, how many times it is spent. */
export function overspent({ window }: Pick<SloRow, 'window'>, remaining: number): string {
  const budget = `its error budget ${/^\d+ days?$/.test(window) ? 'of' : 'for'} ${window}`;
  const share = formatPercent(-remaining, { max: 0 });
  if (remaining >= 0 || share === '0%') return `has used up ${budget}`;
  if (remaining > -1) return `has overspent ${budget} by ${share}`;
  return `has spent ${budget} ${formatNumber(1 - remaining, { max: 1 })} times over`;
}

/** `once`, `twice`, `3 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : formatCount(count, 'time', 'times');
}

/** `today`, `in 1 day`, `in 6 days`; `3 days ago` for days that are past. */
export function inDays(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${formatCount(days, 'day', 'days')}` : `${formatCount(-days, 'day', 'days')} ago`;
}

/** A date's past as words after it: `, 5 days ago`, or nothing on the day itself. */
export function ago(days: number): string {
  return days > 0 ? `, ${formatCount(days, 'day', 'days')} ago` : '';
}

/** The first of the signals of a trend's newest point, in words. The others say the same of a longer stretch. */
export function firstSignal({ verdict }: Trend): string {
  return verdict.split('; ')[0] ?? verdict;
}

/** Without its capital, unless it is one of an abbreviation: `owner set`, `SLO met`. */
export function uncapped(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('en') + text.slice(1) : text;
}
