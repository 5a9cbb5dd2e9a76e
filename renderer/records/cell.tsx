import type { AnyRow } from '#shared/entity/entity.ts';
import { formatInstant } from '#shared/figure/format.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { Badge, type Tone } from '../design/badge.tsx';
import { type FieldContext, fieldText } from '../format/field-text.ts';
import type { Column } from './columns.ts';
import styles from './table.module.css';

type Props = { column: Column; row: AnyRow; context: FieldContext; titles: Titles };

/** One value of a row in a table. */
export function Cell({ column, row, context, titles }: Props) {
  const { name, field } = column;
  const value = column.read(row);
  if (!field) return <span className={styles.quiet}>{baseText(name, value, context)}</span>;
  const text = fieldText(field, value, context, titles);
  if (text === '—' || (field.kind === 'boolean' && value === false))
    return <span className={styles.none}>{text}</span>;
  const tone = field.kind === 'oneOf' ? TONES[String(value)] : undefined;
  if (tone) return <Badge tone={tone}>{text}</Badge>;
  return (
    <span title={text.length > 24 ? text : undefined}>
      {field.kind === 'longText' ? text.slice(0, 200) : text}
    </span>
  );
}

/** Only what calls for attention has a colour; the word says it in any case. */
export const TONES: Readonly<Record<string, Tone>> = {
  'SEV-1': 'red',
  'SEV-2': 'amber',
  overdue: 'red',
  failed: 'red',
  'rolled-back': 'amber',
  expired: 'red',
  blocked: 'red',
  'off-track': 'red',
  'at-risk': 'amber',
  'no-go': 'red',
};

function baseText(name: string, value: unknown, { zone }: FieldContext): string {
  if (typeof value !== 'string' || value === '') return '—';
  return name === 'updatedAt' || name === 'createdAt' ? formatInstant(value, zone) : value;
}
