import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Filter } from '#shared/record/list-query.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { core } from '../app/client.ts';
import { MultiCombobox } from '../design/combobox.tsx';

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
  const { data, isFetching } = useQuery({
    queryKey: ['options', target, text],
    queryFn: ({ signal }) => core.record.options({ entity: target, text, limit: 50 }, { signal }),
    placeholderData: keepPreviousData,
  });
  const ids = Array.isArray(value) ? value.map(String) : [];
  return (
    <MultiCombobox
      aria-label="Value"
      value={ids.map((id) => ({
        id,
        title: titles[id] ?? data?.find((one) => one.id === id)?.title ?? 'Unknown',
      }))}
      onChange={(items) => {
        onNames({ ...titles, ...Object.fromEntries(items.map(({ id, title }) => [id, title])) });
        onChange(items.map(({ id }) => id));
      }}
      found={data ?? []}
      onSearch={setText}
      isBusy={isFetching}
      placeholder="Search…"
    />
  );
}
