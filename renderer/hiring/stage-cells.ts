import type { RowOf } from '#shared/entity/entity.ts';
import type { pipelineCount } from '#shared/hiring/headcount-slot.ts';
import { STAGES, type Stage } from '#shared/hiring/pipeline.ts';
import { readEntry } from '#shared/kpi/entry.ts';
import type { Week } from '#shared/time/week.ts';
import type { RecordChange } from '../kpi/entry-model.ts';

/** How many candidates of a seat reached a stage in a week. Several records may lie in one week: then it is only shown. */
export type StageCell = { stage: Stage; week: Week; records: readonly RowOf<typeof pipelineCount>[] };

/** The cells of a seat: a row for each stage, a column for each week. */
export function stageCells(
  records: readonly RowOf<typeof pipelineCount>[],
  weeks: readonly Week[],
): StageCell[][] {
  return STAGES.map((stage) =>
    weeks.map((week) => ({
      stage,
      week,
      records: records.filter(
        (record) =>
          record.stage === stage && record.weekStart >= week.firstDay && record.weekStart <= week.lastDay,
      ),
    })),
  );
}

/** What a cell says; nothing where nothing was written down. */
export function stageText({ records }: StageCell): string {
  return records.length === 0 ? '' : String(records.reduce((sum, { count }) => sum + count, 0));
}

export function stageKey({ stage, week }: StageCell): string {
  return `${stage} ${week.key}`;
}

/** What writing a text into a cell does to the records; `null` when nothing changes. */
export function stageChange(
  slotId: string,
  { stage, week, records }: StageCell,
  text: string,
): { change: RecordChange | null } | { error: string } {
  if (records.length > 1) return { error: 'Several counts lie in this week; open them.' };
  const read = readEntry(text, { unit: 'count', currency: '' });
  if ('error' in read) return read;
  const { value } = read;
  if (value !== null && !(Number.isInteger(value) && value >= 0))
    return { error: 'Write a whole number of candidates.' };
  const [only] = records;
  const entity = 'pipelineCount';
  if (!only) {
    const values = { slotId, weekStart: week.firstDay, stage, count: value };
    return { change: value === null ? null : { entity, values } };
  }
  if (only.count === value) return { change: null };
  return {
    change: { entity, id: only.id, values: value === null ? null : { count: value } } as RecordChange,
  };
}
