import { ArrowDown, ArrowUp, ListChecks, X } from 'lucide-react';
import { useState } from 'react';
import { topicsText } from '#shared/meeting/templates.ts';
import { REVIEW_SECTIONS, type ReviewSection } from '#shared/review/review-data.ts';
import { SECTION_TITLES } from '#shared/review/section-titles.ts';
import type { Named } from '#shared/review/sections.ts';
import { IconButton } from '../design/button.tsx';
import { LazyMenu } from '../design/lazy-menu.tsx';
import { TextInput } from '../design/text-input.tsx';
import { RefInput } from '../records/ref-input.tsx';
import { type AgendaEntity, moveSection, removeSection } from './agenda-actions.ts';
import { change } from './meeting-actions.ts';
import styles from './section-head.module.css';
import { useAhead } from './use-ahead.ts';

export type PlannedSection = {
  id: string;
  title: string;
  topics: readonly ReviewSection[];
  owner: Named | null;
  minutes: number | null;
};

type Props = {
  entity: AgendaEntity;
  agenda: readonly PlannedSection[];
  at: number;
  isReadOnly: boolean;
};

/** A section of an agenda in one line: its title, owner and time box, what it shows, and its place. */
export function SectionHead({ entity, agenda, at, isReadOnly }: Props) {
  const section = agenda[at];
  if (!section) return null;
  const { id, title, owner, minutes, topics } = section;
  const move = (by: number) => void moveSection(entity, section, by);
  return (
    <div className={styles.sectionHead}>
      <Saved
        label={`Title of section ${at + 1}`}
        value={title}
        isReadOnly={isReadOnly}
        onSave={async (text) => text.trim() !== '' && change(entity, id, { title: text.trim() })}
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
            onChange={(ownerId) => void change(entity, id, { ownerId })}
          />
        )}
      </span>
      <span className={styles.minutes}>
        <Saved
          label={`Minutes for ${title}`}
          value={minutes === null ? '' : String(minutes)}
          unit="min"
          isReadOnly={isReadOnly}
          onSave={(text) => change(entity, id, { minutes: minutesOf(text) })}
        />
      </span>
      {!isReadOnly && (
        <span className={styles.tools}>
          <Topics entity={entity} id={id} title={title} topics={topics} />
          <IconButton
            icon={ArrowUp}
            size="s"
            label={`Move ${title} up`}
            disabled={at === 0}
            onClick={() => move(-1)}
          />
          <IconButton
            icon={ArrowDown}
            size="s"
            label={`Move ${title} down`}
            disabled={at === agenda.length - 1}
            onClick={() => move(1)}
          />
          <IconButton
            icon={X}
            size="s"
            label={`Remove ${title}`}
            onClick={() => void removeSection(entity, section)}
          />
        </span>
      )}
    </div>
  );
}

type TopicsProps = Pick<PlannedSection, 'id' | 'title' | 'topics'> & { entity: AgendaEntity };

/** The parts of the week that a section shows, to be ticked. */
function Topics({ entity, id, title, topics }: TopicsProps) {
  const ticked = useAhead(topics, (next) => change(entity, id, { section: topicsText(next) }));
  const toggle = (topic: ReviewSection) => {
    // A section about nothing would be an empty page of the review.
    if (ticked.value.length === 1 && ticked.value[0] === topic) return;
    ticked.set((now) => (now.includes(topic) ? now.filter((one) => one !== topic) : [...now, topic]));
  };
  return (
    <LazyMenu label={`What ${title} shows`} icon={ListChecks}>
      {(menu) =>
        menu([
          { heading: 'Shows of the week' },
          ...REVIEW_SECTIONS.map((topic) => ({
            label: SECTION_TITLES[topic],
            isChecked: ticked.value.includes(topic),
            staysOpen: true,
            onSelect: () => toggle(topic),
          })),
        ])
      }
    </LazyMenu>
  );
}

type SavedProps = {
  label: string;
  value: string;
  unit?: string;
  isReadOnly: boolean;
  onSave: (text: string) => Promise<unknown>;
};

/** A line of text that is saved when it is left. */
function Saved({ label, value, unit, isReadOnly, onSave }: SavedProps) {
  const [text, setText] = useState<string | null>(null);
  const shown = useAhead(value, onSave);
  if (isReadOnly) return <strong>{unit ? `${value || '—'} ${unit}` : value}</strong>;
  const leave = () => {
    if (text !== null && text !== shown.value) shown.set(() => text);
    setText(null);
  };
  return (
    <TextInput
      aria-label={label}
      value={text ?? shown.value}
      unit={unit}
      inputMode={unit ? 'numeric' : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function minutesOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
