import type { AttentionEntry } from './attention-entry.ts';

/** Where actions made from the attention list say they come from; the source id is the entry's subject. */
export const ATTENTION_SOURCE = 'attention';

/** Fields of an action that name what it is about, by the kind of subject. */
const LINKS: Readonly<Record<string, { field: string; origin: string }>> = {
  incident: { field: 'incidentId', origin: 'incident' },
  exercise: { field: 'exerciseId', origin: 'exercise' },
  risk: { field: 'riskId', origin: 'risk' },
  service: { field: 'serviceId', origin: 'review' },
};

/** What is known of the owner: people own actions; a team may be the owner of a subject. */
export type EntryOwner = { personId: string | null; teamId: string | null };

/**
 * The values of an action about an entry: what is wrong as its title, its owner, its link, and a priority by severity. It
 * promises no date: that is for whoever takes it.
 */
export function actionOfEntry(
  entry: AttentionEntry,
  { personId, teamId }: EntryOwner,
  today: string,
): Record<string, unknown> {
  const link = LINKS[entry.entity];
  const first = entry.reasons[0]?.sentence ?? '';
  return {
    title: shortened(first.includes(entry.title) ? first : `${entry.title}: ${first}`),
    origin: link?.origin ?? 'review',
    priority: entry.severity >= 70 ? 'P1' : 'P2',
    createdOn: today,
    description: entry.reasons.map(({ sentence }) => sentence).join('\n\n'),
    source: ATTENTION_SOURCE,
    sourceId: entry.subject,
    ...(link ? { [link.field]: entry.id } : {}),
    ...(personId === null ? {} : { ownerId: personId }),
    ...(teamId === null ? {} : { teamId }),
  };
}

const LONGEST = 200;

function shortened(text: string): string {
  const line = text.trim().replace(/\.$/, '');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}
