import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { core } from '../app/client.ts';
import type { ComboItem } from '../design/combobox.tsx';

/**
 * Records to choose from for what is typed. Until they are found, those of the last search that have it in their names:
 * an Enter then takes none that was not asked for.
 */
export function useOptions(target: string, text: string): { found: readonly ComboItem[]; isBusy: boolean } {
  const { data, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['options', target, text],
    queryFn: ({ signal }) => core.record.options({ entity: target, text, limit: 50 }, { signal }),
    placeholderData: keepPreviousData,
  });
  const all = data ?? [];
  const wanted = text.trim().toLowerCase();
  const found = isPlaceholderData ? all.filter(({ title }) => title.toLowerCase().includes(wanted)) : all;
  return { found, isBusy: isFetching };
}
