import { Lock } from 'lucide-react';
import { useState } from 'react';
import { dueOnOf } from '#shared/meeting/due-words.ts';
import type { MeetingAction, MeetingContent } from '#shared/meeting/meeting.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { TextArea, TextInput } from '../design/text-input.tsx';
import { RefInput } from '../records/ref-input.tsx';
import styles from './meeting.module.css';
import { closeMeeting } from './meeting-actions.ts';
import { useSummary } from './use-summary.ts';

type Choice = { ownerId?: string | null; due?: string };

/** Assigns what is carried over, then freezes the review. */
export function ClosePanel({ content }: { content: MeetingContent }) {
  const { id, agenda, actions, carried } = content;
  const { today } = useWorkspace();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const summary = useSummary(content);
  const [isBusy, setBusy] = useState(false);
  const open = [...actions, ...carried.actions].filter(
    (action) => action.isOpen && (action.owner === null || action.dueOn === null),
  );
  const isWrong = Object.values(choices).some(({ due }) => dueOnOf(due ?? '', today) === undefined);
  const close = async () => {
    setBusy(true);
    // A summary that was refused is put right first: afterwards nothing can be.
    if (await summary.save()) await freeze();
    setBusy(false);
  };
  const freeze = async () => {
    const assigned = Object.entries(choices).map(([actionId, { ownerId, due }]) => ({
      actionId,
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(due ? { dueOn: dueOnOf(due, today) ?? null } : {}),
    }));
    const sections = agenda.map((section) => section.id);
    await closeMeeting(id, sections, assigned);
  };
  const choose = (action: string, choice: Choice) =>
    setChoices((before) => ({ ...before, [action]: { ...before[action], ...choice } }));
  return (
    <section aria-labelledby="close" className={styles.part}>
      <h2 id="close">Close</h2>
      <TextArea
        aria-label="Summary of the review"
        placeholder="A summary for those who were not there. Markdown."
        value={summary.text}
        onChange={(event) => summary.type(event.target.value)}
        onBlur={() => void summary.save()}
      />
      {open.length > 0 && (
        <>
          <h3>Still without an owner or a date</h3>
          <ul className={styles.plain}>
            {open.map((action) => (
              <Assignment
                key={action.id}
                action={action}
                choice={choices[action.id] ?? {}}
                isWrong={dueOnOf(choices[action.id]?.due ?? '', today) === undefined}
                onChoose={(choice) => choose(action.id, choice)}
              />
            ))}
          </ul>
        </>
      )}
      <p className={styles.muted}>
        Closing freezes every figure, text and slide as they are now. A closed review cannot be changed or
        undone; it is corrected by addenda.
      </p>
      <div>
        <Button icon={Lock} variant="primary" disabled={isBusy || isWrong} onClick={() => void close()}>
          Close and freeze
        </Button>
      </div>
    </section>
  );
}

type AssignmentProps = {
  action: MeetingAction;
  choice: Choice;
  isWrong: boolean;
  onChoose: (choice: Choice) => void;
};

function Assignment({ action: { id, name, owner, dueOn }, choice, isWrong, onChoose }: AssignmentProps) {
  return (
    <li className={styles.assignment}>
      <span>{name}</span>
      <RefInput
        target="person"
        placeholder="Owner"
        aria-label={`Owner of ${name}`}
        titles={owner ? { [owner.id]: owner.name } : {}}
        value={choice.ownerId === undefined ? (owner?.id ?? null) : choice.ownerId}
        onChange={(ownerId) => onChoose({ ownerId })}
      />
      <TextInput
        aria-label={`Due date of ${name}`}
        aria-invalid={isWrong || undefined}
        placeholder="+7, fri, 2026-11-30"
        key={id}
        value={choice.due ?? dueOn ?? ''}
        onChange={(event) => onChoose({ due: event.target.value })}
      />
    </li>
  );
}
