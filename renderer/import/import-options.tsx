import type { ImportOptions } from '#shared/import/import-report.ts';
import { useWorkspace } from '../app/queries.ts';
import { Field } from '../design/field.tsx';
import { Select, type SelectOption } from '../design/select.tsx';
import { ZonePicker } from '../settings/zone-picker.tsx';
import styles from './import.module.css';

type Props = { options: ImportOptions; onChange: (options: ImportOptions) => void; isDisabled: boolean };

const ORDERS = [
  { value: 'dmy', label: 'Day, month, year' },
  { value: 'mdy', label: 'Month, day, year' },
  { value: 'ymd', label: 'Year, month, day' },
];

const ENCODINGS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows 1252' },
  { value: 'latin1', label: 'Latin 1' },
  { value: 'utf-16le', label: 'UTF-16' },
];

/** What the files do not say themselves. Every change reads them again, still without changing anything. */
export function ImportOptionsForm({ options, onChange, isDisabled }: Props) {
  const { settings } = useWorkspace();
  const set = (name: keyof ImportOptions) => (value: string | null) =>
    onChange({ ...options, [name]: value ?? undefined } as ImportOptions);
  const select = (name: 'dateOrder' | 'encoding', label: string, choices: SelectOption[], help: string) => (
    <Field label={label} help={help}>
      {(ids) => (
        <Select
          {...ids}
          value={options[name] ?? null}
          options={choices}
          onChange={set(name)}
          isClearable
          placeholder="From the file"
          disabled={isDisabled}
        />
      )}
    </Field>
  );
  return (
    <section className={styles.options} aria-label="How to read the files">
      {select('dateOrder', 'Dates are written', ORDERS, 'How 01/02/2026 is meant.')}
      {select('encoding', 'Encoding', ENCODINGS, 'When letters look wrong.')}
      <Field label="Times without a zone are in" help="The workspace’s zone unless you choose.">
        {(ids) => <ZonePicker {...ids} value={options.zone ?? settings.zone} onChange={set('zone')} />}
      </Field>
    </section>
  );
}
