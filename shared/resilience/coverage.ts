/**
 * Which services have shown that they recover. Sources as in `readiness.ts`; a critical service is exercised within 180
 * days and its backups restored within 90 (see the service scorecard).
 */
import { daysBetween } from '../time/week.ts';
import {
  type ExerciseRow,
  type ExerciseVerdict,
  exerciseVerdict,
  judgedFor,
  type ObjectiveState,
  RESTORE_DAYS,
  type RecoveryTargets,
  rpoState,
  rtoState,
} from './readiness.ts';

/** An exercise proves recovery for so many days. */
export const EXERCISE_DAYS = 180;
export const EXERCISE_KINDS = ['tabletop', 'game-day', 'failover', 'restore'] as const;
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

/** An exercise with the ids of the services it is about. */
export type CoverageExercise = ExerciseRow & { title: string; services: readonly string[] };
/** A service with its recovery objectives, in minutes. */
export type CoverageService = RecoveryTargets & { id: string; name: string; tier: number | null };

/** What one kind of exercise says of one service. */
export type CoverageCell = {
  kind: ExerciseKind;
  /** The last one held, `null` when none was. */
  last: CoverageExercise | null;
  verdict: ExerciseVerdict | null;
  rto: { state: ObjectiveState; target: number | null; achieved: number | null };
  rpo: { state: ObjectiveState; target: number | null; achieved: number | null };
  /** Days since it was held. */
  age: number | null;
  /** Held too long ago; `null` when none was held. */
  isStale: boolean | null;
  /** Planned by the day asked and not held. */
  overdue: readonly CoverageExercise[];
  /** The next one planned. */
  next: string | null;
  ids: readonly string[];
};

/** One service over all kinds of exercise. */
export type CoverageLine = {
  service: CoverageService;
  cells: readonly CoverageCell[];
  /** Some kind was held in time and met its objectives. */
  isProven: boolean;
};

/**
 * Each service with each kind of exercise, seen at the end of the local date `day`, in the order given. A target is the
 * exercise's own, else the service's.
 */
export function exerciseCoverage(
  services: readonly CoverageService[],
  exercises: readonly CoverageExercise[],
  day: string,
): CoverageLine[] {
  const byService = new Map<string, CoverageExercise[]>();
  for (const exercise of exercises)
    for (const id of exercise.services) {
      const list = byService.get(id);
      if (list) list.push(exercise);
      else byService.set(id, [exercise]);
    }
  return services.map((service) => {
    const own = byService.get(service.id) ?? [];
    const cells = EXERCISE_KINDS.map((kind) =>
      cellOf(
        kind,
        own.filter((exercise) => exercise.kind === kind),
        service,
        day,
      ),
    );
    const isProven = cells.some(({ verdict, isStale }) => verdict === 'succeeded' && isStale === false);
    return { service, cells, isProven };
  });
}

function cellOf(
  kind: ExerciseKind,
  own: readonly CoverageExercise[],
  service: CoverageService,
  day: string,
): CoverageCell {
  const isHeld = ({ heldOn }: CoverageExercise) => heldOn !== null && heldOn <= day;
  const last = own.filter(isHeld).reduce<CoverageExercise | null>(later, null);
  const judged = last && judgedFor(last, service);
  const waiting = own.filter((exercise) => !isHeld(exercise) && exercise.plannedOn !== null);
  const age = last?.heldOn ? daysBetween(last.heldOn, day) : null;
  const planned = waiting.flatMap(({ plannedOn }) =>
    plannedOn !== null && plannedOn >= day ? [plannedOn] : [],
  );
  return {
    kind,
    last,
    verdict: judged && exerciseVerdict(judged),
    rto: objective(judged && rtoState(judged), judged?.rtoTargetMinutes, judged?.rtoAchievedMinutes),
    rpo: objective(judged && rpoState(judged), judged?.rpoTargetMinutes, judged?.rpoAchievedMinutes),
    age,
    isStale: age === null ? null : age > (kind === 'restore' ? RESTORE_DAYS : EXERCISE_DAYS),
    overdue: waiting.filter(({ plannedOn }) => plannedOn !== null && plannedOn < day),
    next: planned.sort()[0] ?? null,
    ids: own.map(({ id }) => id),
  };
}

function objective(
  state: ObjectiveState | null,
  target: number | null | undefined,
  achieved: number | null | undefined,
): CoverageCell['rto'] {
  return { state: state ?? 'none', target: target ?? null, achieved: achieved ?? null };
}

function later(best: CoverageExercise | null, next: CoverageExercise): CoverageExercise {
  return best === null || (next.heldOn ?? '') > (best.heldOn ?? '') ? next : best;
}
