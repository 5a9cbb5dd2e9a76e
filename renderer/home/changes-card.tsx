import { TrendingDown, TrendingUp } from 'lucide-react';
import { useMemo } from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { plainLabel } from '#shared/deck/outline/blocks.ts';
import { formatValue } from '#shared/figure/format.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { type ColourChange, weekChanges } from '#shared/review/week-changes.ts';
import { RagMark } from '../design/badge.tsx';
import { Spinner } from '../design/progress.tsx';
import { RecordName, RowsLink } from '../review/blocks/open-rows.tsx';
import { Card } from './card.tsx';
import styles from './home.module.css';

const SHOWN = 6;

/** What is different from last week's review. */
export function ChangesCard({ before, now }: { before: ReviewData | undefined; now: ReviewData }) {
  const changes = useMemo(() => before && weekChanges(before, now), [before, now]);
  return (
    <Card title="Changed since last week">
      {!changes ? (
        <Spinner label="Looking at last week" />
      ) : Object.values(changes).every((list) => list.length === 0) ? (
        <p className={styles.muted}>Nothing: the attention list and every colour are as last week.</p>
      ) : (
        <>
          <Colours changes={changes.colours} />
          <Entries title="New on the attention list" entries={changes.appeared} />
          <Entries title="Worse" entries={changes.worse} />
          <Entries title="No longer on it" entries={changes.gone} />
        </>
      )}
    </Card>
  );
}

function Colours({ changes }: { changes: readonly ColourChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className={styles.list}>
      {changes.map(({ figure, was, isBetter }) => {
        const Icon = isBetter ? TrendingUp : TrendingDown;
        const first = figure.lineage[0];
        return (
          <li key={figure.key} className={styles.colour}>
            <Icon size={15} aria-label={isBetter ? 'Better' : 'Worse'} />
            <span className={styles.entryTitle}>{plainLabel(figure.label)}</span>
            <RowsLink rows={first ? { ...first, label: figure.label } : null}>
              {formatValue(figure.value, figure.unit, {
                ...(figure.currency ? { currency: figure.currency } : {}),
              })}
            </RowsLink>
            <span className={styles.marks}>
              <RagMark rag={was} /> <span aria-hidden>→</span> <RagMark rag={figure.rag ?? null} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Entries({ title, entries }: { title: string; entries: readonly AttentionEntry[] }) {
  if (entries.length === 0) return null;
  const left = entries.length - SHOWN;
  return (
    <div className={styles.entries}>
      <h3>
        {title}
        <span className={styles.count}>{entries.length}</span>
      </h3>
      <p>
        {entries.slice(0, SHOWN).map(({ subject, entity, id, title: name }, at) => (
          <span key={subject}>
            {at > 0 && '; '}
            <RecordName entity={entity} id={id}>
              {name}
            </RecordName>
          </span>
        ))}
        {left > 0 && `; and ${left} more`}
      </p>
    </div>
  );
}
