import {
  type KeyResultQueryRow,
  keyResultsOf,
  type ObjectiveQueryRow,
  objectivesOf,
} from '#db/okr/okr-queries.ts';
import { type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { isAbove, mean } from '#shared/figure/statistics.ts';
import { tally } from '#shared/figure/tally.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { alignObjectives } from '#shared/okr/alignment.ts';
import {
  expectedProgress,
  gapToExpected,
  gradeOf,
  type KeyResultStatus,
  keyResultProgress,
  keyResultStatus,
  objectiveProgress,
  weakestStatus,
} from '#shared/okr/progress.ts';
import type { KeyResultRowView, ObjectiveRow, OkrSection } from '#shared/review/sections.ts';
import { addDays } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { countOf, type SectionResult } from './counts.ts';
import { quarterSpan, type Span } from './periods.ts';

/** A key result without a check-in for so long is stale. */
const STALE_DAYS = 14;

/** A quarter's objectives and key results as they stood at the end of a day. */
export type Quarter = {
  expected: number;
  objectives: readonly Objective[];
  keyResults: readonly KeyResult[];
};
export type KeyResult = { row: KeyResultQueryRow; progress: number | null; status: KeyResultStatus };
type Objective = {
  row: ObjectiveQueryRow;
  keyResults: readonly KeyResult[];
  progress: Measured;
  status: KeyResultStatus;
};

/** The objectives of the quarter that the last day looked at is in, as they stood then. */
export function okrSection(context: ReviewContext): SectionResult<OkrSection> {
  const span = quarterSpan(context, context.today);
  const now = quarterOn(context, span, context.today);
  return {
    section: { quarter: span.quarter, expected: now.expected, rows: rowsOf(now, context) },
    figures: okrFigures(context, span, { now }),
  };
}

/** The objectives of `span` at the end of the local date `day`. */
export function quarterOn(
  { workspace }: ReviewContext,
  span: Span & { quarter: string },
  day: string,
): Quarter {
  const expected = expectedProgress(span, day);
  const keyResults = keyResultsOf(workspace.connection, span.quarter, day).map((row): KeyResult => {
    const progress = keyResultProgress(row).value;
    return { row, progress, status: keyResultStatus(progress, expected) };
  });
  const byObjective = Map.groupBy(keyResults, ({ row }) => row.objectiveId);
  const objectives = objectivesOf(workspace.connection, span.quarter).map((row): Objective => {
    const own = byObjective.get(row.id) ?? [];
    return {
      row,
      keyResults: own,
      progress: objectiveProgress(own.map((keyResult) => keyResult.row)),
      status: weakestStatus(own.map(({ status }) => status)),
    };
  });
  return { expected, objectives, keyResults };
}

/** An objective without key results of its own shows what rolls up from those aligned to it. */
function rowsOf({ objectives }: Quarter, context: ReviewContext): ObjectiveRow[] {
  const aligned = alignObjectives(
    objectives.map(({ row: { id, parentId }, progress, status }) => ({ id, parentId, progress, status })),
  );
  return objectives.map(({ row, keyResults, progress, status }, index) => {
    const shown = keyResults.length > 0 ? { progress, status } : (aligned[index] ?? { progress, status });
    return {
      id: row.id,
      name: row.name,
      key: row.key,
      owner: context.names.of('person', row.ownerId),
      team: context.names.of('team', row.teamId),
      parentId: row.parentId,
      progress: shown.progress.value,
      grade: gradeOf(shown.progress.value),
      status: shown.status,
      keyResults: keyResults.map((keyResult) => viewOf(keyResult, context)),
    };
  });
}

/** A key result as sections and pages show it. */
export function viewOf({ row, progress, status }: KeyResult, { names }: ReviewContext): KeyResultRowView {
  return {
    id: row.id,
    name: row.name,
    start: row.startValue,
    target: row.targetValue,
    current: row.currentValue,
    unit: row.unit,
    progress,
    confidence: row.confidence,
    previousConfidence: row.previousConfidence,
    status,
    lastCheckIn: row.lastCheckIn,
    owner: names.of('person', row.ownerId),
  };
}

/** The last day of a quarter that has happened, or its last one. */
export function lastDayLookedAt(
  { today }: Pick<ReviewContext, 'today'>,
  { lastDay }: Pick<Span, 'lastDay'>,
): string {
  return today < lastDay ? today : lastDay;
}

type Scope = {
  /** Only the objectives of this team. */
  teamId?: string | null;
  /** The quarter as it stands, where it is known already. */
  now?: Quarter;
};

/** How a quarter's objectives stand together. */
export function okrFigures(
  context: ReviewContext,
  span: Span & { quarter: string },
  { teamId = null, now: known }: Scope = {},
): Figure[] {
  const of = (quarter: Quarter) => (teamId === null ? quarter : ofTeam(quarter, teamId));
  const day = lastDayLookedAt(context, span);
  const now = of(known ?? quarterOn(context, span, day));
  const dayBefore = context.previousWeek.lastDay;
  // Progress of another quarter's objectives is no earlier value of this one's, and a quarter that is over stays as it is.
  const hasBefore = dayBefore >= span.firstDay && dayBefore < day;
  const before = hasBefore ? of(quarterOn(context, span, dayBefore)) : null;
  const gap = context.settings.attention.keyResultGap;
  const results = (quarter: Quarter, day: string) => ({
    progress: meanProgress(quarter),
    expected: expectedOf(quarter),
    behind: behindOf(quarter, gap),
    stale: staleOf(quarter, span.firstDay, day),
  });
  const current = results(now, day);
  const earlier = before && results(before, dayBefore);
  const { period } = span;
  const objectives = { entity: 'objective', ids: current.progress.ids };
  return [
    toFigure({
      key: 'okr.progress',
      label: 'OKR progress',
      unit: 'ratio',
      result: current.progress.result,
      period,
      lineage: [objectives],
      previous: earlier?.progress.result.value,
    }),
    toFigure({
      key: 'okr.expected',
      label: 'Share of the quarter that has passed',
      unit: 'ratio',
      result: current.expected,
      period,
      lineage: [{ entity: 'objective', ids: now.objectives.map(({ row }) => row.id) }],
      previous: earlier?.expected.value,
    }),
    toFigure({
      key: 'okr.behind',
      label: `Key results more than ${Math.round(gap * 100)} points behind`,
      unit: 'count',
      result: current.behind.result,
      period,
      lineage: [{ entity: 'keyResult', ids: current.behind.ids }],
      previous: earlier?.behind.result.value,
    }),
    toFigure({
      key: 'okr.stale',
      label: 'Key results without a check-in for two weeks',
      unit: 'count',
      result: current.stale.result,
      period,
      lineage: [{ entity: 'keyResult', ids: current.stale.ids }],
      previous: earlier?.stale.result.value,
    }),
  ];
}

type WithIds = { result: Measured; ids: readonly string[] };

function ofTeam({ expected, objectives, keyResults }: Quarter, teamId: string): Quarter {
  const own = objectives.filter(({ row }) => row.teamId === teamId);
  const ids = new Set(own.map(({ row }) => row.id));
  return {
    expected,
    objectives: own,
    keyResults: keyResults.filter(({ row }) => ids.has(row.objectiveId)),
  };
}

/** The mean over objectives with key results that have progress; the others are counted out. */
function meanProgress({ objectives }: Quarter): WithIds {
  const known = objectives.flatMap(({ row, progress }) =>
    progress.value === null ? [] : [{ id: row.id, value: progress.value }],
  );
  const excluded = [{ reason: 'objective without progress', n: objectives.length - known.length }];
  const value = mean(known.map((entry) => entry.value));
  if (value !== null)
    return { result: measured(value, known.length, excluded), ids: known.map(({ id }) => id) };
  const left = excluded.filter(({ n }) => n > 0);
  return { result: objectives.length === 0 ? noObjectives() : noData(NO_PROGRESS, left), ids: [] };
}

function expectedOf({ objectives, expected }: Quarter): Measured {
  return objectives.length === 0 ? noObjectives() : measured(expected, objectives.length);
}

/** Key results whose progress is behind the elapsed share of the quarter by more than the workspace's limit. */
function behindOf({ objectives, keyResults, expected }: Quarter, limit: number): WithIds {
  const known = keyResults.filter(({ progress }) => progress !== null);
  const excluded = [{ reason: 'key result without progress', n: keyResults.length - known.length }];
  const behind = known.filter(({ progress }) => isAbove(gapToExpected(progress, expected) ?? 0, limit));
  const reason = objectives.length === 0 ? NO_OBJECTIVES : known.length === 0 ? NO_PROGRESS : null;
  return {
    result: countOf(behind.length, reason, excluded, known.length),
    ids: behind.map(({ row }) => row.id),
  };
}

/** A key result is due its first check-in two weeks into the quarter. One that a KPI feeds, or of a done objective, needs none. */
function staleOf({ objectives, keyResults }: Quarter, firstDay: string, day: string): WithIds {
  const done = new Set(objectives.flatMap(({ row }) => (row.status === 'done' ? [row.id] : [])));
  const left = tally();
  const asked = keyResults.filter(({ row }) => {
    if (done.has(row.objectiveId)) left.add('objective done');
    else if (row.isFed === 1) left.add('fed by a KPI');
    else return true;
    return false;
  });
  const latest = addDays(day, -STALE_DAYS);
  const beforeQuarter = addDays(firstDay, -1);
  const stale = asked.filter(({ row }) => (row.lastCheckIn ?? beforeQuarter) <= latest);
  const reason =
    objectives.length === 0 ? NO_OBJECTIVES : asked.length === 0 ? 'No key result needs check-ins.' : null;
  return {
    result: countOf(stale.length, reason, left.list(), asked.length),
    ids: stale.map(({ row }) => row.id),
  };
}

const NO_OBJECTIVES = 'No objectives are set for the quarter.';
const NO_PROGRESS = 'No key result has progress yet.';

function noObjectives(): Measured {
  return noData(NO_OBJECTIVES);
}
