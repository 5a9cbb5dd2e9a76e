import type { CheckDefinition, Level } from './check.ts';
import type { ScheduledCheck } from './evaluate.ts';

/** What a workspace sets for a check; `null` leaves it as it comes. */
export type CheckTerms = {
  check: string;
  level: Level | null;
  weight: number | null;
  /** Local date; announced before it. */
  countsFrom: string | null;
};

/** The checks as a workspace uses them: with its own level and weight, and from the day they count. */
export function withTerms(
  checks: readonly CheckDefinition[],
  terms: readonly CheckTerms[],
): ScheduledCheck[] {
  const own = new Map(terms.map((one) => [one.check, one]));
  return checks.map((check) => {
    const { level, weight, countsFrom } = own.get(check.key) ?? {};
    return {
      ...check,
      level: level ?? check.level,
      weight: weight ?? check.weight,
      ...(countsFrom == null ? {} : { countsFrom }),
    };
  });
}
