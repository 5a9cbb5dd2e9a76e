import { useState } from 'react';
import type { AnyField } from '#shared/entity/field.ts';
import { parseFieldText } from '#shared/entity/parse.ts';
import type { Filter } from '#shared/record/list-query.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { addDays, startOfDay } from '#shared/time/week.ts';
import { useWorkspace } from '../app/queries.ts';
import { useWeek } from '../app/use-week.ts';
import { Button } from '../design/button.tsx';
import { Checkbox } from '../design/checkbox.tsx';
import { Field } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import { editText } from '../format/field-text.ts';
import { FieldInput } from './field-input.tsx';
import { FilterRefs } from './filter-refs.tsx';
import { type FilterOp, needsValue, OPS } from './filters.ts';
import styles from './records.module.css';
import { useFieldContext } from './use-context.ts';

type Props = {
  field: AnyField;
  filter: Filter;
  onChange: (filter: Filter) => void;
  titles: Titles;
  onNames: (names: Titles) => void;
};

export function FilterEditor(props: Props) {
  const { field, filter, onChange } = props;
  const changeOp = (op: string | null) => op && onChange({ ...filter, op: op as FilterOp });
  return (
    <div className={styles.filterEditor}>
      <Select size="s" aria-label="Compare" value={filter.op} options={OPS[field.kind]} onChange={changeOp} />
      {needsValue(filter.op) && <ValueEditor {...props} />}
    </div>
  );
}

function ValueEditor({ field, filter, onChange, titles, onNames }: Props) {
  const set = (value: Filter['value']) => onChange({ ...filter, value });
  switch (field.kind) {
    case 'oneOf':
      return <Choices field={field} value={filter.value} onChange={set} />;
    case 'boolean':
      return (
        <Select
          size="s"
          aria-label="Value"
          value={String(filter.value)}
          options={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          onChange={(value) => set(value === 'true')}
        />
      );
    case 'ref':
    case 'refs':
      return (
        <FilterRefs
          target={field.target ?? ''}
          titles={titles}
          value={filter.value}
          onChange={set}
          onNames={onNames}
        />
      );
    default:
      return <TypedValue field={field} filter={filter} onChange={set} />;
  }
}

type ChoicesProps = { field: AnyField; value: Filter['value']; onChange: (value: string[]) => void };

function Choices({ field, value, onChange }: ChoicesProps) {
  const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
  const toggle = (one: string, isOn: boolean) =>
    onChange(
      field.choices.map((choice) => choice.value).filter((each) => (each === one ? isOn : chosen.has(each))),
    );
  return (
    <div className={styles.choices}>
      {field.choices.map(({ value: one, label }) => (
        <Checkbox key={one} checked={chosen.has(one)} onChange={(isOn) => toggle(one, isOn)}>
          {label}
        </Checkbox>
      ))}
    </div>
  );
}

type TypedProps = { field: AnyField; filter: Filter; onChange: (value: Filter['value']) => void };

/** Text, numbers and times: what is typed takes effect as soon as it can be read. */
function TypedValue({ field, filter, onChange }: TypedProps) {
  const context = useFieldContext();
  const isText = ['text', 'longText', 'url', 'email', 'tags', 'links'].includes(field.kind);
  const [draft, setDraft] = useState(() =>
    isText ? String(filter.value ?? '') : editText(field, filter.value, context),
  );
  const [error, setError] = useState<string>();
  const change = (text: string) => {
    setDraft(text);
    if (isText) return onChange(text);
    const read = parseFieldText({ ...field, schema: ANY }, text, { ...context, isPercent: true });
    setError('error' in read ? read.error : undefined);
    if ('value' in read) onChange(read.value as Filter['value']);
  };
  const asText: AnyField = isText ? { ...field, kind: 'text' } : field;
  return (
    <>
      <Field label="Value" error={error}>
        {(ids) => (
          <FieldInput
            {...ids}
            field={asText}
            draft={draft}
            onChange={(text) => change(String(text))}
            context={context}
            titles={{}}
          />
        )}
      </Field>
      {(field.kind === 'date' || field.kind === 'instant') && <Presets field={field} onPick={change} />}
    </>
  );
}

/** A bound is not a value of the field: its own limits do not hold for it. */
const ANY: AnyField['schema'] = {
  safeParse: (value: unknown) => ({ success: true, data: value }),
} as AnyField['schema'];

function Presets({ field, onPick }: { field: AnyField; onPick: (text: string) => void }) {
  const { today, settings } = useWorkspace();
  const { week } = useWeek();
  const days = [
    ['This review week', week.firstDay],
    ['Last 4 weeks', addDays(week.firstDay, -21)],
    ['Last 13 weeks', addDays(week.firstDay, -84)],
    ['Today', today],
  ] as const;
  return (
    <div className={styles.presets}>
      {days.map(([label, day]) => (
        <Button
          key={label}
          size="s"
          onClick={() => onPick(field.kind === 'date' ? day : startOfDay(day, settings.zone))}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
