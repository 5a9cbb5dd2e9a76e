import { useMemo } from 'react';
import { useWorkspace } from '../app/queries.ts';
import { currencyOf, type FieldContext } from '../format/field-text.ts';

/** How values of a record are written here: in the workspace's zone, in the record's currency. */
export function useFieldContext(row: Record<string, unknown> = {}): FieldContext {
  const { zone, currency } = useWorkspace().settings;
  const own = currencyOf(row, currency);
  const unit = typeof row.unit === 'string' ? row.unit : undefined;
  return useMemo(() => ({ zone, currency: own, unit }), [zone, own, unit]);
}
