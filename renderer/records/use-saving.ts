import { useState } from 'react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import { failureText } from '../app/failure.ts';
import { createRecord, updateRecord } from './actions.ts';

/** How a form saves `row`, or a new record: `save` gives back what was saved, and `failure` is why nothing was. */
export function useSaving(entity: Entity, row: AnyRow | undefined) {
  // What is as it was is no change, of which there would be nothing to undo.
  const isSaved = (values: Record<string, unknown>) =>
    Object.entries(values).every(([name, value]) => JSON.stringify(value) === JSON.stringify(row?.[name]));
  const [failure, setFailure] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const save = async (values: Record<string, unknown>): Promise<AnyRow | undefined> => {
    if (row && isSaved(values)) return row;
    setSaving(true);
    try {
      return row ? await updateRecord(entity, row.id, values) : await createRecord(entity, values);
    } catch (error) {
      setFailure(failureText(error));
      return undefined;
    } finally {
      setSaving(false);
    }
  };
  return { failure, setFailure, isSaving, save };
}
