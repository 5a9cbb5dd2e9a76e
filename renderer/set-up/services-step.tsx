import { TIERS } from '#shared/service/service.ts';
import { Select } from '../design/select.tsx';
import { TextInput } from '../design/text-input.tsx';
import styles from './set-up.module.css';
import { type ServiceRow, teamNames } from './set-up-state.ts';
import type { StepProps } from './set-up-steps.tsx';

const TIER_CHOICES = TIERS.map((tier) => ({ value: String(tier), label: `Tier ${tier}` }));

/** A row for each service; another empty one appears as soon as the last is used. Pasted lines become rows. */
export function ServicesStep({ setUp, problems, onChange }: StepProps) {
  const teams = teamNames(setUp).map((name) => ({ value: name, label: name }));
  const { services } = setUp;
  const set = (id: number, part: Partial<ServiceRow>) =>
    onChange({ services: withEmptyRow(services.map((row) => (row.id === id ? { ...row, ...part } : row))) });
  const paste = (id: number, text: string) => {
    const names = text.split(/\r?\n/).flatMap((line) => line.split('\t')[0]?.trim() || []);
    const at = services.findIndex((row) => row.id === id);
    const next = nextId(services);
    const added = names.map((name, index): ServiceRow => ({ id: next + index, name, tier: 2, team: null }));
    onChange({ services: withEmptyRow([...services.slice(0, at), ...added, ...services.slice(at + 1)]) });
  };
  return (
    <div className={styles.rows}>
      {services.map(({ id, name, tier, team }, at) => (
        <div key={id} className={styles.row}>
          <TextInput
            aria-label={`Service ${at + 1}`}
            value={name}
            placeholder={at === 0 ? 'Checkout API' : ''}
            onChange={(event) => set(id, { name: event.target.value })}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text');
              if (!text.includes('\n')) return;
              event.preventDefault();
              paste(id, text);
            }}
          />
          <Select
            aria-label={`Tier of service ${at + 1}`}
            value={String(tier)}
            options={TIER_CHOICES}
            onChange={(chosen) => set(id, { tier: TIERS.find((one) => String(one) === chosen) ?? 2 })}
          />
          <Select
            aria-label={`Team of service ${at + 1}`}
            value={team}
            options={teams}
            placeholder={teams.length === 0 ? 'No teams yet' : 'No team'}
            isClearable
            disabled={teams.length === 0}
            onChange={(chosen) => set(id, { team: chosen })}
          />
        </div>
      ))}
      {problems.services && (
        <p role="alert" className={styles.error}>
          {problems.services}
        </p>
      )}
    </div>
  );
}

function withEmptyRow(rows: readonly ServiceRow[]): readonly ServiceRow[] {
  if (rows.at(-1)?.name.trim() === '') return rows;
  return [...rows, { id: nextId(rows), name: '', tier: 2, team: null }];
}

function nextId(rows: readonly ServiceRow[]): number {
  return Math.max(-1, ...rows.map(({ id }) => id)) + 1;
}
