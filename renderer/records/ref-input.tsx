import { useState } from 'react';
import type { Titles } from '#shared/record/record-view.ts';
import { Combobox, type ComboItem, MultiCombobox } from '../design/combobox.tsx';
import type { FieldIds } from '../design/field.tsx';
import { useOptions } from './use-options.ts';

type Shared = Partial<FieldIds> & {
  target: string;
  titles: Titles;
  placeholder?: string;
  'aria-label'?: string | undefined;
};

/** Chooses the record a field refers to, by searching their titles. */
export function RefInput({
  target,
  titles,
  value,
  onChange,
  placeholder = 'Search…',
  ...ids
}: Shared & { value: string | null; onChange: (id: string | null) => void }) {
  const { found, onSearch, isBusy, known } = useNamedOptions(target, titles);
  return (
    <Combobox
      {...ids}
      value={value === null ? null : known(value)}
      onChange={(item) => onChange(item?.id ?? null)}
      found={found}
      onSearch={onSearch}
      isBusy={isBusy}
      placeholder={placeholder}
    />
  );
}

/** Chooses several records. */
export function RefsInput({
  target,
  titles,
  value,
  onChange,
  placeholder = 'Search…',
  ...ids
}: Shared & { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const { found, onSearch, isBusy, known } = useNamedOptions(target, titles);
  return (
    <MultiCombobox
      {...ids}
      value={value.map(known)}
      onChange={(items) => onChange(items.map(({ id }) => id))}
      found={found}
      onSearch={onSearch}
      isBusy={isBusy}
      placeholder={placeholder}
    />
  );
}

function useNamedOptions(target: string, titles: Titles) {
  const [text, onSearch] = useState('');
  // Names seen once stay known, so that a chosen record keeps its name when the search moves on.
  const [seen] = useState(() => new Map<string, ComboItem>());
  const { found, isBusy } = useOptions(target, text);
  for (const item of found) seen.set(item.id, item);
  const known = (id: string): ComboItem => seen.get(id) ?? { id, title: titles[id] ?? 'Unknown' };
  return { found, onSearch, isBusy, known };
}
