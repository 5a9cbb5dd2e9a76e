import type { MeetingState } from '#shared/meeting/meeting.ts';
import { Badge, type Tone } from '../design/badge.tsx';

const STATES: Readonly<Record<MeetingState, { word: string; tone: Tone }>> = {
  draft: { word: 'Draft', tone: 'neutral' },
  live: { word: 'Live', tone: 'accent' },
  closed: { word: 'Closed', tone: 'green' },
};

export function StateBadge({ state }: { state: MeetingState }) {
  const { word, tone } = STATES[state];
  return <Badge tone={tone}>{word}</Badge>;
}
