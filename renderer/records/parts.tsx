import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findEntity } from '#shared/entities.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { formatNumber, lowerFirst } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { removeRecords } from './actions.ts';
import { Cell } from './cell.tsx';
import { allColumns, type Column } from './columns.ts';
import panel from './panel.module.css';
import { AddLine, LineActions, PartHead } from './part-head.tsx';
import { RecordForm } from './record-form.tsx';
import { useFieldContext } from './use-context.ts';

/** More than these are better seen in a list of their own. */
const SHOWN = 20;

type Props = { name: string; field: string; ownerId: string; total: number };

/** A record's parts, e.g. the timeline of an incident, as a small table that can be changed in place. */
export function Parts({ name, field, ownerId, total }: Props) {
  const entity = findEntity(name);
  const [editing, setEditing] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['parts', name, field, ownerId],
    queryFn: () =>
      core.record.list({ entity: name, where: [{ field, op: 'in', value: [ownerId] }], limit: SHOWN }),
    placeholderData: keepPreviousData,
  });
  if (!entity) return null;
  const stop = () => setEditing(null);
  return (
    <section className={panel.part} aria-label={entity.plural}>
      <PartHead title={entity.plural} count={formatNumber(total)}>
        {total > SHOWN && (
          <PageLink to={recordPath(name)} params={{ of: `${field}:${ownerId}` }}>
            Show all
          </PageLink>
        )}
        <AddLine label="Add" onAdd={() => setEditing('new')} />
      </PartHead>
      {editing === 'new' && (
        <div className={panel.partForm}>
          <RecordForm entity={entity} preset={{ [field]: ownerId }} onDone={stop} onCancel={stop} />
        </div>
      )}
      {data && data.rows.length > 0 ? (
        <PartTable
          entity={entity}
          field={field}
          rows={data.rows}
          titles={data.titles}
          editing={editing}
          onEdit={setEditing}
        />
      ) : (
        editing !== 'new' && (
          <p className={panel.partEmpty}>{data ? `No ${lowerFirst(entity.plural)}. ${entity.about}` : ''}</p>
        )
      )}
    </section>
  );
}

type TableProps = {
  entity: Entity;
  field: string;
  rows: readonly AnyRow[];
  titles: Titles;
  editing: string | null;
  onEdit: (id: string | null) => void;
};

function PartTable({ entity, field, rows, titles, editing, onEdit }: TableProps) {
  const columns = partColumns(entity, field);
  return (
    <div className={panel.partScroll}>
      <table className={panel.table}>
        <thead>
          <tr>
            {columns.map(({ name, label, isNumeric }) => (
              <th key={name} scope="col" data-numeric={isNumeric || undefined}>
                {label}
              </th>
            ))}
            <th scope="col" className={panel.partActions}>
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.id === editing ? (
              <tr key={row.id}>
                <td colSpan={columns.length + 1} className={panel.partForm}>
                  <RecordForm
                    entity={entity}
                    row={row}
                    titles={titles}
                    preset={{ [field]: row[field] }}
                    onDone={() => onEdit(null)}
                    onCancel={() => onEdit(null)}
                  />
                </td>
              </tr>
            ) : (
              <PartRow
                key={row.id}
                entity={entity}
                row={row}
                columns={columns}
                titles={titles}
                onEdit={() => onEdit(row.id)}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  entity: Entity;
  row: AnyRow;
  columns: readonly Column[];
  titles: Titles;
  onEdit: () => void;
};

function PartRow({ entity, row, columns, titles, onEdit }: RowProps) {
  const context = useFieldContext(row);
  return (
    <tr onDoubleClick={onEdit}>
      {columns.map((column) => (
        <td key={column.name} data-numeric={column.isNumeric || undefined}>
          <Cell column={column} row={row} context={context} titles={titles} />
        </td>
      ))}
      <td className={panel.partActions}>
        <LineActions
          what={lowerFirst(entity.label)}
          onEdit={onEdit}
          onRemove={() => void removeRecords(entity, [row.id])}
        />
      </td>
    </tr>
  );
}

/** Those the list would show, without the record that all of them belong to. */
function partColumns(entity: Entity, field: string): Column[] {
  return allColumns(entity).filter(
    ({ name, field: described }) => name !== field && (described?.list || name === entity.title),
  );
}
