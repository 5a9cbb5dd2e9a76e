import { useQuery } from '@tanstack/react-query';
import { ClipboardPen } from 'lucide-react';
import { useEffect } from 'react';
import type { MeetingSummary } from '#shared/meeting/meeting.ts';
import { core } from '../app/client.ts';
import { PageLink } from '../app/link.tsx';
import { useWorkspace } from '../app/queries.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Menu } from '../design/menu.tsx';
import styles from './meeting.module.css';
import { openDraft } from './meeting-actions.ts';
import { meetingPath, meetingsQuery, templatesQuery } from './queries.ts';
import { StateBadge } from './state-badge.tsx';

/** The reviews held about a week, and the way to open another. The draft of the week to review opens by itself. */
export function MeetingBar({ week }: { week: string }) {
  const { data: meetings } = useQuery(meetingsQuery);
  const { data: templates = [] } = useQuery(templatesQuery);
  const { isReadOnly } = useWorkspace();
  const own = meetings?.filter((meeting) => meeting.week === week);
  useDraftByItself(week, own);
  const entries = templates.map(({ key, title }) => ({
    label: title,
    isChecked: own?.some(({ template }) => template === key) ?? false,
    onSelect: () => void openDraft(week, key),
  }));
  return (
    <section className={styles.bar} aria-label="Reviews of this week">
      {own?.map((meeting) => (
        <Held key={meeting.id} meeting={meeting} />
      ))}
      {own?.length === 0 && <Badge>No review yet</Badge>}
      {!isReadOnly && (
        <Menu
          align="end"
          trigger={
            <Button size="s" icon={ClipboardPen}>
              Prepare a review…
            </Button>
          }
          entries={entries}
        />
      )}
    </section>
  );
}

function Held({ meeting: { id, title, state } }: { meeting: MeetingSummary }) {
  return (
    <span className={styles.held}>
      <StateBadge state={state} />
      <PageLink to={meetingPath(id)} className={styles.link}>
        {title}
      </PageLink>
    </span>
  );
}

function useDraftByItself(week: string, own: readonly MeetingSummary[] | undefined): void {
  const { reviewWeek, isReadOnly } = useWorkspace();
  const isWanted = week === reviewWeek && !isReadOnly && own?.length === 0;
  useEffect(() => {
    if (!isWanted) return;
    // The core tells every window when it has made one; where it cannot, the page is as useful without.
    core.meeting.prepare({ week, template: 'weekly', isByItself: true }).catch(() => undefined);
  }, [isWanted, week]);
}
