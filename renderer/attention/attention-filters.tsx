import { useMemo } from 'react';
import type { AttentionEntry } from '#shared/attention/attention-entry.ts';
import { findEntity } from '#shared/entities.ts';
import { severityMark } from '#shared/review/facts/words.ts';
import { Button } from '../design/button.tsx';
import { Select, type SelectOption } from '../design/select.tsx';
import styles from './attention-page.module.css';
import { type EntryFilters, NO_OWNER } from './entry-filters.ts';
import type { Owners } from './use-owners.ts';

type Props = {
  entries: readonly AttentionEntry[];
  filters: EntryFilters;
  owners: Owners;
  onChoose: (change: Partial<EntryFilters>) => void;
};

const SEVERITIES = ['High', 'Medium', 'Low'];

/** Narrows the list by what its entries have; each choice says how many there are. */
export function AttentionFilters({ entries, filters, owners, onChoose }: Props) {
  const loud = useMemo(() => entries.filter(({ quiet }) => quiet === null), [entries]);
  const choices = useMemo(() => {
    const names = new Map(loud.flatMap(({ owner }) => (owner ? [[owner.id, owner.name]] : [])));
    return {
      severity: counted(
        loud.map(({ severity }) => severityMark(severity).text),
        (word) => word,
      ).sort((a, b) => SEVERITIES.indexOf(a.value) - SEVERITIES.indexOf(b.value)),
      kind: counted(
        loud.map(({ entity }) => entity),
        (name) => findEntity(name)?.label ?? name,
      ),
      owner: counted(
        loud.map(({ owner }) => owner?.id ?? NO_OWNER),
        (id) => names.get(id) ?? 'No owner',
      ),
      team: counted(
        loud.flatMap((entry) => owners.of(entry).teamId ?? []),
        owners.teamName,
      ),
    };
  }, [loud, owners]);
  const select = (name: keyof EntryFilters, label: string) => (
    <Select
      size="s"
      aria-label={label}
      placeholder={label}
      isClearable
      value={filters[name]}
      options={choices[name]}
      onChange={(value) => onChoose({ [name]: value })}
    />
  );
  const isFiltered = Object.values(filters).some((value) => value !== null);
  return (
    <search className={styles.filters} aria-label="Filter the attention list">
      {select('severity', 'Severity')}
      {select('kind', 'Kind')}
      {select('owner', 'Owner')}
      {select('team', 'Team')}
      {isFiltered && (
        <Button
          size="s"
          variant="ghost"
          onClick={() => onChoose({ severity: null, kind: null, owner: null, team: null })}
        >
          Show all
        </Button>
      )}
    </search>
  );
}

/** The different values with how often each comes, by name. */
function counted(values: readonly string[], nameOf: (value: string) => string): SelectOption[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, list]) => ({ value, name: nameOf(value), n: list.length }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ value, name, n }) => ({ value, label: `${name} (${n})` }));
}
