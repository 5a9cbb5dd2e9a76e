import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { formatNumber } from '#shared/figure/format.ts';
import type { MeetingContent } from '#shared/meeting/meeting.ts';
import { type Readiness, readinessMessage } from '#shared/meeting/readiness.ts';
import { chunksOf, InTurn } from '../app/turns.ts';
import { Button } from '../design/button.tsx';
import { Progress } from '../design/progress.tsx';
import { RecordName } from '../review/blocks/open-rows.tsx';
import styles from './meeting.module.css';
import { copy } from './meeting-actions.ts';
import { readinessQuery } from './queries.ts';

/** How much of what the review needs is there, and who still owes what. */
export function ReadinessCard({ content: { id, title } }: { content: MeetingContent }) {
  const { data } = useQuery(readinessQuery(id));
  if (!data) return null;
  const { needed, ready, byOwner } = data;
  return (
    <section className={styles.card} aria-labelledby="readiness">
      <h2 id="readiness">
        Readiness{' '}
        {needed > 0 && (
          <span className={styles.count}>
            {ready} of {needed} are in
          </span>
        )}
      </h2>
      {needed > 0 && <Progress label="Readiness" done={ready} total={needed} />}
      {byOwner.length === 0 ? (
        <p className={styles.muted}>Nothing is missing.</p>
      ) : (
        <>
          <Owing byOwner={byOwner} />
          <div>
            <Button
              size="s"
              icon={Copy}
              onClick={() => void copy(readinessMessage(data, title), 'The message to the owners is')}
            >
              Copy as a message
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** People of whom so many are shown before all are asked for, and drawn in one turn. */
const SHOWN = 12;

type Owner = Readiness['byOwner'][number];

function Owing({ byOwner }: Pick<Readiness, 'byOwner'>) {
  const [isWhole, setWhole] = useState(false);
  const left = byOwner.length - SHOWN;
  return (
    <>
      <ul className={styles.plain}>
        {chunksOf(isWhole ? byOwner : byOwner.slice(0, SHOWN), SHOWN).map((owners, at) => (
          <InTurn key={owners[0]?.owner?.id ?? ''} isFirst={at === 0}>
            {owners.map((one) => (
              <Gaps key={one.owner?.id ?? ''} {...one} />
            ))}
          </InTurn>
        ))}
      </ul>
      {left > 0 && !isWhole && (
        <div>
          <Button size="s" variant="ghost" onClick={() => setWhole(true)}>
            Show {formatNumber(left)} more
          </Button>
        </div>
      )}
    </>
  );
}

function Gaps({ owner, gaps }: Owner) {
  return (
    <li>
      <strong>{owner?.name ?? 'Nobody yet'}</strong>
      <ul className={styles.gaps}>
        {gaps.map((gap) => (
          <li key={`${gap.kind} ${gap.id}`}>
            <RecordName entity={gap.entity} id={gap.id}>
              {gap.title}
            </RecordName>{' '}
            <span className={styles.muted}>{gap.sentence}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
