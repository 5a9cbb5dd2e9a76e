import { formatMonth, formatQuarter } from '../figure/format.ts';
import type { Grain } from './roll-up.ts';

/** What a period is called, by its key: `2026-W47`, `Oct 2026`, `Q4 2026`. */
export function periodLabel(grain: Grain, key: string): string {
  if (grain === 'week') return key;
  return grain === 'month' ? formatMonth(key) : formatQuarter(key.replace('-', ''));
}
