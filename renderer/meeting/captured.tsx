import { type ReactNode, useState } from 'react';
import { formatDate } from '#shared/figure/format.ts';
import type { MeetingAction, MeetingContent, MeetingDecision } from '#shared/meeting/meeting.ts';
import { CAPTURE_KINDS, type CaptureKind } from '#shared/meeting/requests.ts';
import { Button } from '../design/button.tsx';
import { RecordName } from '../review/blocks/open-rows.tsx';
import { CAPTURES, CaptureForm } from './capture-form.tsx';
import styles from './meeting.module.css';

type Props = { content: MeetingContent; isReadOnly: boolean };

/** What was decided, promised, feared and said in this review, and what comes from the ones before. */
export function Captured({ content, isReadOnly }: Props) {
  const { actions, decisions, risks, notes } = content;
  const [kind, setKind] = useState<CaptureKind | null>(null);
  return (
    <section aria-labelledby="captured" className={styles.part}>
      <h2 id="captured">Written down</h2>
      <div className={styles.lists}>
        <List title="Decisions" empty="Nothing was decided yet.">
          {decisions.map((one) => (
            <Decision key={one.id} decision={one} />
          ))}
        </List>
        <List title="Actions" empty="No action yet.">
          {actions.map((one) => (
            <Action key={one.id} action={one} />
          ))}
        </List>
        <List title="Risks" empty="No risk was raised.">
          {risks.map(({ id, key, name, score, owner }) => (
            <li key={id}>
              <RecordName entity="risk" id={id}>
                {[key, name].filter(Boolean).join(' ')}
              </RecordName>{' '}
              <span className={styles.muted}>
                score {score}, {owner?.name ?? 'no owner'}
              </span>
            </li>
          ))}
        </List>
        <List title="Notes" empty="No note yet.">
          {notes.map(({ id, text, page }) => (
            <li key={id}>
              {text} {page && <span className={styles.muted}>({page})</span>}
            </li>
          ))}
        </List>
      </div>
      {!isReadOnly && (
        <div className={styles.buttons} data-align="start">
          {CAPTURE_KINDS.map((one) => (
            <Button key={one} size="s" onClick={() => setKind(one)}>
              {CAPTURES[one].label}…
            </Button>
          ))}
        </div>
      )}
      {kind && (
        <div className={styles.card}>
          <CaptureForm key={kind} id={content.id} kind={kind} page={null} onDone={() => setKind(null)} />
        </div>
      )}
      <CarriedOver content={content} />
    </section>
  );
}

/** What the reviews before left. */
export function CarriedOver({ content: { carried } }: { content: MeetingContent }) {
  const { from, decisions, actions, entries } = carried;
  if (!from)
    return <p className={styles.muted}>There is no earlier review of this kind to carry over from.</p>;
  return (
    <>
      <h3>Carried over from {from.title}</h3>
      <div className={styles.lists}>
        <List title="Open actions" empty="No action of earlier reviews is open.">
          {actions.map((one) => (
            <Action key={one.id} action={one} />
          ))}
        </List>
        <List title="Decided last time" empty="Nothing was decided.">
          {decisions.map((one) => (
            <Decision key={one.id} decision={one} />
          ))}
        </List>
        {entries.length > 0 && (
          <List title="To be discussed again" empty="">
            {entries.map(({ subject, about }) => (
              <li key={subject}>{about}</li>
            ))}
          </List>
        )}
      </div>
    </>
  );
}

function Action({ action: { id, key, name, owner, dueOn, isOpen } }: { action: MeetingAction }) {
  return (
    <li>
      <RecordName entity="actionItem" id={id}>
        {[key, name].filter(Boolean).join(' ')}
      </RecordName>{' '}
      <span className={styles.muted}>
        {owner?.name ?? 'no owner'}, {dueOn ? `due ${formatDate(dueOn)}` : 'no date'}
        {isOpen ? '' : ', done'}
      </span>
    </li>
  );
}

function Decision({ decision: { id, key, name, why, decidedBy } }: { decision: MeetingDecision }) {
  return (
    <li>
      <RecordName entity="decision" id={id}>
        {[key, name].filter(Boolean).join(' ')}
      </RecordName>{' '}
      <span className={styles.muted}>{[decidedBy?.name, why].filter(Boolean).join(': ')}</span>
    </li>
  );
}

function List({ title, empty, children }: { title: string; empty: string; children: readonly ReactNode[] }) {
  return (
    <div>
      <h4>{title}</h4>
      {children.length === 0 ? (
        <p className={styles.muted}>{empty}</p>
      ) : (
        <ul className={styles.plain}>{children}</ul>
      )}
    </div>
  );
}
