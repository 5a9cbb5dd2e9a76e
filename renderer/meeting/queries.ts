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

/** The deck of a review: the frozen one of a closed review, else as it is now. */
export function useMeetingDeck(view: MeetingView | undefined): DeckDocument | undefined {
  const { week = '', deck = 'weekly' } = view?.content ?? {};
  const { data } = useQuery({
    queryKey: ['deck', week, deck, 'director'],
    queryFn: () => core.deck.get({ week, deck, audience: 'director' }),
    enabled: view !== undefined && view.frozen === null,
  });
  return view?.frozen ? (view.frozen.document ?? undefined) : data;
}

export const meetingPath = (id: string) => `/meeting/${encodeURIComponent(id)}`;
export const runPath = (id: string) => `${meetingPath(id)}/run`;
