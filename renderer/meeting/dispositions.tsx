import { type FormEvent, useRef, useState } from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import {
  type MeetingContent,
  type MeetingDisposition,
  OUTCOMES,
  type Outcome,
} from '#shared/meeting/meeting.ts';
import { loudEntries, NOTHING_TO_ATTEND } from '#shared/review/facts/attention-facts.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { useNear } from '../app/near.ts';
import { chunksOf } from '../app/turns.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import { TextInput } from '../design/text-input.tsx';
import { RecordName } from '../review/blocks/open-rows.tsx';
import { SeverityMark } from '../review/blocks/words.tsx';
import styles from './meeting.module.css';
import { setDisposition } from './meeting-actions.ts';

type Props = { content: MeetingContent; data: ReviewData; isReadOnly: boolean };
type Row = {
  entry: AttentionEntry | null;
  subject: string;
  about: string;
  chosen: MeetingDisposition | undefined;
};

const CHOICES = Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }));
/** Entries shown before a person asks for all, and drawn together. */
const SHOWN = 12;
/** How high an entry is until it was drawn. */
const ENTRY_REM = 3.5;

/** The attention list with what the review does about each entry. */
export function Dispositions({ content, data, isReadOnly }: Props) {
  const [limit, setLimit] = useState(SHOWN);
  const [dismissed, setDismissed] = useState<Row | null>(null);
  const rows = rowsOf(content, data);
  const choose = (row: Row, outcome: Outcome | null) => {
    if (outcome === 'dismiss') setDismissed(row);
    else void setDisposition({ id: content.id, subject: row.subject, outcome });
  };
  const open = rows.filter(({ chosen }) => !chosen).length;
  return (
    <section aria-labelledby="dispositions" className={styles.part}>
      <h2 id="dispositions">
        Attention list <span className={styles.count}>{open} to decide on</span>
      </h2>
      {rows.length === 0 && <p className={styles.muted}>{NOTHING_TO_ATTEND}</p>}
      {chunksOf(rows.slice(0, limit), SHOWN).map((chunk, index) => (
        <NearEntries
          // biome-ignore lint/suspicious/noArrayIndexKey: a chunk is its place; its entries have keys of their own
          key={index}
          isFirst={index === 0}
          {...{ rows: chunk, isReadOnly, choose }}
        />
      ))}
      {rows.length > limit && (
        <div>
          <Button size="s" onClick={() => setLimit(rows.length)}>
            Show all {rows.length}
          </Button>
        </div>
      )}
      <Dialog title="Dismiss with a reason" isOpen={dismissed !== null} onClose={() => setDismissed(null)}>
        {dismissed && <Reason id={content.id} row={dismissed} onDone={() => setDismissed(null)} />}
      </Dialog>
    </section>
  );
}

type NearProps = {
  isFirst: boolean;
  rows: readonly Row[];
  isReadOnly: boolean;
  choose: (row: Row, outcome: Outcome | null) => void;
};

/** Entries of a long list, drawn in or near the part in sight. */
function NearEntries({ isFirst, rows, isReadOnly, choose }: NearProps) {
  const list = useRef<HTMLUListElement>(null);
  const { isDrawn, height } = useNear(list, isFirst);
  return (
    <ul
      ref={list}
      className={styles.entries}
      aria-hidden={isDrawn ? undefined : true}
      style={isDrawn ? undefined : { height: height ?? `${ENTRY_REM * rows.length}rem` }}
    >
      {isDrawn &&
        rows.map((row) => (
          <Entry
            key={row.subject}
            row={row}
            isReadOnly={isReadOnly}
            onChoose={(outcome) => choose(row, outcome)}
          />
        ))}
    </ul>
  );
}

type EntryProps = { row: Row; isReadOnly: boolean; onChoose: (outcome: Outcome | null) => void };

function Entry({ row: { entry, about, chosen }, isReadOnly, onChoose }: EntryProps) {
  return (
    <li className={styles.entry}>
      <span className={styles.severity}>{entry ? <SeverityMark severity={entry.severity} /> : 'Gone'}</span>
      <div className={styles.entryWords}>
        <strong>
          {entry ? (
            <RecordName entity={entry.entity} id={entry.id}>
              {about}
            </RecordName>
          ) : (
            about
          )}
        </strong>
        <p className={styles.muted}>
          {chosen?.reason ?? entry?.reasons[0]?.sentence ?? 'No longer on the list.'}
          {entry?.owner ? ` ${entry.owner.name}.` : ''}
        </p>
        {chosen?.action && (
          <p>
            Action:{' '}
            <RecordName entity="actionItem" id={chosen.action.id}>
              {chosen.action.name}
            </RecordName>
          </p>
        )}
      </div>
      <span className={styles.outcome}>
        {isReadOnly ? (
          chosen && OUTCOMES[chosen.outcome]
        ) : (
          <Select
            aria-label={`Disposition of ${about}`}
            size="s"
            value={chosen?.outcome ?? null}
            options={CHOICES}
            isClearable
            placeholder="To decide"
            onChange={(value) => onChoose(value as Outcome | null)}
          />
        )}
      </span>
    </li>
  );
}

function Reason({ id, row, onDone }: { id: string; row: Row; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = reason.trim();
    if (given === '') return;
    if (await setDisposition({ id, subject: row.subject, outcome: 'dismiss', reason: given })) onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p>
        <strong>{row.about}</strong> stays quiet until it gets worse.
      </p>
      <Field label="Reason" isRequired>
        {(ids) => <TextInput {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <div className={styles.buttons}>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={reason.trim() === ''}>
          Dismiss
        </Button>
      </div>
    </form>
  );
}

/** What is on the list, then what the review has decided on that is no longer there. */
function rowsOf({ dispositions }: MeetingContent, { attention }: ReviewData): Row[] {
  const chosen = new Map(dispositions.map((one) => [one.subject, one]));
  const loud = loudEntries(attention);
  const shown = new Set(loud.map(({ subject }) => subject));
  return [
    ...loud.map((entry) => ({
      entry,
      subject: entry.subject,
      about: entry.title,
      chosen: chosen.get(entry.subject),
    })),
    ...dispositions
      .filter(({ subject }) => !shown.has(subject))
      .map((one) => ({ entry: null, subject: one.subject, about: one.about, chosen: one })),
  ];
}
