import { useMemo } from 'react';
import { type Exchange, exchangeTo } from '#shared/cost/exchange.ts';
import { currencyRate } from '#shared/workspace/records.ts';
import { useWorkspace } from '../../app/queries.ts';
import { useEvery } from './use-all-rows.ts';

/** Turns amounts into the workspace's currency at its dated rates; `null` until they are read. */
export function useExchange(): Exchange | null {
  const { currency } = useWorkspace().settings;
  const { rows, isPending } = useEvery(currencyRate);
  return useMemo(() => (isPending ? null : exchangeTo(currency, rows)), [isPending, currency, rows]);
}
