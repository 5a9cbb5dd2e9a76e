import type { Rag } from '../figure/figure.ts';
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
