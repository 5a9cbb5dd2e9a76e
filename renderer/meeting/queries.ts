import { queryOptions, useQuery } from '@tanstack/react-query';
import type { DeckDocument } from '#shared/deck/deck.ts';
import type { MeetingView } from '#shared/meeting/meeting.ts';
import { core } from '../app/client.ts';

export const meetingsQuery = queryOptions({ queryKey: ['meetings'], queryFn: () => core.meeting.list() });

export const templatesQuery = queryOptions({
  queryKey: ['meeting-templates'],
  queryFn: () => core.meeting.templates(),
});

export const meetingQuery = (id: string) =>
  queryOptions({ queryKey: ['meeting', id], queryFn: () => core.meeting.get({ id }) });

export const readinessQuery = (id: string) =>
  queryOptions({ queryKey: ['meeting-readiness', id], queryFn: () => core.meeting.readiness({ id }) });

export const comparisonQuery = (a: string, b: string) =>
  queryOptions({ queryKey: ['comparison', a, b], queryFn: () => core.meeting.compare({ a, b }) });

/** The deck of a review: the frozen one of a closed review, else as it is now, or why there is none. */
export function useMeetingDeck(view: MeetingView | undefined): {
  document: DeckDocument | undefined;
  error: Error | null;
} {
  const { deck = 'weekly', content: { week } = { week: '' } } = view ?? {};
  const { data, error } = useQuery({
    queryKey: ['deck', week, deck, 'director'],
    queryFn: () => core.deck.get({ week, deck, audience: 'director' }),
    enabled: view !== undefined && view.frozen === null,
  });
  return view?.frozen
    ? { document: view.frozen.document ?? undefined, error: null }
    : { document: data, error };
}

export const meetingPath = (id: string) => `/meeting/${encodeURIComponent(id)}`;
export const runPath = (id: string) => `${meetingPath(id)}/run`;
