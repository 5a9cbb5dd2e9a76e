import { formatDate } from '../figure/format.ts';
import type { ReviewData } from '../review/review-data.ts';
import type { Named } from '../review/sections.ts';
import type { AgendaSection } from './meeting.ts';

/** Something a review needs that is not there yet. */
export type Gap = {
  kind: 'kpi' | 'check-in' | 'postmortem' | 'commentary';
  entity: string;
  id: string;
  title: string;
  /** `No value for 16–22 Nov 2026.` */
  sentence: string;
  owner: Named | null;
};

/** How much of what a review needs is there. */
export type Readiness = {
  needed: number;
  ready: number;
  /** By owner, those without one last. */
  byOwner: readonly { owner: Named | null; gaps: readonly Gap[] }[];
};

type Counted = { needed: number; gaps: Gap[] };

/** What is missing before the review can be held: KPI values, check-ins, postmortems and commentary, by owner. */
export function readinessOf(data: ReviewData, agenda: readonly AgendaSection[]): Readiness {
  const parts = [kpiValues(data), checkIns(data), postmortems(data), commentary(agenda)];
  const gaps = parts.flatMap((part) => part.gaps);
  const needed = parts.reduce((sum, part) => sum + part.needed, 0);
  const groups = [...Map.groupBy(gaps, ({ owner }) => owner?.id ?? '').values()];
  const byOwner = groups
    .map((own) => ({ owner: own[0]?.owner ?? null, gaps: own }))
    .toSorted((a, b) => Number(!a.owner) - Number(!b.owner) || byName(a.owner, b.owner));
  return { needed, ready: needed - gaps.length, byOwner };
}

/** The gaps as a message to their owners, plain enough for any chat. */
export function readinessMessage({ needed, ready, byOwner }: Readiness, title: string): string {
  if (byOwner.length === 0) return `${title}: everything is in (${ready} of ${needed}).`;
  const lines = byOwner.flatMap(({ owner, gaps }) => [
    '',
    `${owner?.name ?? 'Nobody yet'}:`,
    ...gaps.map((gap) => `- ${gap.title}: ${gap.sentence}`),
  ]);
  return [`${title}: ${ready} of ${needed} are in. Still missing:`, ...lines].join('\n');
}

function kpiValues({ kpis }: ReviewData): Counted {
  const entered = kpis.rows.filter(({ isComputed }) => !isComputed);
  const gaps = entered
    .filter(({ value }) => value === null)
    .map(({ id, name, owner, reason, period }) => ({
      kind: 'kpi' as const,
      entity: 'kpi',
      id,
      title: name,
      sentence: reason ?? `No value for ${period ?? 'this period'}.`,
      owner,
    }));
  return { needed: entered.length, gaps };
}

function checkIns({ okrs, week }: ReviewData): Counted {
  const results = okrs.rows.flatMap((objective) =>
    objective.keyResults
      .filter(({ progress }) => progress === null || progress < 1)
      .map((result) => ({ objective, result })),
  );
  const late = results.filter(({ result }) => (result.lastCheckIn ?? '') < week.firstDay);
  const gaps = late.map(({ objective, result }) => ({
    kind: 'check-in' as const,
    entity: 'keyResult',
    id: result.id,
    title: result.name,
    sentence:
      result.lastCheckIn === null
        ? 'No check-in yet.'
        : `No check-in this week; the last was on ${formatDate(result.lastCheckIn)}.`,
    owner: result.owner ?? objective.owner,
  }));
  return { needed: results.length, gaps };
}

function postmortems({ incidents, today }: ReviewData): Counted {
  const due = incidents.postmortems.filter(({ dueOn }) => dueOn <= today);
  const gaps = due
    .filter(({ publishedOn }) => publishedOn === null)
    .map(({ id, name, key, dueOn, owner }) => ({
      kind: 'postmortem' as const,
      entity: 'incident',
      id,
      title: [key, name].filter(Boolean).join(' '),
      sentence: `The postmortem was due on ${formatDate(dueOn)}.`,
      owner,
    }));
  return { needed: due.length, gaps };
}

/** Sections with an owner are waited for; the others are said in the room. */
function commentary(agenda: readonly AgendaSection[]): Counted {
  const owned = agenda.filter(({ owner }) => owner !== null);
  const gaps = owned
    .filter((section) => section.commentary.trim() === '')
    .map(({ id, title, owner }) => ({
      kind: 'commentary' as const,
      entity: 'agendaSection',
      id,
      title,
      sentence: 'No commentary yet.',
      owner,
    }));
  return { needed: owned.length, gaps };
}

function byName(a: Named | null, b: Named | null): number {
  return (a?.name ?? '').localeCompare(b?.name ?? '', 'en');
}
