import { findEntity } from '#shared/entities.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { RecordsList } from './records-list.tsx';

type Props = { entity: string; id: string | undefined };

/** The list-and-detail page of any kind of record, made from its description. */
export function RecordsPage({ entity: name, id }: Props) {
  const entity = findEntity(name);
  if (!entity) {
    return (
      <EmptyState title={`There are no records called “${name}”`}>
        The address may be from another version of Muster.
      </EmptyState>
    );
  }
  return <RecordsList entity={entity} id={id} />;
}
