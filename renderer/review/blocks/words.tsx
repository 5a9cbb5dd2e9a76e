import type { Rag } from '#shared/figure/figure.ts';
import { NO_VALUE } from '#shared/figure/format.ts';
import type { Named, SloStatus } from '#shared/review/sections.ts';
import { RagMark } from '../../design/badge.tsx';

const SLO_MARKS: Record<SloStatus, { rag: Rag | null; word: string }> = {
  met: { rag: 'green', word: 'Met' },
  'at-risk': { rag: 'amber', word: 'At risk' },
  missed: { rag: 'red', word: 'Missed' },
  'no-data': { rag: null, word: 'No data' },
};

export function SloMark({ status }: { status: SloStatus }) {
  return <RagMark {...SLO_MARKS[status]} />;
}

/** How pressing an attention entry is, from its severity of 0 to 100. */
export function SeverityMark({ severity }: { severity: number }) {
  const rag = severity >= 70 ? 'red' : severity >= 45 ? 'amber' : null;
  const word = { red: 'High', amber: 'Medium', none: 'Low' }[rag ?? 'none'];
  return <RagMark rag={rag} word={word} />;
}

export function nameOf(named: Named | null): string {
  return named?.name ?? NO_VALUE;
}

/** `in-progress` → `In progress`. */
export function asWords(value: string): string {
  const text = value.replaceAll(/[-_]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Red, amber or green of a share of budget left. */
export function budgetRag(remaining: number | null): Rag | null {
  if (remaining === null) return null;
  if (remaining <= 0) return 'red';
  return remaining < 0.25 ? 'amber' : 'green';
}
