import { useState } from 'react';
import type { Filter } from '#shared/record/list-query.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { MultiCombobox } from '../design/combobox.tsx';
import { useOptions } from './use-options.ts';

type Props = {
  target: string;
  titles: Titles;
  value: Filter['value'];
  onChange: (ids: string[]) => void;
  /** The names of what is chosen, for the filter's chip. */
  onNames: (names: Titles) => void;
};

export function FilterRefs({ target, titles, value, onChange, onNames }: Props) {
  const [text, setText] = useState('');
  const { found, isBusy } = useOptions(target, text);
  const ids = Array.isArray(value) ? value.map(String) : [];
  return (
    <MultiCombobox
      aria-label="Value"
      value={ids.map((id) => ({
        id,
        title: titles[id] ?? found.find((one) => one.id === id)?.title ?? 'Unknown',
      }))}
      onChange={(items) => {
        onNames({ ...titles, ...Object.fromEntries(items.map(({ id, title }) => [id, title])) });
        onChange(items.map(({ id }) => id));
      }}
      found={found}
      onSearch={setText}
      isBusy={isBusy}
      placeholder="Search…"
    />
  );
}
