import { quartersWithObjectives } from '#db/okr/okr-queries.ts';
import { type Alignment, alignObjectives } from '#shared/okr/alignment.ts';
import { gapToExpected, gradeOf } from '#shared/okr/progress.ts';
import type { OkrKeyResult, OkrObjective, OkrTree } from '#shared/okr/tree.ts';
import { monthsOfQuarter } from '#shared/time/month.ts';
import type { ReviewContext } from '../review/context.ts';
import { type KeyResult, lastDayLookedAt, type Quarter, quarterOn, viewOf } from '../review/okrs.ts';
import { quarterSpan, type Span } from '../review/periods.ts';

/**
 * The objectives of a quarter (`2026Q4`) with their alignment, as they stood at the end of the last day looked at or of
 * the quarter. Without a quarter, the one that day is in.
 */
export function okrTree(context: ReviewContext, quarter?: string): OkrTree {
  const span = spanOfQuarter(context, quarter);
  const { firstDay, lastDay } = span;
  const day = lastDayLookedAt(context, span);
  const now = quarterOn(context, span, day);
  const known = quartersWithObjectives(context.workspace.connection);
  const quarters = [...new Set([...known, span.quarter])].sort().reverse();
  return {
    quarter: span.quarter,
    firstDay,
    lastDay,
    asOf: day,
    isOver: context.today > lastDay,
    expected: now.expected,
    objectives: inTreeOrder(objectivesOf(now, context)),
    quarters,
  };
}

/** The days of a quarter (`2026Q4`); without one, of the quarter that the last day looked at is in. */
export function spanOfQuarter(context: ReviewContext, quarter?: string): Span & { quarter: string } {
  if (quarter === undefined) return quarterSpan(context, context.today);
  const months = monthsOfQuarter(quarter.replace('Q', '-Q'), context.settings.fiscalYearEndMonth);
  return quarterSpan(context, `${months[0]}-01`);
}

function objectivesOf({ objectives, expected }: Quarter, context: ReviewContext): OkrObjective[] {
  const aligned = alignObjectives(
    objectives.map(({ row: { id, parentId }, progress, status }) => ({ id, parentId, progress, status })),
  );
  return objectives.flatMap(({ row, keyResults, progress, status }, index) => {
    const alignment: Alignment | undefined = aligned[index];
    if (!alignment) return [];
    const isRolledUp = keyResults.length === 0 && alignment.childIds.length > 0;
    const shown = isRolledUp ? alignment : { progress, status };
    const { value, reason = null } = shown.progress;
    return {
      id: row.id,
      name: row.name,
      key: row.key,
      owner: context.names.of('person', row.ownerId),
      team: context.names.of('team', row.teamId),
      state: row.status,
      parentId: alignment.parentId,
      depth: alignment.depth,
      problem: alignment.problem ?? null,
      progress: value,
      reason,
      isRolledUp,
      status: shown.status,
      grade: gradeOf(value),
      gap: gapToExpected(value, expected),
      confidence: lowest(keyResults.map((result) => result.row.confidence)),
      keyResults: keyResults.map((result) => keyResultOf(result, expected, context)),
    };
  });
}

function keyResultOf(result: KeyResult, expected: number, context: ReviewContext): OkrKeyResult {
  const { row, progress, status } = result;
  return {
    ...viewOf(result, context),
    kind: row.kind,
    isFed: row.isFed === 1,
    weight: row.weight,
    checkIns: row.checkIns,
    status,
    grade: gradeOf(progress),
    gap: gapToExpected(progress, expected),
  };
}

/** Depth first; objectives of one parent in the order of their keys. */
function inTreeOrder(objectives: readonly OkrObjective[]): OkrObjective[] {
  const byParent = Map.groupBy(objectives, ({ parentId }) => parentId);
  const below = (parentId: string | null): OkrObjective[] =>
    (byParent.get(parentId) ?? [])
      .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'en', { numeric: true }))
      .flatMap((objective) => [objective, ...below(objective.id)]);
  return below(null);
}

function orderOf({ key, name }: OkrObjective): string {
  return key ?? name;
}

function lowest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
