import type { AnyRow } from '#shared/entity/entity.ts';
import { PageLink } from '../app/link.tsx';
import styles from './meeting.module.css';
import { meetingPath } from './queries.ts';

/** From the record of a review to its page. */
export function OpenMeeting({ row }: { row: AnyRow }) {
  return (
    <p>
      <PageLink to={meetingPath(row.id)} className={styles.link}>
        {row.snapshotHash ? 'Open it as it was closed' : 'Open the review'}
      </PageLink>
    </p>
  );
}
