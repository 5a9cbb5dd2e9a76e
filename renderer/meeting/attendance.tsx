import { formatNumber } from '#shared/figure/format.ts';
import type { MeetingContent } from '#shared/meeting/meeting.ts';
import { RefsInput } from '../records/ref-input.tsx';
import styles from './meeting.module.css';
import { change } from './meeting-actions.ts';
import { useAhead } from './use-ahead.ts';

/** Who is there. */
export function Attendance({ content, isReadOnly }: { content: MeetingContent; isReadOnly: boolean }) {
  const { id, attendees } = content;
  const kept = attendees.map(({ id: person }) => person);
  const there = useAhead(kept, (people) => change('review', id, { attendees: people }));
  return (
    <section className={styles.card} aria-labelledby="attendance">
      <h2 id="attendance">
        Attendance <span className={styles.count}>{formatNumber(there.value.length)}</span>
      </h2>
      {isReadOnly ? (
        <p>{attendees.map(({ name }) => name).join(', ') || 'Nobody was noted.'}</p>
      ) : (
        <RefsInput
          target="person"
          placeholder="Add people"
          aria-label="Who is there"
          titles={Object.fromEntries(attendees.map(({ id: person, name }) => [person, name]))}
          value={there.value}
          onChange={(people) => there.set(() => people)}
        />
      )}
    </section>
  );
}
