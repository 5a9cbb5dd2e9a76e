import { type KeyboardEvent, useRef, useState } from 'react';
import { entities } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatCount, formatInstant, formatMinutes, NO_VALUE } from '#shared/figure/format.ts';
import { type ImpactSummary, impactOf } from '#shared/incident/impact.ts';
import { minutesOf, spansOf } from '#shared/incident/spans.ts';
import { useWorkspace } from '../app/queries.ts';
import { Badge } from '../design/badge.tsx';
import { removeRecords } from '../records/actions.ts';
import { InlineForm } from '../records/inline-form.tsx';
import { useLineFocus } from '../records/line-focus.ts';
import panel from '../records/panel.module.css';
import { AddLine, LineActions, PartHead } from '../records/part-head.tsx';
import styles from './impact-editor.module.css';
import { intervalOf, textOf } from './incident-times.ts';

const INTERVAL = entities.impactInterval;
const FIELDS = ['startedAt', 'endedAt', 'note'];

type Props = { row: AnyRow; rows: readonly AnyRow[]; now: string };

/** When customers felt the incident. What overlaps is said, and counts once. */
export function ImpactEditor({ row, rows, now }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const summary = impactOf(rows.map(intervalOf), now);
  const focusOn = useLineFocus(section);
  const stop = (name: string) => {
    setEditing(null);
    focusOn(name);
  };
  const remove = async (id: string) => {
    if (await removeRecords(INTERVAL, [id])) focusOn('add');
  };
  return (
    <section ref={section} className={panel.part} aria-label="Customer impact">
      <PartHead title="Customer impact">
        <AddLine label="Add interval" onAdd={() => setEditing('new')} />
      </PartHead>
      {rows.length > 0 && <Summary summary={summary} />}
      <ul className={styles.rows} aria-label="Impact intervals">
        {rows.map((one) => (
          <li key={one.id}>
            {editing === one.id ? (
              <InlineForm
                entity={INTERVAL}
                names={FIELDS}
                label="Change impact interval"
                row={one}
                near={String(one.startedAt)}
                onDone={() => stop(one.id)}
              />
            ) : (
              <Interval
                row={one}
                isDoubled={rows.some((other) => other !== one && doOverlap(one, other, now))}
                now={now}
                onEdit={() => setEditing(one.id)}
                onRemove={() => void remove(one.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        <InlineForm
          entity={INTERVAL}
          names={FIELDS}
          label="New impact interval"
          preset={{ incidentId: row.id }}
          initial={rows.length === 0 ? { startedAt: row.impactStart, endedAt: row.restoredAt } : {}}
          near={textOf(rows.at(-1)?.endedAt) ?? String(row.impactStart)}
          onDone={() => stop('add')}
        />
      ) : (
        rows.length === 0 && (
          <p className={panel.partEmpty}>
            No interval, so the customer-impact minutes are not known. Add from when to when customers felt
            it.
          </p>
        )
      )}
    </section>
  );
}

function Summary({ summary: { minutes, overlapMinutes, running } }: { summary: ImpactSummary }) {
  const notes = [
    formatCount(minutes.n, 'interval', 'intervals'),
    ...(overlapMinutes > 0 ? [`${formatMinutes(overlapMinutes)} recorded twice count once`] : []),
    ...(running > 0 ? [`${formatCount(running, 'goes', 'go')} on, counted until now`] : []),
    ...minutes.excluded.map(({ reason, n }) => `${n} left out: ${reason}`),
  ];
  return (
    <p className={styles.summary} role="status">
      <strong>{minutes.value === null ? NO_VALUE : formatMinutes(minutes.value)}</strong> of customer impact
      <span className={styles.notes}> · {notes.join(' · ')}</span>
    </p>
  );
}

type IntervalProps = {
  row: AnyRow;
  isDoubled: boolean;
  now: string;
  onEdit: () => void;
  onRemove: () => void;
};

function Interval({ row, isDoubled, now, onEdit, onRemove }: IntervalProps) {
  const { settings, isReadOnly } = useWorkspace();
  const end = textOf(row.endedAt);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete') return;
    event.preventDefault();
    event.stopPropagation();
    onRemove();
  };
  return (
    <div className={styles.row}>
      <button
        type="button"
        className={styles.text}
        data-line={row.id}
        onClick={onEdit}
        onKeyDown={onKeyDown}
        disabled={isReadOnly}
      >
        <span>
          {formatInstant(String(row.startedAt), settings.zone)} –{' '}
          {end === null ? 'still going on' : endText(String(row.startedAt), end, settings.zone)}
        </span>
        {textOf(row.note) && <span className={styles.note}>{String(row.note)}</span>}
      </button>
      {isDoubled && <Badge tone="amber">Overlaps</Badge>}
      <span className={styles.length}>{formatMinutes(minutesOf(spansOf([intervalOf(row)], now)))}</span>
      <LineActions what="interval" onEdit={onEdit} onRemove={onRemove} hasKeys />
    </div>
  );
}

/** The time alone when it is on the same day. */
function endText(start: string, end: string, zone: string): string {
  const [from, to] = [formatInstant(start, zone), formatInstant(end, zone)];
  const cut = to.lastIndexOf(' ');
  return from.slice(0, from.lastIndexOf(' ')) === to.slice(0, cut) ? to.slice(cut + 1) : to;
}

function doOverlap(a: AnyRow, b: AnyRow, now: string): boolean {
  const [first] = spansOf([intervalOf(a)], now);
  const [second] = spansOf([intervalOf(b)], now);
  return first !== undefined && second !== undefined && first.start < second.end && second.start < first.end;
}
