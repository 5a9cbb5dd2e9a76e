import { findEntity } from '#shared/entities.ts';
import { formatNumber } from '#shared/figure/format.ts';
import type { RecordView } from '#shared/record/record-view.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { fieldText } from '../format/field-text.ts';
import panel from './panel.module.css';
import { PartHead } from './part-head.tsx';
import { useFieldContext } from './use-context.ts';

const SHOWN = 8;

/** The records that refer to this one, by what they are to it. */
export function Related({ related, id }: { related: RecordView['related']; id: string }) {
  if (related.length === 0) return <EmptyState title="Nothing refers to this record" />;
  return related.map((group) => <Group key={group.entity + group.field} group={group} id={id} />);
}

function Group({
  group: { entity: name, field, rows, total },
  id,
}: {
  group: RecordView['related'][number];
  id: string;
}) {
  const entity = findEntity(name);
  const context = useFieldContext();
  if (!entity) return null;
  const title = entity.fields[entity.title];
  return (
    <section className={panel.part} aria-label={`${entity.plural}: ${entity.fields[field]?.label ?? field}`}>
      <PartHead
        title={entity.plural}
        count={formatNumber(total)}
        note={`as ${entity.fields[field]?.label.toLowerCase()}`}
      />
      <ul className={panel.relatedList}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <PageLink to={recordPath(name, row.id)} className={panel.relatedLink}>
              {row.key && <span className={panel.relatedKey}>{row.key}</span>}
              <span>{title ? fieldText(title, row[entity.title], context, {}) : row.id}</span>
            </PageLink>
          </li>
        ))}
      </ul>
      {total > SHOWN && (
        <PageLink to={recordPath(name)} params={{ of: `${field}:${id}` }} className={panel.relatedMore}>
          Show all {formatNumber(total)}
        </PageLink>
      )}
    </section>
  );
}
