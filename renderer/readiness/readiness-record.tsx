import { useRef, useState } from 'react';
import { entities } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import type { Rag } from '#shared/figure/figure.ts';
import { formatCount, formatNumber } from '#shared/figure/format.ts';
import {
  type CriterionStatus,
  type LaunchOutcome,
  type ReadinessVerdict,
  readinessVerdict,
} from '#shared/readiness/verdict.ts';
import { attempt } from '../app/failure.ts';
import { useWorkspace } from '../app/queries.ts';
import { RagMark } from '../design/badge.tsx';
import { Select } from '../design/select.tsx';
import { removeRecords, updateRecord } from '../records/actions.ts';
import { InlineForm } from '../records/inline-form.tsx';
import { useLineFocus } from '../records/line-focus.ts';
import panel from '../records/panel.module.css';
import { AddLine, LineActions, PartHead } from '../records/part-head.tsx';
import { usePartRows } from '../records/part-rows.ts';
import styles from './readiness-record.module.css';

const CRITERION = entities.readinessCriterion;
const FIELDS = ['name', 'status', 'note'];

/** Whether a launch may go: its criteria one by one, what is waived and why. */
export function ReadinessRecord({ row }: { row: AnyRow }) {
  const rows = usePartRows(CRITERION.name, 'readinessId', row.id)?.rows;
  const [editing, setEditing] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const focusOn = useLineFocus(section);
  if (!rows) return null;
  const statuses = rows.map(({ status }) => status as CriterionStatus);
  const stop = (name: string) => {
    setEditing(null);
    focusOn(name);
  };
  return (
    <section ref={section} className={panel.part} aria-label="Criteria">
      <PartHead title="Criteria" count={formatNumber(rows.length)}>
        <AddLine label="Add criterion" onAdd={() => setEditing('new')} />
      </PartHead>
      <Verdict verdict={readinessVerdict(statuses, row.outcome as LaunchOutcome)} row={row} />
      <ul className={styles.rows} aria-label="Criteria of the launch">
        {rows.map((one) => (
          <li key={one.id} className={styles.item}>
            {editing === one.id ? (
              <InlineForm
                entity={CRITERION}
                names={FIELDS}
                label="Change criterion"
                row={one}
                near={one.createdAt}
                onDone={() => stop(one.id)}
              />
            ) : (
              <Criterion
                row={one}
                onEdit={() => setEditing(one.id)}
                onRemove={() =>
                  void removeRecords(CRITERION, [one.id]).then((isDone) => isDone && stop('add'))
                }
              />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' && (
        <InlineForm
          entity={CRITERION}
          names={FIELDS}
          label="New criterion"
          preset={{ readinessId: row.id }}
          near={row.createdAt}
          onDone={() => stop('add')}
        />
      )}
    </section>
  );
}

const STATES: Record<ReadinessVerdict['state'], { rag: Rag | null; word: string }> = {
  ready: { rag: 'green', word: 'Ready to go' },
  'not-ready': { rag: 'red', word: 'Not ready' },
  open: { rag: 'amber', word: 'Still open' },
  empty: { rag: null, word: 'No criterion' },
};

const WORDS: readonly { status: CriterionStatus; word: string }[] = [
  { status: 'met', word: 'met' },
  { status: 'waived', word: 'waived' },
  { status: 'open', word: 'open' },
  { status: 'not-met', word: 'not met' },
];

function Verdict({ verdict, row }: { verdict: ReadinessVerdict; row: AnyRow }) {
  const { counts, state, conflict } = verdict;
  const parts = WORDS.filter(({ status }) => counts[status] > 0).map(
    ({ status, word }) => `${counts[status]} ${word}`,
  );
  const isUnexplained = counts.waived > 0 && !row.waivers;
  return (
    <div className={styles.verdict} role="status">
      <RagMark {...STATES[state]} />
      <span>
        {state === 'empty'
          ? 'Write down what the launch must have: capacity, alerting, a runbook, a way back.'
          : `${parts.join(', ')}.`}
      </span>
      {conflict && <span className={styles.conflict}>{conflict}</span>}
      {isUnexplained && (
        <span className={styles.conflict}>
          {formatCount(counts.waived, 'waiver has', 'waivers have')} no reason yet: write it under Waivers.
        </span>
      )}
    </div>
  );
}

type CriterionProps = { row: AnyRow; onEdit: () => void; onRemove: () => void };

function Criterion({ row, onEdit, onRemove }: CriterionProps) {
  const { isReadOnly } = useWorkspace();
  const save = (status: string | null) =>
    void attempt(() => updateRecord(CRITERION, row.id, { status: status ?? 'open' }));
  return (
    <div className={styles.row}>
      <button type="button" className={styles.name} data-line={row.id} onClick={onEdit} disabled={isReadOnly}>
        {String(row.name)}
        {typeof row.note === 'string' && <span className={styles.note}>{row.note}</span>}
      </button>
      <span className={styles.status}>
        <Select
          size="s"
          value={String(row.status)}
          options={CRITERION.fields.status.choices}
          onChange={save}
          disabled={isReadOnly}
          aria-label={`Status of ${String(row.name)}`}
        />
      </span>
      <LineActions what="criterion" onEdit={onEdit} onRemove={onRemove} />
    </div>
  );
}
