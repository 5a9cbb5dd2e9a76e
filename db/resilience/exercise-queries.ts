import { type ExerciseRow, judgedFor, type RecoveryTargets } from '#shared/resilience/readiness.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type ExerciseQueryRow = ExerciseRow & { key: string | null; name: string; ownerId: string | null };
type JudgedRow = ExerciseQueryRow & RecoveryTargets;

/**
 * The strictest targets of the services of an exercise, whose id is in the column: they judge one that has none of its
 * own (see `judgedFor`). `which` narrows the services.
 */
export const targetsOfServices = (id: string, which = 'TRUE') => {
  const least = (column: string) => `(SELECT min(s.${column}) FROM exercise_services l
    JOIN service s ON s.id = l.target_id WHERE l.owner_id = ${id} AND ${which})`;
  return `${least('rto_minutes')} AS rtoMinutes, ${least('rpo_minutes')} AS rpoMinutes`;
};

const ROW = `
  SELECT id, key, title AS name, kind, datastore, planned_on AS plannedOn, held_on AS heldOn,
    rto_target_minutes AS rtoTargetMinutes, rpo_target_minutes AS rpoTargetMinutes,
    rto_achieved_minutes AS rtoAchievedMinutes, rpo_achieved_minutes AS rpoAchievedMinutes, outcome,
    owner_id AS ownerId, ${targetsOfServices('exercise.id')}
  FROM exercise`;

// UNION, not OR: each branch has its index, and an exercise that both find comes once.
const AROUND = `
  ${ROW} WHERE planned_on BETWEEN :firstDay AND :lastDay UNION
  ${ROW} WHERE held_on BETWEEN :firstDay AND :lastDay ORDER BY id`;

const NOT_HELD = `
  ${ROW} WHERE held_on IS NULL AND planned_on < :day UNION ALL
  ${ROW} WHERE held_on > :day AND planned_on < :day ORDER BY planned_on, id`;

const COUNTS = 'SELECT count(*) AS exercises, count(planned_on) AS planned FROM exercise';

/** Exercises planned or held from one local date to another, as their services are judged by them. */
export function exercisesAround(
  connection: Connection,
  period: { firstDay: string; lastDay: string },
): readonly ExerciseQueryRow[] {
  return kept<[typeof period], JudgedRow>(connection, AROUND).all(period).map(judged);
}

/** Exercises planned before the local date `day` and not held by its end, longest overdue first. */
export function exercisesOverdue(connection: Connection, day: string): readonly ExerciseQueryRow[] {
  return kept<[{ day: string }], JudgedRow>(connection, NOT_HELD).all({ day }).map(judged);
}

/** How many exercises there are, and how many have a planned day. */
export function countExercises(connection: Connection): { exercises: number; planned: number } {
  return (
    kept<[], { exercises: number; planned: number }>(connection, COUNTS).get() ?? {
      exercises: 0,
      planned: 0,
    }
  );
}

function judged(row: JudgedRow): ExerciseQueryRow {
  return judgedFor(row, row);
}
