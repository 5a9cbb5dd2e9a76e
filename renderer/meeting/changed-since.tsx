import { useEffect, useEffectEvent, useState } from 'react';
import { formatInstant } from '#shared/figure/format.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { RecordName } from '../review/blocks/open-rows.tsx';
import { changesSince, lastLook, rememberLook } from './looks.ts';
import styles from './meeting.module.css';

/** What is different from the last time this review was looked at on this computer. */
export function ChangedSince({ id, data }: { id: string; data: ReviewData }) {
  const [look] = useState(() => lastLook(id));
  const remember = useEffectEvent((left: string) => rememberLook(left, data));
  useEffect(() => () => remember(id), [id]);
  const changes = look && changesSince(look, data);
  const lists = changes
    ? ([
        ['New', changes.appeared],
        ['Worse', changes.worse],
        ['Gone', changes.gone],
      ] as const)
    : [];
  const isSame = changes && changes.values.length === 0 && lists.every(([, list]) => list.length === 0);
  return (
    <section className={styles.card} aria-labelledby="changed">
      <h2 id="changed">Changed since you last looked</h2>
      {!look && <p className={styles.muted}>This is your first look at this review.</p>}
      {look && <p className={styles.muted}>{formatInstant(look.at, data.workspace.zone)}</p>}
      {isSame && <p>Nothing.</p>}
      {lists
        .filter(([, list]) => list.length > 0)
        .map(([word, list]) => (
          <div key={word}>
            <strong>
              {word}: {list.length}
            </strong>
            <ul className={styles.gaps}>
              {list.slice(0, 8).map(({ subject, entity, id: record, title }) => (
                <li key={subject}>
                  <RecordName entity={entity} id={record}>
                    {title}
                  </RecordName>
                </li>
              ))}
              {list.length > 8 && <li className={styles.muted}>and {list.length - 8} more</li>}
            </ul>
          </div>
        ))}
      {changes && changes.values.length > 0 && (
        <details>
          <summary>{changes.values.length} figures have another value</summary>
          <ul className={styles.gaps}>
            {changes.values.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
