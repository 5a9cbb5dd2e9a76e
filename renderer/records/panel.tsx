import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { lowerFirst } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { setParams, useParam } from '../app/location.ts';
import { InTurn } from '../app/turns.ts';
import { Spinner } from '../design/progress.tsx';
import { Tabs } from '../design/tabs.tsx';
import { type FieldContext, fieldText } from '../format/field-text.ts';
import { History } from './history.tsx';
import panel from './panel.module.css';
import { PanelHead } from './panel-head.tsx';
import { recordQuery } from './part-rows.ts';
import { Parts } from './parts.tsx';
import { RecordDetails, RecordStamp } from './record-details.tsx';
import { recordExtra, shownByExtra } from './record-extras.ts';
import { RecordForm } from './record-form.tsx';
import { Related } from './related.tsx';
import { useFieldContext } from './use-context.ts';

type Props = {
  entity: Entity;
  /** A record's id, or `new`. */
  id: string;
  onClose: () => void;
  onOpen: (id: string | undefined) => void;
};

/** A record beside its list: to read, to change, with its parts, its relations and its history. */
export const Panel = memo(function Panel({ entity, id, onClose, onOpen }: Props) {
  return (
    <aside className={panel.panel} aria-label={entity.label}>
      {id === 'new' ? (
        <NewRecord entity={entity} onClose={onClose} onOpen={onOpen} />
      ) : (
        <ExistingRecord entity={entity} id={id} onClose={onClose} />
      )}
    </aside>
  );
});

function NewRecord({ entity, onClose, onOpen }: Omit<Props, 'id'>) {
  return (
    <>
      <PanelHead entity={entity} title={`New ${lowerFirst(entity.label)}`} onClose={onClose} />
      <div className={panel.body}>
        <RecordForm entity={entity} onCancel={onClose} onDone={(row) => onOpen(row.id)} />
      </div>
    </>
  );
}

function ExistingRecord({ entity, id, onClose }: Omit<Props, 'onOpen'>) {
  const { data, error, isPending } = useQuery(recordQuery(entity.name, id));
  const context = useFieldContext(data?.row);
  const tab = useParam('tab') ?? 'details';
  const showTab = (next: string) => setParams({ tab: next === 'details' ? null : next }, { replace: true });
  if (error) {
    return (
      <>
        <PanelHead entity={entity} title={entity.label} onClose={onClose} />
        <ErrorState error={error} />
      </>
    );
  }
  if (isPending) {
    return (
      <div className={panel.body}>
        <Spinner />
      </div>
    );
  }
  const { row, titles, related } = data;
  const title = titleOf(entity, row, titles, context);
  const edit = entity.isMadeByMuster ? undefined : () => showTab('edit');
  if (tab === 'edit' && edit) {
    return (
      <>
        <PanelHead entity={entity} title={title} row={row} onClose={onClose} />
        <div className={panel.body}>
          <RecordForm
            entity={entity}
            row={row}
            titles={titles}
            onCancel={() => showTab('details')}
            onDone={() => showTab('details')}
          />
        </div>
      </>
    );
  }
  const others = related.filter(({ isPart }) => !isPart);
  const shown = shownByExtra(entity.name);
  const parts = related.filter(({ isPart, entity: part }) => isPart && !shown.parts?.includes(part));
  const Extra = recordExtra(entity.name);
  const details = (
    <>
      {Extra && shown.isFirst && (
        <div className={panel.first}>
          <Extra row={row} titles={titles} />
        </div>
      )}
      <RecordDetails entity={entity} row={row} titles={titles} without={shown.fields ?? []} onEdit={edit} />
      {Extra && !shown.isFirst && (
        <InTurn>
          <div className={panel.extra}>
            <Extra row={row} titles={titles} />
          </div>
        </InTurn>
      )}
      {parts.map(({ entity: name, field, total }) => (
        <InTurn key={name + field}>
          <Parts name={name} field={field} ownerId={id} total={total} />
        </InTurn>
      ))}
      <RecordStamp row={row} />
    </>
  );
  return (
    <>
      <PanelHead entity={entity} title={title} row={row} onEdit={edit} onClose={onClose} />
      <div className={panel.body}>
        <Tabs
          className={panel.tabs}
          active={tab}
          onChange={showTab}
          tabs={[
            { key: 'details', label: 'Details', content: details },
            {
              key: 'related',
              label: 'Related',
              count: others.length,
              content: <Related related={others} id={id} />,
            },
            { key: 'history', label: 'History', content: <History entity={entity} row={row} /> },
          ]}
        />
      </div>
    </>
  );
}

/** What names the record, as a person reads it: some are named by a day, and by what they are about. */
function titleOf(entity: Entity, row: AnyRow, titles: Titles, context: FieldContext): string {
  const field = entity.fields[entity.title];
  const value = row[entity.title];
  const own = field === undefined || value === null ? entity.label : fieldText(field, value, context, {});
  const subject = entity.subject === undefined ? undefined : titles[String(row[entity.subject])];
  return subject === undefined ? own : `${subject}, ${own}`;
}
