import { useMemo } from 'react';
import { useWorkspace } from '../app/queries.ts';
import { currencyOf, type FieldContext } from '../format/field-text.ts';

/** How values of a record are written here: in the workspace's zone, in the record's currency. */
export function useFieldContext(row: Record<string, unknown> = {}): FieldContext {
  const { zone, currency, unit, grain } = fieldContext(row, useWorkspace().settings);
  return useMemo(() => ({ zone, currency, unit, grain }), [zone, currency, unit, grain]);
}

/** The same outside of a component. */
export function fieldContext(
  row: Record<string, unknown>,
  { zone, currency }: { zone: string; currency: string },
): FieldContext {
  return {
    zone,
    currency: currencyOf(row, currency),
    unit: textOf(row.unit),
    grain: textOf(row.grain),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
