import { Diamond, Eye, type LucideIcon, Megaphone, Scale, Wrench } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { entities } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatInstant, formatMinutes } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { useWorkspace } from '../app/queries.ts';
import { LineActions } from '../records/part-head.tsx';
import styles from './timeline-editor.module.css';
import type { TimelineItem } from './timeline-items.ts';

const ICONS: Record<string, LucideIcon> = {
  observation: Eye,
  action: Wrench,
  communication: Megaphone,
  decision: Scale,
};

type MarkProps = { item: Extract<TimelineItem, { kind: 'mark' }>; onEdit: () => void };

/** A moment of the incident's life, and the durations that end with it. */
export function MarkLine({ item, onEdit }: MarkProps) {
  const { isReadOnly } = useWorkspace();
  return (
    <div className={styles.line}>
      <Time at={item.at} />
      <span className={styles.rail}>
        <Diamond size={12} fill="currentColor" aria-hidden />
      </span>
      <button
        type="button"
        className={styles.text}
        data-line={item.field}
        title={`Change when it was: ${item.label.toLowerCase()}`}
        onClick={onEdit}
        onKeyDown={moveBetweenLines}
        disabled={isReadOnly}
      >
        <strong>{item.label}</strong>
        {item.phases.map(({ key, minutes }) => (
          <span key={key} className={styles.meta}>
            {key} {formatMinutes(minutes ?? 0)}
          </span>
        ))}
      </button>
    </div>
  );
}

type EntryProps = { row: AnyRow; titles: Titles; onEdit: () => void; onRemove: () => void };

/** One entry: Enter changes it, Delete removes it, the arrows go to the lines around it. */
export function EntryLine({ row, titles, onEdit, onRemove }: EntryProps) {
  const { isReadOnly } = useWorkspace();
  const kind = String(row.kind);
  const Icon = ICONS[kind] ?? Eye;
  const word = entities.timelineEntry.fields.kind.choices.find(({ value }) => value === kind)?.label ?? kind;
  const who = typeof row.personId === 'string' ? titles[row.personId] : undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Delete') return moveBetweenLines(event);
    event.preventDefault();
    event.stopPropagation();
    onRemove();
  };
  return (
    <div className={styles.line}>
      <Time at={String(row.at)} />
      <span className={styles.rail}>
        <Icon size={12} aria-hidden />
      </span>
      <button
        type="button"
        className={styles.text}
        data-line={row.id}
        onClick={onEdit}
        onKeyDown={onKeyDown}
        disabled={isReadOnly}
      >
        {String(row.text)}
        <span className={styles.meta}>{[word, who].filter(Boolean).join(' · ')}</span>
      </button>
      <span className={styles.actions}>
        <LineActions what="entry" onEdit={onEdit} onRemove={onRemove} hasKeys />
      </span>
    </div>
  );
}

function Time({ at }: { at: string }) {
  const { zone } = useWorkspace().settings;
  const full = formatInstant(at, zone);
  return (
    <time className={styles.time} dateTime={at} title={`${full} (${zone})`}>
      {full.slice(full.lastIndexOf(' ') + 1)}
    </time>
  );
}

function moveBetweenLines(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const lines = [...(event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  lines[lines.indexOf(event.currentTarget) + step]?.focus();
  event.preventDefault();
}
