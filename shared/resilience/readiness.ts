/**
 * Whether recovery has been shown to work. Sources: NIST SP 800-34r1 (contingency plan tests, RTO and RPO); ISO 22301
 * 8.5 (exercise programme); *Site Reliability Engineering* ch. 26: a backup that was never restored is not a backup.
 */
import { type Measured, measured, noData } from '../figure/figure.ts';
import { tally } from '../figure/tally.ts';
import { daysBetween } from '../time/week.ts';

/** An exercise; times in minutes, dates local. */
export type ExerciseRow = {
  id: string;
  kind: 'tabletop' | 'game-day' | 'failover' | 'restore';
  datastore: string | null;
  plannedOn: string | null;
  heldOn: string | null;
  rtoTargetMinutes: number | null;
  rpoTargetMinutes: number | null;
  rtoAchievedMinutes: number | null;
  rpoAchievedMinutes: number | null;
  outcome: 'passed' | 'partial' | 'failed' | null;
};

/** `met` and `missed` are judged, `unmeasured` is a target whose achieved time is missing, `none` has no target. */
export type ObjectiveState = 'met' | 'missed' | 'unmeasured' | 'none';

/** Whether the recovery time was within its target (the boundary is met). */
export function rtoState(row: Pick<ExerciseRow, 'rtoTargetMinutes' | 'rtoAchievedMinutes'>): ObjectiveState {
  return stateOf(row.rtoTargetMinutes, row.rtoAchievedMinutes);
}

/** Whether the data lost was within its target (the boundary is met). */
export function rpoState(row: Pick<ExerciseRow, 'rpoTargetMinutes' | 'rpoAchievedMinutes'>): ObjectiveState {
  return stateOf(row.rpoTargetMinutes, row.rpoAchievedMinutes);
}

/** What a service is to recover within, in minutes. */
export type RecoveryTargets = { rtoMinutes: number | null; rpoMinutes: number | null };

/**
 * An exercise as one of its services is judged by it: a target is the exercise's own, else the service's. A service's own
 * target judges only what was measured; an exercise that did not measure is not held against it.
 */
export function judgedFor<Row extends ExerciseRow>(
  row: Row,
  { rtoMinutes, rpoMinutes }: RecoveryTargets,
): Row {
  const { rtoTargetMinutes, rpoTargetMinutes, rtoAchievedMinutes, rpoAchievedMinutes } = row;
  return {
    ...row,
    rtoTargetMinutes: rtoTargetMinutes ?? (rtoAchievedMinutes === null ? null : rtoMinutes),
    rpoTargetMinutes: rpoTargetMinutes ?? (rpoAchievedMinutes === null ? null : rpoMinutes),
  };
}

/** Whether an exercise met its objectives. */
export type ExerciseVerdict = 'succeeded' | 'failed' | 'unknown';

/**
 * Whether an exercise that was held met its objectives. It failed when its outcome is not `passed` or a target was
 * missed; it is unknown when nothing says so but an outcome or an achieved time is missing.
 */
export function exerciseVerdict(row: ExerciseRow): ExerciseVerdict {
  const states = [rtoState(row), rpoState(row)];
  if (states.includes('missed') || row.outcome === 'partial' || row.outcome === 'failed') return 'failed';
  return row.outcome === null || states.includes('unmeasured') ? 'unknown' : 'succeeded';
}

/** How the disaster-recovery tests of a period went. */
export type DrTests = {
  /** Exercises that met their objectives / exercises due, a fraction. */
  success: Measured;
  /** Exercises held / exercises due, a fraction. */
  completion: Measured;
  overdueIds: readonly string[];
};

/**
 * Disaster-recovery tests (everything but restores) due in `[firstDay, lastDay]`, judged at the end of `asOf`. An
 * exercise is due on the day planned, without a plan on the day held. One that is due by `asOf` and was not held by then
 * did not succeed; one not yet due is left out. Held ones with an unknown verdict are excluded from `success` and counted.
 */
export function drTests(
  rows: readonly ExerciseRow[],
  period: { firstDay: string; lastDay: string },
  asOf: string,
): DrTests {
  const isHeld = ({ heldOn }: ExerciseRow) => heldOn !== null && heldOn <= asOf;
  const due = rows.filter((row) => {
    const day = row.plannedOn ?? row.heldOn;
    const isInPeriod = day !== null && day >= period.firstDay && day <= period.lastDay;
    return row.kind !== 'restore' && isInPeriod && (isHeld(row) || day <= asOf);
  });
  const held = due.filter(isHeld);
  const verdicts = held.map(exerciseVerdict);
  const left = tally();
  left.add('outcome or achieved time missing', verdicts.filter((verdict) => verdict === 'unknown').length);
  const judged = due.length - verdicts.filter((verdict) => verdict === 'unknown').length;
  const succeeded = verdicts.filter((verdict) => verdict === 'succeeded').length;
  const none = 'No exercise was due in the period.';
  return {
    success:
      judged === 0
        ? noData(due.length === 0 ? none : 'No exercise has a complete result.', left.list())
        : measured(succeeded / judged, judged, left.list()),
    completion: due.length === 0 ? noData(none) : measured(held.length / due.length, due.length),
    overdueIds: due.filter((row) => !isHeld(row)).map(({ id }) => id),
  };
}

/** A test restore is good for so many days, unless told otherwise. */
export const RESTORE_DAYS = 90;

/**
 * The critical datastores on a local date, by name: those that a restore was planned for or held on by then, or at no
 * known time.
 */
export function criticalDatastores(exercises: readonly ExerciseRow[], day: string): string[] {
  const known = exercises.filter((row) => row.kind === 'restore' && isKnownOn(row, day));
  return [...new Set(known.flatMap(({ datastore }) => datastore ?? []))].sort();
}

/** Whether an exercise was planned or held by a local date, or at no known time. */
export function isKnownOn(
  { plannedOn, heldOn }: Pick<ExerciseRow, 'plannedOn' | 'heldOn'>,
  day: string,
): boolean {
  if (heldOn !== null && heldOn <= day) return true;
  return plannedOn === null ? heldOn === null : plannedOn <= day;
}

/** Which datastores are known to be restorable; `share` is a fraction. */
export type RestoreValidation = {
  share: Measured;
  /** Datastores without a successful restore in time, by name. */
  missing: readonly string[];
};

/**
 * Critical datastores with a successful test restore in the `withinDays` days up to `asOf` / all critical datastores, a
 * fraction. `datastores` names them; names are compared as written. No data when none is named.
 */
export function restoreValidation(
  datastores: readonly string[],
  exercises: readonly ExerciseRow[],
  asOf: string,
  withinDays = RESTORE_DAYS,
): RestoreValidation {
  const names = [...new Set(datastores)].sort();
  const validated = new Set(
    exercises
      .filter(({ kind, heldOn }) => kind === 'restore' && isWithin(heldOn, asOf, withinDays))
      .filter((row) => exerciseVerdict(row) === 'succeeded')
      .map(({ datastore }) => datastore),
  );
  const missing = names.filter((name) => !validated.has(name));
  if (names.length === 0) return { share: noData('No critical datastore is named.'), missing };
  return { share: measured((names.length - missing.length) / names.length, names.length), missing };
}

function stateOf(target: number | null, achieved: number | null): ObjectiveState {
  if (target === null) return 'none';
  if (achieved === null) return 'unmeasured';
  return achieved <= target ? 'met' : 'missed';
}

function isWithin(heldOn: string | null, asOf: string, days: number): boolean {
  return heldOn !== null && heldOn <= asOf && daysBetween(heldOn, asOf) <= days;
}
