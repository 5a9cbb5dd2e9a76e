import { useQuery } from '@tanstack/react-query';
import { core } from '../../app/client.ts';
import { Field } from '../../design/field.tsx';
import { RefInput } from '../../records/ref-input.tsx';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

type Props = {
  label: string;
  help?: string | undefined;
  entity: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
};

/** Chooses one record by its name, or none. */
export function RecordChoice({ label, help, entity, value, onChange }: Props) {
  const { data } = useQuery({
    queryKey: ['chosen', entity, value],
    enabled: value !== undefined,
    queryFn: () => core.record.get({ entity, id: value ?? '' }),
    retry: false,
  });
  const name = data?.row.name ?? data?.row.title;
  // KPIs are named by their keys too, in slides that were imported.
  const unknown = value && UUID.test(value) ? 'Removed' : (value ?? '');
  const titles = value === undefined ? {} : { [value]: typeof name === 'string' ? name : unknown };
  return (
    <Field label={label} help={help}>
      {(ids) => (
        <RefInput
          {...ids}
          key={`${value} ${name}`}
          target={entity}
          titles={titles}
          value={value ?? null}
          onChange={(id) => onChange(id ?? undefined)}
        />
      )}
    </Field>
  );
}
