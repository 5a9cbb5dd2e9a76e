import { datastoresOf } from '#db/kpi/stewardship-series.ts';
import {
  countExercises,
  type ExerciseQueryRow,
  exercisesAround,
  exercisesOverdue,
} from '#db/resilience/exercise-queries.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { drTests, exerciseVerdict, RESTORE_DAYS, restoreValidation } from '#shared/resilience/readiness.ts';
import type { AssuranceSection } from '#shared/review/sections.ts';
import { addDays, type Week } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { countFigure, LIST_LIMIT, NONE_WANTED } from './counts.ts';
import { trailingQuarter } from './periods.ts';
import { kpiTarget } from './targets.ts';

/** Exercises planned within so many days are listed with those of the quarter. */
const SOON_DAYS = 30;

type ExerciseRows = AssuranceSection['exercises'];

/** Exercises of the trailing quarter, those overdue and those soon to come; the overdue ones first. */
export function exercisesOf(context: ReviewContext): { rows: ExerciseRows; figures: Figure[] } {
  const { today, week, workspace } = context;
  const overdue = exercisesOverdue(workspace.connection, today);
  const { firstDay } = trailingQuarter(context, week);
  const around = exercisesAround(workspace.connection, { firstDay, lastDay: addDays(today, SOON_DAYS) });
  const late = new Set(overdue.map(({ id }) => id));
  const others = around.filter(({ id }) => !late.has(id)).sort(byDay);
  return {
    rows: [...overdue, ...others].slice(0, LIST_LIMIT).map((row) => rowOf(row, context, late.has(row.id))),
    figures: [overdueFigure(context, [...late]), successFigure(context), restoreFigure(context)],
  };
}

function rowOf(
  row: ExerciseQueryRow,
  { today, names }: ReviewContext,
  isOverdue: boolean,
): ExerciseRows[number] {
  const { id, name, key, kind, plannedOn } = row;
  const isHeld = row.heldOn !== null && row.heldOn <= today;
  const verdict = isHeld ? exerciseVerdict(row) : 'unknown';
  return {
    id,
    name,
    key,
    kind,
    plannedOn,
    heldOn: isHeld ? row.heldOn : null,
    outcome: isHeld ? row.outcome : null,
    isOverdue,
    meetsTargets: verdict === 'unknown' ? null : verdict === 'succeeded',
    owner: names.of('person', row.ownerId),
  };
}

function byDay(left: ExerciseQueryRow, right: ExerciseQueryRow): number {
  const day = ({ heldOn, plannedOn }: ExerciseQueryRow) => heldOn ?? plannedOn ?? '';
  return day(left) < day(right) ? 1 : day(left) > day(right) ? -1 : Number(left.id > right.id) || -1;
}

function overdueFigure({ previousWeek, workspace, period }: ReviewContext, ids: readonly string[]): Figure {
  const { connection } = workspace;
  const { exercises, planned } = countExercises(connection);
  const missing = exercises === 0 ? 'No exercises are recorded.' : 'No exercise has a planned day.';
  return countFigure({
    key: 'exercise.overdue',
    label: 'Exercises and restores overdue',
    period,
    entity: 'exercise',
    ids,
    reason: planned === 0 ? missing : null,
    n: planned,
    excluded: [{ reason: 'no planned day', n: exercises - planned }],
    target: NONE_WANTED,
    previous: exercisesOverdue(connection, previousWeek.lastDay).length,
  });
}

function successFigure(context: ReviewContext): Figure {
  const { week, previousWeek, today, workspace } = context;
  const testsOf = (of: Week, day: string) => {
    const span = trailingQuarter(context, of);
    const rows = exercisesAround(workspace.connection, span);
    return { rows, span, tests: drTests(rows, span, day) };
  };
  const { rows, span, tests } = testsOf(week, today);
  return toFigure({
    key: 'exercise.success-rate',
    label: 'Disaster-recovery exercises that met their objectives',
    unit: 'ratio',
    period: span.period,
    result: tests.success,
    lineage: [{ entity: 'exercise', ids: judgedIds(rows, span, today) }],
    target: kpiTarget(context, 'dr-test-success'),
    previous: testsOf(previousWeek, previousWeek.lastDay).tests.success.value,
  });
}

/** The exercises that `drTests` judges: each one on its own gives a result. */
function judgedIds(
  rows: readonly ExerciseQueryRow[],
  span: { firstDay: string; lastDay: string },
  day: string,
): string[] {
  return rows.filter((row) => drTests([row], span, day).success.value !== null).map(({ id }) => id);
}

function restoreFigure(context: ReviewContext): Figure {
  const { previousWeek, today, workspace, period } = context;
  const { connection } = workspace;
  const datastores = datastoresOf(connection, { kind: 'org' });
  const knownOn = (day: string) =>
    datastores.filter(({ since }) => since === null || since <= day).map(({ name }) => name);
  const restoresOn = (day: string) =>
    exercisesAround(connection, { firstDay: addDays(day, -RESTORE_DAYS), lastDay: day }).filter(
      ({ kind }) => kind === 'restore',
    );
  const rows = restoresOn(today);
  const before = previousWeek.lastDay;
  return toFigure({
    key: 'restore.validated',
    label: `Datastores with a successful test restore in ${RESTORE_DAYS} days`,
    unit: 'ratio',
    period,
    result: restoreValidation(knownOn(today), rows, today).share,
    lineage: [{ entity: 'exercise', ids: rows.map(({ id }) => id) }],
    target: kpiTarget(context, 'restore-validation'),
    previous: restoreValidation(knownOn(before), restoresOn(before), before).share.value,
  });
}
