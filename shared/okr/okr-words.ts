import type { Rag } from '../figure/figure.ts';
import { formatNumber, formatPercent, NO_VALUE } from '../figure/format.ts';
import type { Marked } from '../review/facts/facts.ts';
import { gradeOf, type KeyResultStatus } from './progress.ts';

const STATUSES: Readonly<Record<KeyResultStatus, Marked>> = {
  'on-track': { rag: 'green', text: 'On track' },
  'at-risk': { rag: 'amber', text: 'At risk' },
  'off-track': { rag: 'red', text: 'Off track' },
  unknown: { rag: null, text: 'No value' },
};

const GRADES: Readonly<Record<Rag | 'none', string>> = {
  green: 'Achieved',
  amber: 'In part',
  red: 'Missed',
  none: 'No value',
};

/** How an objective or key result stands while its quarter runs. */
export function statusMark(status: string): Marked {
  return STATUSES[status as KeyResultStatus] ?? STATUSES.unknown;
}

/** Its status while the quarter runs, its grade when that is over. `progress` is a fraction. */
export function okrMark(
  { status, progress }: { status: string; progress: number | null },
  isOver: boolean,
): Marked {
  if (!isOver) return statusMark(status);
  const grade = gradeOf(progress);
  return { rag: grade, text: GRADES[grade ?? 'none'] };
}

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
