import type { Rag } from '#shared/figure/figure.ts';
import { formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import type { KeyResultStatus } from '#shared/okr/progress.ts';
import { RagMark } from '../design/badge.tsx';

const STATUS: Readonly<Record<KeyResultStatus, { rag: Rag | null; word: string }>> = {
  'on-track': { rag: 'green', word: 'On track' },
  'at-risk': { rag: 'amber', word: 'At risk' },
  'off-track': { rag: 'red', word: 'Off track' },
  unknown: { rag: null, word: 'No value' },
};

const GRADES: Readonly<Record<Rag | 'none', string>> = {
  green: 'Achieved',
  amber: 'In part',
  red: 'Missed',
  none: 'No value',
};

type Props = { status: KeyResultStatus; grade: Rag | null; isOver: boolean };

/** How it stands while the quarter runs, its grade when it is over. */
export function OkrMark({ status, grade, isOver }: Props) {
  if (isOver) return <RagMark rag={grade} word={GRADES[grade ?? 'none']} />;
  return <RagMark {...STATUS[status]} />;
}

export function statusWord(status: KeyResultStatus): string {
  return STATUS[status].word;
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
