import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { AnyRow } from '#shared/entity/entity.ts';
import { topicsOf } from '#shared/meeting/templates.ts';
import { SECTION_TITLES } from '#shared/review/section-titles.ts';
import { core } from '../app/client.ts';
import { useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import { usePartRows } from '../records/part-rows.ts';
import { addSection } from './agenda-actions.ts';
import styles from './meeting.module.css';
import { change } from './meeting-actions.ts';
import head from './section-head.module.css';
import { type PlannedSection, SectionHead } from './section-head.tsx';

/** The deck and the agenda that reviews of a template begin with. */
export function TemplateRecord({ row }: { row: AnyRow }) {
  const { isReadOnly } = useWorkspace();
  const page = usePartRows('templateSection', 'templateId', row.id);
  if (!page) return null;
  const agenda = page.rows.map((part): PlannedSection => {
    const owner = part.ownerId as string | null;
    return {
      id: part.id,
      title: String(part.title),
      topics: topicsOf(String(part.section)),
      owner: owner === null ? null : { id: owner, name: page.titles[owner] ?? '' },
      minutes: part.minutes as number | null,
    };
  });
  const minutes = agenda.reduce((sum, section) => sum + (section.minutes ?? 0), 0);
  return (
    <>
      <div className={head.deck}>
        <Deck row={row} isReadOnly={isReadOnly} />
      </div>
      <section className={panel.part} aria-label="Agenda">
        <PartHead title="Agenda" count={`${minutes} min`}>
          <Button
            size="s"
            variant="ghost"
            icon={Plus}
            disabled={isReadOnly}
            onClick={() => void addSection('templateSection', row.id)}
          >
            Add a section
          </Button>
        </PartHead>
        {agenda.length === 0 && (
          <p className={styles.muted}>Without sections a review begins with an empty agenda.</p>
        )}
        <ol className={head.planned}>
          {agenda.map(({ id, title, topics }, at) => (
            <li key={id} aria-label={title}>
              <SectionHead entity="templateSection" agenda={agenda} at={at} isReadOnly={isReadOnly} />
              <p className={styles.muted}>
                {topics.length === 0
                  ? 'It names no part of the week.'
                  : `Shows ${topics.map((topic) => SECTION_TITLES[topic]).join(', ')}`}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Deck({ row, isReadOnly }: { row: AnyRow; isReadOnly: boolean }) {
  const { data: decks } = useQuery({ queryKey: ['decks'], queryFn: () => core.deck.list() });
  const value = String(row.deck ?? '');
  const options = (decks ?? []).map(({ key, title }) => ({ value: key, label: title }));
  const known = options.some((option) => option.value === value);
  const all = known || !decks ? options : [...options, { value, label: `“${value}”, which is not here` }];
  return (
    <Field label="Deck" help="Shown while the review runs; its author can change the slides.">
      {(ids) => (
        <Select
          {...ids}
          value={value}
          options={all}
          disabled={isReadOnly}
          onChange={(deck) => deck !== null && void change('reviewTemplate', row.id, { deck })}
        />
      )}
    </Field>
  );
}
