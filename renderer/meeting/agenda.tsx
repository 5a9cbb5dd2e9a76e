import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { AgendaSection, MeetingContent } from '#shared/meeting/meeting.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { PageLink } from '../app/link.tsx';
import { refreshAll } from '../app/queries.ts';
import { undo } from '../app/use-history-commands.ts';
import { Button, IconButton } from '../design/button.tsx';
import { TextInput } from '../design/text-input.tsx';
import { notify } from '../design/toast.tsx';
import { RefInput } from '../records/ref-input.tsx';
import { Sentences } from '../review/sentences.tsx';
import { Commentary } from './commentary.tsx';
import styles from './meeting.module.css';
import { change } from './meeting-actions.ts';

type Props = { content: MeetingContent; data: ReviewData; isReadOnly: boolean };

/** The agenda: each section with its owner, its time box, what the figures say and what its owner says. */
export function Agenda({ content, data, isReadOnly }: Props) {
  const { agenda } = content;
  const minutes = agenda.reduce((sum, section) => sum + (section.minutes ?? 0), 0);
  return (
    <section aria-labelledby="agenda" className={styles.part}>
      <h2 id="agenda">
        Agenda <span className={styles.count}>{minutes} min</span>
      </h2>
      {agenda.length === 0 && <p className={styles.muted}>No sections yet. Add the first one.</p>}
      <ol className={styles.sections}>
        {agenda.map((section, index) => (
          <Section
            key={section.id}
            section={section}
            data={data}
            isReadOnly={isReadOnly}
            onMove={(by) => void swap(agenda, index, index + by)}
            at={index}
            last={agenda.length - 1}
          />
        ))}
      </ol>
      {!isReadOnly && (
        <div className={styles.buttons} data-align="start">
          <Button size="s" icon={Plus} onClick={() => void add(content)}>
            Add a section
          </Button>
          <PageLink to="/records/reviewTemplate" className={styles.link}>
            Edit the templates
          </PageLink>
        </div>
      )}
    </section>
  );
}

type SectionProps = {
  section: AgendaSection;
  data: ReviewData;
  isReadOnly: boolean;
  onMove: (by: number) => void;
  at: number;
  last: number;
};

function Section({ section, data, isReadOnly, onMove, at, last }: SectionProps) {
  const { id, title, owner, minutes, topics, commentary } = section;
  return (
    <li className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <Saved
          label={`Title of section ${at + 1}`}
          value={title}
          isReadOnly={isReadOnly}
          onSave={(text) => text.trim() !== '' && void change('agendaSection', id, { title: text.trim() })}
        />
        <span className={styles.owner}>
          {isReadOnly ? (
            (owner?.name ?? 'No owner')
          ) : (
            <RefInput
              target="person"
              placeholder="Owner"
              aria-label={`Owner of ${title}`}
              titles={owner ? { [owner.id]: owner.name } : {}}
              value={owner?.id ?? null}
              onChange={(ownerId) => void change('agendaSection', id, { ownerId })}
            />
          )}
        </span>
        <span className={styles.minutes}>
          <Saved
            label={`Minutes for ${title}`}
            value={minutes === null ? '' : String(minutes)}
            unit="min"
            isReadOnly={isReadOnly}
            onSave={(text) => void saveMinutes(id, text)}
          />
        </span>
        {!isReadOnly && (
          <span className={styles.tools}>
            <IconButton
              icon={ArrowUp}
              size="s"
              label={`Move ${title} up`}
              disabled={at === 0}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon={ArrowDown}
              size="s"
              label={`Move ${title} down`}
              disabled={at === last}
              onClick={() => onMove(1)}
            />
            <IconButton icon={X} size="s" label={`Remove ${title}`} onClick={() => void remove(id, title)} />
          </span>
        )}
      </div>
      <div className={styles.beside}>
        <div className={styles.told}>
          {topics.length === 0 && <p className={styles.muted}>It names no part of the week.</p>}
          {topics.map((topic) => (
            <Sentences key={topic} data={data} place={topic} />
          ))}
        </div>
        <Commentary id={id} title={title} saved={commentary} isReadOnly={isReadOnly} />
      </div>
    </li>
  );
}

type SavedProps = {
  label: string;
  value: string;
  unit?: string;
  isReadOnly: boolean;
  onSave: (text: string) => void;
};

/** A line of text that is saved when it is left. */
function Saved({ label, value, unit, isReadOnly, onSave }: SavedProps) {
  const [text, setText] = useState<string | null>(null);
  if (isReadOnly) return <strong>{unit ? `${value || '—'} ${unit}` : value}</strong>;
  const leave = () => {
    if (text !== null && text !== value) onSave(text);
    setText(null);
  };
  return (
    <TextInput
      aria-label={label}
      value={text ?? value}
      unit={unit}
      inputMode={unit ? 'numeric' : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function saveMinutes(id: string, text: string): Promise<boolean> {
  const minutes = text.trim() === '' ? null : Number(text);
  return change('agendaSection', id, { minutes });
}

/** Both in one step of undo is not worth a call of its own: positions are unique, so one makes room first. */
async function swap(agenda: readonly AgendaSection[], from: number, to: number): Promise<void> {
  const [one, other] = [agenda[from], agenda[to]];
  if (!one || !other) return;
  const move = (id: string, position: number) =>
    core.record.update({ entity: 'agendaSection', id, values: { position } });
  const { rows } = await core.record.byIds({ entity: 'agendaSection', ids: [one.id, other.id] });
  const position = (id: string) => Number(rows.find((row) => row.id === id)?.position);
  await attempt(async () => {
    const [a, b] = [position(one.id), position(other.id)];
    await move(one.id, agenda.length + 1000);
    await move(other.id, a);
    await move(one.id, b);
  });
  await refreshAll();
}

async function add({ id, agenda }: MeetingContent): Promise<void> {
  const rows = await core.record.byIds({ entity: 'agendaSection', ids: agenda.map((section) => section.id) });
  const position = Math.max(-1, ...rows.rows.map((row) => Number(row.position))) + 1;
  const values = { reviewId: id, position, section: 'attention', title: 'New section', minutes: 5 };
  await attempt(() => core.record.create({ entity: 'agendaSection', values }));
  await refreshAll();
}

async function remove(id: string, title: string): Promise<void> {
  const done = await attempt(() => core.record.remove({ entity: 'agendaSection', ids: [id] }));
  if (!done) return;
  notify({ title: `Removed: ${title}`, undo: () => void undo() });
  await refreshAll();
}
