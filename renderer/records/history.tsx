import { useQuery } from '@tanstack/react-query';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { formatInstant } from '#shared/figure/format.ts';
import type { HistoryEntry } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { fieldText } from '../format/field-text.ts';
import styles from './history.module.css';
import { useFieldContext } from './use-context.ts';

const OPS = { create: 'Added', update: 'Changed', remove: 'Removed' } as const;
const KINDS = {
  edit: '',
  import: ' by an import',
  undo: ' by undo',
  redo: ' by redo',
  own: ' by Muster',
} as const;

/** Every change of a record, newest first: who, when, what it was and what it became. */
export function History({ entity, row }: { entity: Entity; row: AnyRow }) {
  const { data, error } = useQuery({
    queryKey: ['history', row.id],
    queryFn: () => core.history.ofRecord({ id: row.id }),
  });
  if (error) return <ErrorState error={error} />;
  if (data?.length === 0) return <EmptyState title="No changes are recorded" />;
  return (
    <ol className={styles.history} aria-label="Changes">
      {(data ?? []).map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several changes may carry the same moment
        <li key={at} className={styles.change}>
          <Change entity={entity} entry={entry} row={row} />
        </li>
      ))}
    </ol>
  );
}

function Change({ entity, entry, row }: { entity: Entity; entry: HistoryEntry; row: AnyRow }) {
  const context = useFieldContext(row);
  const names =
    entry.op === 'update'
      ? Object.keys(entry.after ?? {}).filter((name) => entity.fields[name] || name === 'key')
      : [];
  const show = (name: string, values: Record<string, unknown> | null) => {
    const field = entity.fields[name];
    return field ? fieldText(field, values?.[name], context, entry.titles) : String(values?.[name] ?? '—');
  };
  return (
    <>
      <p className={styles.changeHead}>
        <strong>
          {OPS[entry.op]}
          {KINDS[entry.kind]}
        </strong>
        <span>
          {entry.actor || 'Somebody'}, {formatInstant(entry.at, context.zone)}
        </span>
      </p>
      {names.length > 0 && (
        <dl className={styles.diff}>
          {names.map((name) => (
            <div key={name}>
              <dt>{entity.fields[name]?.label ?? name}</dt>
              <dd>
                <del>{show(name, entry.before)}</del>
                <span aria-hidden> → </span>
                <ins>{show(name, entry.after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
