import { keptResult } from '#db/query/kept.ts';
import type { SloFacts } from '#db/slo/slo-queries.ts';
import type { SloInput } from '#shared/scorecard/check.ts';
import { attainment, budgetRemaining } from '#shared/slo/slo-math.ts';
import { complianceWindow, elapsedPart } from '#shared/time/window.ts';
import { contextKey, type ReviewContext } from '../review/context.ts';
import { sloFacts, sumsOverRanges } from '../review/slo-counts.ts';

type ByService = ReadonlyMap<string, readonly SloInput[]>;

/** The SLOs of each service on each of the days, in the order of the days. */
export function sloInputs(context: ReviewContext, days: readonly string[]): readonly ByService[] {
  const key = ['slo inputs', contextKey(context), days];
  return keptResult(context.workspace.connection, key, () => inputsOn(context, days));
}

function inputsOn(context: ReviewContext, days: readonly string[]): Map<string, SloInput[]>[] {
  const byService = days.map(() => new Map<string, SloInput[]>());
  const groups = Map.groupBy(
    sloFacts(context),
    ({ windowKind, windowDays }) => `${windowKind} ${windowDays}`,
  );
  for (const slos of groups.values()) addGroup(context, days, slos, byService);
  return byService;
}

/** SLOs with the same window terms are read together. */
function addGroup(
  context: ReviewContext,
  days: readonly string[],
  slos: readonly SloFacts[],
  byService: readonly Map<string, SloInput[]>[],
): void {
  const [terms] = slos;
  if (terms === undefined) return;
  const { zone } = context.calendar;
  const ranges = days.map((day) => {
    const window = complianceWindow(terms, day, zone);
    return elapsedPart(window, day, zone) ?? window;
  });
  const ids = slos.map(({ id }) => id);
  for (const [index, sumsOf] of sumsOverRanges(context, ids, ranges).entries()) {
    for (const { id, serviceId, objective } of slos) {
      const sums = sumsOf(id);
      const input = {
        objective,
        attainment: attainment(sums).value,
        remaining: budgetRemaining(sums, objective).value,
      };
      const known = byService[index]?.get(serviceId);
      if (known) known.push(input);
      else byService[index]?.set(serviceId, [input]);
    }
  }
}
