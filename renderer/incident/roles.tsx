import { entities } from '#shared/entities.ts';
import type { AnyRow } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { attempt } from '../app/failure.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { useWorkspace } from '../app/queries.ts';
import { Field } from '../design/field.tsx';
import { strings } from '../format/field-text.ts';
import { updateRecord } from '../records/actions.ts';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import { RefInput, RefsInput } from '../records/ref-input.tsx';
import { textOf } from './incident-times.ts';
import styles from './roles.module.css';

const INCIDENT = entities.incident;
const LEADS = ['commanderId', 'opsLeadId', 'commsLeadId'] as const;

export const ROLE_FIELDS: readonly string[] = [...LEADS, 'experts'];

type Props = { row: AnyRow; titles: Titles };

/** Who does what in the incident; a choice is saved at once. */
export function Roles({ row, titles }: Props) {
  const { isReadOnly } = useWorkspace();
  const experts = strings(row.experts);
  const save = (values: Record<string, unknown>) =>
    void attempt(() => updateRecord(INCIDENT, row.id, values));
  return (
    <section className={panel.part} aria-label="Roles">
      <PartHead title="Roles" />
      <div className={styles.roles}>
        {LEADS.map((name) => (
          <Field key={name} label={INCIDENT.fields[name].label}>
            {(ids) =>
              isReadOnly ? (
                <People ids={[textOf(row[name])]} titles={titles} />
              ) : (
                <RefInput
                  {...ids}
                  target="person"
                  titles={titles}
                  value={textOf(row[name])}
                  onChange={(id) => save({ [name]: id })}
                />
              )
            }
          </Field>
        ))}
        <Field label={INCIDENT.fields.experts.label}>
          {(ids) =>
            isReadOnly ? (
              <People ids={experts} titles={titles} />
            ) : (
              <RefsInput
                {...ids}
                target="person"
                titles={titles}
                value={experts}
                onChange={(people) => save({ experts: people })}
              />
            )
          }
        </Field>
      </div>
    </section>
  );
}

function People({ ids, titles }: { ids: readonly (string | null)[]; titles: Titles }) {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return <p>—</p>;
  return (
    <p className={panel.many}>
      {known.map((id) => (
        <PageLink key={id} to={recordPath('person', id)}>
          {titles[id] ?? 'Unknown'}
        </PageLink>
      ))}
    </p>
  );
}
