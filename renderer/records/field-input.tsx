import type { AnyField } from '#shared/entity/field.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { Checkbox } from '../design/checkbox.tsx';
import { DateField } from '../design/date-field.tsx';
import type { FieldIds } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import { TextArea, TextInput } from '../design/text-input.tsx';
import { type FieldContext, strings } from '../format/field-text.ts';
import { RefInput, RefsInput } from './ref-input.tsx';

type Props = Partial<FieldIds> & {
  field: AnyField;
  draft: unknown;
  onChange: (draft: unknown) => void;
  context: FieldContext;
  titles: Titles;
  'aria-label'?: string | undefined;
  /** Shows the choices at once, where there are few. */
  isOpenAtFirst?: boolean;
};

/** The right input for a field's kind. Its value is a draft (see `drafts.ts`). */
export function FieldInput({
  field,
  draft,
  onChange,
  context,
  titles,
  isOpenAtFirst = false,
  ...ids
}: Props) {
  const text = typeof draft === 'string' ? draft : '';
  const typed = {
    ...ids,
    value: text,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  switch (field.kind) {
    case 'longText':
    case 'links':
      return (
        <TextArea
          {...typed}
          placeholder={field.kind === 'links' ? 'One per line: Dashboard https://…' : undefined}
        />
      );
    case 'date':
    case 'month':
      return <DateField {...ids} type={field.kind} value={text} onChange={onChange} />;
    case 'instant':
      return <DateField {...ids} type="datetime-local" value={text} onChange={onChange} />;
    case 'integer':
    case 'number':
      return <TextInput {...typed} inputMode="decimal" unit={field.unit} />;
    case 'ratio':
      return <TextInput {...typed} inputMode="decimal" unit="%" />;
    case 'money':
      return <TextInput {...typed} inputMode="decimal" unit={context.currency} />;
    case 'quarter':
      return <TextInput {...typed} placeholder="2026Q4" />;
    case 'tags':
      return <TextInput {...typed} placeholder="Separated by commas" />;
    case 'boolean':
      return (
        <YesNo field={field} draft={draft} onChange={onChange} ids={ids} isOpenAtFirst={isOpenAtFirst} />
      );
    case 'oneOf':
      return (
        <Select
          {...ids}
          value={text === '' ? null : text}
          options={field.choices}
          onChange={onChange}
          isClearable={field.nullable}
          isOpenAtFirst={isOpenAtFirst}
        />
      );
    case 'ref':
      return (
        <RefInput
          {...ids}
          target={field.target ?? ''}
          titles={titles}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      );
    case 'refs':
      return (
        <RefsInput
          {...ids}
          target={field.target ?? ''}
          titles={titles}
          value={strings(draft)}
          onChange={onChange}
        />
      );
    default:
      return <TextInput {...typed} />;
  }
}

type YesNoProps = Pick<Props, 'field' | 'draft' | 'onChange'> & {
  isOpenAtFirst: boolean;
  ids: Partial<FieldIds> & { 'aria-label'?: string | undefined };
};

/** A check box, or three choices where “not known” is one. */
function YesNo({ field, draft, onChange, ids, isOpenAtFirst }: YesNoProps) {
  if (!field.nullable) {
    return (
      <span>
        <Checkbox
          id={ids.id}
          ariaLabel={ids['aria-label'] ?? field.label}
          checked={draft === true}
          onChange={onChange}
        />
      </span>
    );
  }
  return (
    <Select
      {...ids}
      value={draft === null ? null : String(draft)}
      options={YES_NO}
      onChange={(value) => onChange(value === null ? null : value === 'true')}
      isClearable
      isOpenAtFirst={isOpenAtFirst}
    />
  );
}

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
