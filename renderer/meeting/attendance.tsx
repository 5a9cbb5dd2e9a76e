import { formatNumber } from '#shared/figure/format.ts';
import type { MeetingContent } from '#shared/meeting/meeting.ts';
import { RefsInput } from '../records/ref-input.tsx';
import styles from './meeting.module.css';
import { change } from './meeting-actions.ts';

/** Who is there. */
export function Attendance({ content, isReadOnly }: { content: MeetingContent; isReadOnly: boolean }) {
  const { id, attendees } = content;
  return (
    <section className={styles.card} aria-labelledby="attendance">
      <h2 id="attendance">
        Attendance <span className={styles.count}>{formatNumber(attendees.length)}</span>
      </h2>
      {isReadOnly ? (
        <p>{attendees.map(({ name }) => name).join(', ') || 'Nobody was noted.'}</p>
      ) : (
        <RefsInput
          target="person"
          placeholder="Add people"
          aria-label="Who is there"
          titles={Object.fromEntries(attendees.map(({ id: person, name }) => [person, name]))}
          value={attendees.map(({ id: person }) => person)}
          onChange={(people) => void change('review', id, { attendees: people })}
        />
      )}
    </section>
  );
}
