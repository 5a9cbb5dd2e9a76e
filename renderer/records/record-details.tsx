import type { ReactNode } from 'react';
import { shownFields, shownValue } from '#shared/entity/derived.ts';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { AnyField } from '#shared/entity/field.ts';
import { formatInstant } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { Badge } from '../design/badge.tsx';
import { fieldText, linksOf, strings } from '../format/field-text.ts';
import { formatWord } from '../format/key-words.ts';
import { Address } from './address.tsx';
import { TONES } from './cell.tsx';
import panel from './panel.module.css';
import { useFieldContext } from './use-context.ts';

type Props = {
  entity: Entity;
  row: AnyRow;
  titles: Titles;
  /** Fields that stand elsewhere on the panel. */
  without?: readonly string[];
  onEdit: (() => void) | undefined;
};

/** A record to read. A double click begins to change it. */
export function RecordDetails({ entity, row, titles, without = [], onEdit }: Props) {
  const context = useFieldContext(row);
  const fields = shownFields(entity).filter(([name]) => name !== entity.title && !without.includes(name));
  return (
    <dl className={panel.details} onDoubleClick={onEdit}>
      {fields.map(([name, field]) => {
        const value = shownValue(entity, row, name);
        return (
          <div key={name} className={panel.detail} data-wide={isWide(field) || undefined}>
            <dt title={field.help}>{field.label}</dt>
            <dd data-empty={isEmpty(value) || undefined}>
              <Value field={field} value={value} titles={titles}>
                {fieldText(field, value, context, titles)}
              </Value>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Where a record came from, and when it was last changed. */
export function RecordStamp({ row }: { row: AnyRow }) {
  const { zone } = useFieldContext();
  const [added, changed] = [row.createdAt, row.updatedAt].map((at) => formatInstant(at, zone));
  return (
    <p className={panel.stamp}>
      Added {added}
      {row.source && ` from ${formatWord(row.source)}${row.sourceId ? ` (${row.sourceId})` : ''}`}.
      {changed !== added && ` Last changed ${changed}.`}
    </p>
  );
}

type ValueProps = { field: AnyField; value: unknown; titles: Titles; children: ReactNode };

function Value({ field, value, titles, children }: ValueProps) {
  if (isEmpty(value)) return '—';
  switch (field.kind) {
    case 'ref':
      return <PageLink to={recordPath(field.target ?? '', String(value))}>{children}</PageLink>;
    case 'refs':
      return (
        <span className={panel.many}>
          {strings(value).map((id) => (
            <PageLink key={id} to={recordPath(field.target ?? '', id)}>
              {titles[id] ?? 'Unknown'}
            </PageLink>
          ))}
        </span>
      );
    case 'tags':
      return (
        <span className={panel.many}>
          {strings(value).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      );
    case 'links':
      return (
        <span className={panel.many}>
          {linksOf(value).map(({ title, url }) => (
            <Address key={url} url={url}>
              {title}
            </Address>
          ))}
        </span>
      );
    case 'url':
      return <Address url={String(value)}>{children}</Address>;
    case 'longText':
      return <span className={panel.prose}>{children}</span>;
    case 'oneOf': {
      const tone = TONES[String(value)];
      return tone ? <Badge tone={tone}>{children}</Badge> : children;
    }
    default:
      return children;
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function isWide(field: AnyField): boolean {
  return ['longText', 'refs', 'links', 'url', 'email', 'tags'].includes(field.kind);
}
