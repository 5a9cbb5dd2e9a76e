import { useQuery } from '@tanstack/react-query';
import type { MeetingView } from '#shared/meeting/meeting.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { openRows } from '../app/lineage.ts';
import { useWorkspace } from '../app/queries.ts';
import { InTurn } from '../app/turns.ts';
import type { Rows } from '../charts/spec.ts';
import { Spinner } from '../design/progress.tsx';
import { OpenRows } from '../review/blocks/open-rows.tsx';
import { reviewQuery } from '../review/queries.ts';
import { Agenda } from './agenda.tsx';
import { Attendance } from './attendance.tsx';
import { Captured } from './captured.tsx';
import { ChangedSince } from './changed-since.tsx';
import { ClosePanel } from './close-panel.tsx';
import { Dispositions } from './dispositions.tsx';
import { FrozenReview } from './frozen.tsx';
import styles from './meeting.module.css';
import { MeetingHead } from './meeting-head.tsx';
import { meetingQuery } from './queries.ts';
import { ReadinessCard } from './readiness-card.tsx';

/** A review from its draft to its snapshot. */
export function MeetingPage({ id }: { id: string }) {
  const { data: view, error, refetch } = useQuery(meetingQuery(id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!view) return <Spinner label="Opening the review" />;
  return (
    <div className={styles.page}>
      <MeetingHead view={view} />
      {!view.frozen && view.deck !== view.content.deck && (
        <p className={styles.muted}>
          Its deck “{view.content.deck}” is no longer here: the weekly one is shown and frozen with it.
        </p>
      )}
      {view.frozen ? <FrozenReview view={view} frozen={view.frozen} /> : <OpenReview view={view} />}
    </div>
  );
}

function OpenReview({ view }: { view: MeetingView }) {
  const { content } = view;
  const workspace = useWorkspace();
  const isReadOnly = workspace.isReadOnly || content.state === 'closed';
  const { data, error, refetch } = useQuery(reviewQuery(content.week));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label="Computing the week" />;
  return (
    <OpenRows value={open}>
      {content.state === 'closed' && (
        <p className={styles.muted}>
          This review was brought in as closed, without a snapshot: its figures are those of now.
        </p>
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          <Agenda content={content} data={data} isReadOnly={isReadOnly} />
          <InTurn>
            <Dispositions content={content} data={data} isReadOnly={isReadOnly} />
          </InTurn>
          <InTurn>
            <Captured content={content} isReadOnly={isReadOnly} />
            {!isReadOnly && <ClosePanel content={content} />}
          </InTurn>
        </div>
        <div className={styles.side}>
          <InTurn>
            <ReadinessCard content={content} />
          </InTurn>
          <InTurn>
            <ChangedSince id={content.id} data={data} />
          </InTurn>
          <InTurn>
            <Attendance content={content} isReadOnly={isReadOnly} />
          </InTurn>
        </div>
      </div>
    </OpenRows>
  );
}

function open({ entity, ids, label }: Rows): void {
  openRows(entity, ids, label);
}
