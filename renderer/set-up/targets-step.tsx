import type { KpiDefinition } from '#shared/kpi/definition.ts';
import { Field } from '../design/field.tsx';
import { TextInput } from '../design/text-input.tsx';
import styles from './set-up.module.css';
import { TARGET_KPIS } from './set-up-state.ts';
import type { StepProps } from './set-up-steps.tsx';

/** The targets that the built-in KPIs come with. */
export function TargetsStep({ setUp, problems, onChange }: StepProps) {
  return (
    <div className={styles.targets}>
      {TARGET_KPIS.map((kpi) => (
        <Field key={kpi.key} label={kpi.name} error={problems[kpi.key]}>
          {(ids) => (
            <TextInput
              {...ids}
              value={setUp.targets[kpi.key] ?? ''}
              unit={unitOf(kpi)}
              title={kpi.definition}
              onChange={(event) => onChange({ targets: { ...setUp.targets, [kpi.key]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function unitOf({ unit, direction }: KpiDefinition): string {
  const word = unit === 'ratio' ? '%' : unit === 'minutes' ? 'min' : unit === 'burn' ? '×' : '';
  return `${word} or ${direction === 'higher' ? 'more' : 'less'}`.trim();
}
