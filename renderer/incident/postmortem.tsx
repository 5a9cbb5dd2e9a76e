import { useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { entities } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import type { Rag } from '#shared/figure/figure.ts';
import { formatCount, formatDate } from '#shared/figure/format.ts';
import { isPostmortemRequired, type PostmortemState, postmortemState } from '#shared/incident/postmortems.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { useWorkspace } from '../app/queries.ts';
import { RagMark } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { updateRecord } from '../records/actions.ts';
import { Address } from '../records/address.tsx';
import { InlineForm } from '../records/inline-form.tsx';
import { useLineFocus } from '../records/line-focus.ts';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import { postmortemOf, textOf } from './incident-times.ts';
import styles from './postmortem.module.css';

export const POSTMORTEM_FIELDS = [
  'isPostmortemRequired',
  'postmortemDueOn',
  'postmortemPublishedOn',
  'postmortemUrl',
] as const;

/** Whether a postmortem is asked for, when it is due, and whether it is out. */
export function Postmortem({ row }: { row: AnyRow }) {
  const { today, settings, isReadOnly } = useWorkspace();
  const [isEditing, setEditing] = useState(false);
  const section = useRef<HTMLElement>(null);
  const focusOn = useLineFocus(section);
  const holidays = useHolidays();
  const terms = { zone: settings.zone, holidays, businessDays: settings.postmortemBusinessDays };
  const incident = postmortemOf(row);
  const state = postmortemState(incident, today, terms);
  const { rag, word, sentence } = wordsOf(state, incident.severity, settings.postmortemBusinessDays);
  const url = textOf(row.postmortemUrl);
  const publish = () =>
    void attempt(() => updateRecord(entities.incident, row.id, { postmortemPublishedOn: today }));
  const stop = () => {
    setEditing(false);
    focusOn('change');
  };
  return (
    <section ref={section} className={panel.part} aria-label="Postmortem">
      <PartHead title="Postmortem">
        <Button
          size="s"
          variant="ghost"
          icon={PencilLine}
          data-line="change"
          onClick={() => setEditing(true)}
          disabled={isReadOnly}
        >
          Change
        </Button>
      </PartHead>
      <div className={styles.state}>
        <RagMark rag={rag} word={word} />
        <span>{sentence}</span>
        {isPostmortemRequired(incident) && incident.postmortemPublishedOn === null && (
          <Button size="s" onClick={publish} disabled={isReadOnly}>
            Published today
          </Button>
        )}
      </div>
      {url && (
        <p className={styles.link}>
          <Address url={url}>{url}</Address>
        </p>
      )}
      {isEditing && (
        <InlineForm
          entity={entities.incident}
          names={POSTMORTEM_FIELDS}
          label="Change postmortem"
          row={row}
          near={incident.restoredAt ?? String(row.impactStart)}
          onDone={stop}
        />
      )}
    </section>
  );
}

type Words = { rag: Rag | null; word: string; sentence: string };

function wordsOf(state: PostmortemState, severity: string, businessDays: number): Words {
  const days = formatCount(state.days, 'business day', 'business days');
  switch (state.state) {
    case 'not-required':
      return {
        rag: null,
        word: 'Not required',
        sentence: `A ${severity} needs none unless one is asked for.`,
      };
    case 'not-restored':
      return {
        rag: null,
        word: 'Not due yet',
        sentence: `It is due ${formatCount(businessDays, 'business day', 'business days')} after the service is restored.`,
      };
    case 'due':
      return {
        rag: 'amber',
        word: 'To be written',
        sentence: `Due on ${formatDate(state.dueOn)}, ${state.days === 0 ? 'today' : `in ${days}`}.`,
      };
    case 'overdue':
      return {
        rag: 'red',
        word: 'Overdue',
        sentence: `By ${days}; it was due on ${formatDate(state.dueOn)}.`,
      };
    case 'late':
      return {
        rag: 'amber',
        word: 'Published late',
        sentence: `By ${days}; it was due on ${formatDate(state.dueOn)}.`,
      };
    case 'on-time':
      return {
        rag: 'green',
        word: 'Published on time',
        sentence: `It was due on ${formatDate(state.dueOn)}.`,
      };
  }
}

function useHolidays(): ReadonlySet<string> {
  const { data } = useQuery({
    queryKey: ['holidays'],
    queryFn: () => core.record.list({ entity: 'holiday', limit: 10_000 }),
  });
  return useMemo(() => new Set(data?.rows.map(({ date }) => String(date))), [data]);
}
