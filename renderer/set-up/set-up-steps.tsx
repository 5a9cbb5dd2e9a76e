import { Field } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import { TextArea, TextInput } from '../design/text-input.tsx';
import { WEEKDAYS } from '../settings/weekdays.ts';
import { ZonePicker } from '../settings/zone-picker.tsx';
import { type SetUp, teamNames } from './set-up-state.ts';

export type StepProps = {
  setUp: SetUp;
  /** What is wrong, by field; empty until the person tries to go on. */
  problems: Readonly<Record<string, string>>;
  onChange: (part: Partial<SetUp>) => void;
};

export function NameStep({ setUp, problems, onChange }: StepProps) {
  return (
    <>
      <Field label="Name" isRequired error={problems.name}>
        {(ids) => (
          <TextInput
            {...ids}
            value={setUp.name}
            placeholder="Cloud operations"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Your name" help="Stands in the history of changes, and finds what is yours.">
        {(ids) => (
          <TextInput
            {...ids}
            value={setUp.actor}
            onChange={(event) => onChange({ actor: event.target.value })}
          />
        )}
      </Field>
      <Field label="Currency" help="Amounts are reported in it." error={problems.currency}>
        {(ids) => (
          <TextInput
            {...ids}
            value={setUp.currency}
            maxLength={3}
            onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
    </>
  );
}

export function CalendarStep({ setUp, onChange }: StepProps) {
  return (
    <>
      <Field label="Time zone" help="Weeks and days begin at midnight there.">
        {(ids) => <ZonePicker {...ids} value={setUp.zone} onChange={(zone) => onChange({ zone })} />}
      </Field>
      <Field label="Week begins on">
        {(ids) => (
          <Select
            {...ids}
            value={String(setUp.weekStart)}
            options={WEEKDAYS}
            onChange={(day) => onChange({ weekStart: Number(day) })}
          />
        )}
      </Field>
    </>
  );
}

export function TeamsStep({ setUp, problems, onChange }: StepProps) {
  const count = teamNames(setUp).length;
  return (
    <Field
      label="Teams"
      help={`One name a line.${count === 0 ? '' : count === 1 ? ' 1 team.' : ` ${count} teams.`}`}
      error={problems.teams}
    >
      {(ids) => (
        <TextArea
          {...ids}
          rows={8}
          value={setUp.teams}
          placeholder={'Payments\nPlatform\nSearch'}
          onChange={(event) => onChange({ teams: event.target.value })}
        />
      )}
    </Field>
  );
}
