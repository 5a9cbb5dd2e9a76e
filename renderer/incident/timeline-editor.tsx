import { type ReactNode, useRef, useState } from 'react';
import { entities } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import { formatDate, formatNumber } from '#shared/figure/format.ts';
import { isOpen } from '#shared/incident/durations.ts';
import { phasesOf } from '#shared/incident/lifecycle.ts';
import type { RowPage } from '#shared/record/record-view.ts';
import { useWorkspace } from '../app/queries.ts';
import { InTurn } from '../app/turns.ts';
import { Button } from '../design/button.tsx';
import { removeRecords } from '../records/actions.ts';
import { InlineForm } from '../records/inline-form.tsx';
import { useLineFocus } from '../records/line-focus.ts';
import panel from '../records/panel.module.css';
import { AddLine, PartHead } from '../records/part-head.tsx';
import { timesOf } from './incident-times.ts';
import styles from './timeline-editor.module.css';
import { lastKnown, missingMarks, timelineItems } from './timeline-items.ts';
import { EntryLine, MarkLine } from './timeline-lines.tsx';

const ENTRY = entities.timelineEntry;
/** Entries that are drawn at once; those below follow one after the other. */
const FIRST = 8;
const ENTRY_FIELDS = ['at', 'text', 'kind', 'personId'];

type Props = { row: AnyRow; entries: RowPage; now: string; children: ReactNode };

/** What happened, minute by minute, with the moments of the incident's life among it; all of it changed in place. */
export function TimelineEditor({ row, entries, now, children }: Props) {
  const { settings } = useWorkspace();
  // `new`, an entry's id, or the name of a mark.
  const [editing, setEditing] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const times = timesOf(row);
  const items = timelineItems(times, entries.rows, phasesOf(times, settings.clocks), settings.zone);
  const known = lastKnown(times, entries.rows);
  const next = isOpen(times) ? now : known;
  const focusOn = useLineFocus(section);
  const stop = (name: string) => {
    setEditing(null);
    focusOn(name);
  };
  const remove = async (id: string) => {
    if (await removeRecords(ENTRY, [id])) focusOn('add');
  };
  const form = (name: string) => {
    const entry = entries.rows.find(({ id }) => id === name);
    if (entry) {
      return (
        <InlineForm
          entity={ENTRY}
          names={ENTRY_FIELDS}
          label="Change timeline entry"
          row={entry}
          titles={entries.titles}
          near={String(entry.at)}
          focus="text"
          onDone={() => stop(name)}
        />
      );
    }
    return (
      <InlineForm
        entity={entities.incident}
        names={[name]}
        label="Change time"
        row={row}
        initial={row[name] === null ? { [name]: next } : {}}
        near={typeof row[name] === 'string' ? row[name] : next}
        onDone={() => stop(name)}
      />
    );
  };
  return (
    <section ref={section} className={panel.part} aria-label="Timeline">
      <PartHead title="Timeline" count={formatNumber(entries.total)}>
        <AddLine label="Add entry" onAdd={() => setEditing('new')} />
      </PartHead>
      {children}
      <ol className={styles.items} aria-label="Timeline entries">
        {items.map((item, index) => {
          const name = item.kind === 'mark' ? item.field : item.row.id;
          return (
            <li key={name} className={styles.item} data-kind={item.kind}>
              {item.day && <p className={styles.day}>{formatDate(item.day)}</p>}
              {editing === name ? (
                form(name)
              ) : item.kind === 'mark' ? (
                <MarkLine item={item} onEdit={() => setEditing(name)} />
              ) : (
                <InTurn isFirst={index < FIRST}>
                  <EntryLine
                    row={item.row}
                    titles={entries.titles}
                    onEdit={() => setEditing(name)}
                    onRemove={() => void remove(item.row.id)}
                  />
                </InTurn>
              )}
            </li>
          );
        })}
      </ol>
      {editing === 'new' ? (
        <InlineForm
          entity={ENTRY}
          names={ENTRY_FIELDS}
          label="New timeline entry"
          titles={entries.titles}
          preset={{ incidentId: row.id }}
          initial={{ at: next }}
          next={({ at, personId }) => ({ at: isOpen(times) ? new Date().toISOString() : at, personId })}
          near={known}
          focus={isOpen(times) ? 'text' : 'at'}
          onDone={() => stop('add')}
        />
      ) : (
        entries.total === 0 && (
          <p className={panel.partEmpty}>
            No entries. Write one line for each thing seen, done, decided or told; Enter goes on to the next.
          </p>
        )
      )}
      <Missing marks={missingMarks(times)} editing={editing} onSet={setEditing}>
        {form}
      </Missing>
    </section>
  );
}

type MissingProps = {
  marks: ReturnType<typeof missingMarks>;
  editing: string | null;
  onSet: (field: string) => void;
  children: (field: string) => ReactNode;
};

/** Moments that nobody has written down yet. */
function Missing({ marks, editing, onSet, children }: MissingProps) {
  const { isReadOnly } = useWorkspace();
  if (marks.length === 0) return null;
  const edited = marks.find(({ field }) => field === editing);
  return (
    <div className={styles.missing}>
      <div className={styles.missingLine}>
        <span>No time yet for</span>
        {marks.map(({ field, label }) => (
          <Button key={field} size="s" data-line={field} onClick={() => onSet(field)} disabled={isReadOnly}>
            {label}
          </Button>
        ))}
      </div>
      {edited && children(edited.field)}
    </div>
  );
}
