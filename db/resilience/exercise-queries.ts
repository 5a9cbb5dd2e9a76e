import type { ExerciseRow } from '#shared/resilience/readiness.ts';
import type { Connection } from '../file/connection.ts';
import { kept } from '../query/kept.ts';

export type ExerciseQueryRow = ExerciseRow & { key: string | null; name: string; ownerId: string | null };

const ROW = `
  SELECT id, key, title AS name, kind, datastore, planned_on AS plannedOn, held_on AS heldOn,
    rto_target_minutes AS rtoTargetMinutes, rpo_target_minutes AS rpoTargetMinutes,
    rto_achieved_minutes AS rtoAchievedMinutes, rpo_achieved_minutes AS rpoAchievedMinutes, outcome,
    owner_id AS ownerId
  FROM exercise`;

// UNION, not OR: each branch has its index, and an exercise that both find comes once.
const AROUND = `
  ${ROW} WHERE planned_on BETWEEN :firstDay AND :lastDay UNION
  ${ROW} WHERE held_on BETWEEN :firstDay AND :lastDay ORDER BY id`;

const NOT_HELD = `
  ${ROW} WHERE held_on IS NULL AND planned_on < :day UNION ALL
  ${ROW} WHERE held_on > :day AND planned_on < :day ORDER BY planned_on, id`;

const COUNTS = 'SELECT count(*) AS exercises, count(planned_on) AS planned FROM exercise';

/** Exercises planned or held from one local date to another. */
export function exercisesAround(
  connection: Connection,
  period: { firstDay: string; lastDay: string },
): readonly ExerciseQueryRow[] {
  return kept<[typeof period], ExerciseQueryRow>(connection, AROUND).all(period);
}

/** Exercises planned before the local date `day` and not held by its end, longest overdue first. */
export function exercisesOverdue(connection: Connection, day: string): readonly ExerciseQueryRow[] {
  return kept<[{ day: string }], ExerciseQueryRow>(connection, NOT_HELD).all({ day });
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
