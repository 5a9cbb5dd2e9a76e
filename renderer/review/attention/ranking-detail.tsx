import type { AttentionEntry, AttentionReason } from '#shared/attention/attention-entry.ts';
import { findEntity } from '#shared/entities.ts';
import type { Lineage } from '#shared/figure/figure.ts';
import { formatCount } from '#shared/figure/format.ts';
import { RowsLink } from '../blocks/open-rows.tsx';
import styles from './attention.module.css';

/** Each reason of an entry with how it weighs, and the rows behind it. */
export function RankingDetail({ entry }: { entry: AttentionEntry }) {
  const { reasons, severity } = entry;
  return (
    <div className={styles.detail}>
      <ul>
        {reasons.map((reason) => (
          <li key={`${reason.rule} ${reason.sentence}`}>
            {reason.sentence} <span className={styles.muted}>{weightOf(reason)}</span>
            {reason.lineage.map((lineage) => (
              <span key={lineage.entity} className={styles.rows}>
                <RowsLink rows={{ entity: lineage.entity, ids: lineage.ids, label: entry.title }}>
                  {rowsText(lineage)}
                </RowsLink>
              </span>
            ))}
          </li>
        ))}
      </ul>
      {reasons.length > 1 && (
        <p className={styles.muted}>
          Severity {severity} of 100: that of its worst reason, and a little for each further one.
        </p>
      )}
    </div>
  );
}

function weightOf({ ranking, severity }: AttentionReason): string {
  return `Severity ${severity}: ${ranking}`;
}

/** `Show 3 incidents`. */
function rowsText({ entity, ids }: Lineage): string {
  const found = findEntity(entity);
  const count = formatCount(ids.length, found?.label ?? entity, found?.plural ?? entity);
  return `Show ${/[A-Z]{2}/.test(count) ? count : count.toLocaleLowerCase('en')}`;
}
