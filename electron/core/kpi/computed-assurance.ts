import type { KpiScope } from '#db/kpi/periods.ts';
import {
  datastoresOf,
  exceptionSeries,
  exercisesOf,
  postureParts,
  runbooksOf,
} from '#db/kpi/stewardship-series.ts';
import { measured } from '#shared/figure/figure.ts';
import { drTests, type ExerciseRow, RESTORE_DAYS, restoreValidation } from '#shared/resilience/readiness.ts';
import { POSTURE_DAYS, patchCompliance } from '#shared/security/patch-compliance.ts';
import { runbookCoverage } from '#shared/service/runbook.ts';
import { addDays } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { type ComputedKpi, EVERY_SCOPE, none, plain, shareOf } from './measure.ts';
import { remembered } from './memo.ts';
import type { KpiPeriod } from './periods.ts';

const ALL_TIERS = [1, 2, 3, 4];

/**
 * Runbooks reviewed in time at the end of each period; see `runbookCoverage`. Only the newest review of a runbook is
 * kept, so a period after which one was reviewed again cannot be told any more and has no value.
 */
export const runbookKpi: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'runbook',
  restsOn: 'period',
  series: (context, scope, periods) => {
    const tiers = scope.kind === 'service' ? ALL_TIERS : [1];
    const rows = runbooksOf(context.workspace.connection, scope);
    const counted = rows.filter(({ tier }) => tier !== null && tiers.includes(tier));
    return periods.map(({ lastDay }) => {
      const isReviewedSince = counted.some(({ runbookReviewedOn: day }) => day !== null && day > lastDay);
      if (isReviewedSince) return none('Runbooks were reviewed again since; earlier reviews are not kept.');
      const withinDays = context.settings.runbookMaxAgeDays;
      return shareOf(runbookCoverage(rows, lastDay, { tiers, withinDays }));
    });
  },
  lineage: ({ workspace: { connection } }, scope) => {
    const isCounted = (tier: number | null) => tier === 1 || (scope.kind === 'service' && tier !== null);
    const rows = runbooksOf(connection, scope).filter(({ tier }) => isCounted(tier));
    return [{ entity: 'service', ids: rows.map(({ id }) => id) }];
  },
};

/** Recovery exercises that met their objectives of those due in the period; see `drTests`. */
export const recoveryTests: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'exercise',
  restsOn: 'today',
  series: (context, scope, periods) => {
    const rows = exercisesIn(context, scope, periods, 0);
    return periods.map((period) => shareOf(drTests(rows, period, context.today).success));
  },
  lineage: (context, scope, period) => {
    const isDue = ({ kind, plannedOn, heldOn }: ExerciseRow) => {
      const day = plannedOn ?? heldOn;
      return kind !== 'restore' && day !== null && day >= period.firstDay && day <= period.lastDay;
    };
    const rows = exercisesIn(context, scope, [period], 0).filter(isDue);
    return [{ entity: 'exercise', ids: rows.map(({ id }) => id) }];
  },
};

/**
 * Datastores with a successful restore in the 90 days up to the end of each period; see `restoreValidation`. The
 * critical ones are those that restores are planned for or were held on by then.
 */
export const restores: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'exercise',
  restsOn: 'period',
  series: (context, scope, periods) => {
    const datastores = datastoresOf(context.workspace.connection, scope);
    const rows = exercisesIn(context, scope, periods, RESTORE_DAYS);
    return periods.map(({ lastDay }) => {
      const known = datastores.filter(({ since }) => since === null || since <= lastDay);
      const names = known.map(({ name }) => name);
      return shareOf(restoreValidation(names, rows, lastDay).share);
    });
  },
  lineage: (context, scope, period) => {
    const since = addDays(period.lastDay, -RESTORE_DAYS);
    const rows = exercisesIn(context, scope, [period], RESTORE_DAYS).filter(
      ({ kind, heldOn }) =>
        kind === 'restore' && heldOn !== null && heldOn >= since && heldOn <= period.lastDay,
    );
    return [{ entity: 'exercise', ids: rows.map(({ id }) => id) }];
  },
};

function exercisesIn(
  context: ReviewContext,
  scope: KpiScope,
  periods: readonly KpiPeriod[],
  daysBefore: number,
): readonly ExerciseRow[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const range = { firstDay: addDays(first.firstDay, -daysBefore), lastDay: last.lastDay };
  return exercisesOf(context.workspace.connection, scope, range);
}

/** Assets within their patching deadline by the newest counts at the end of each period; see `patchCompliance`. */
export const patching: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'posture',
  restsOn: 'period',
  series: (context, scope, periods) => {
    const rows = posturesIn(context, scope, periods);
    return periods.map(({ key, lastDay }) => {
      const found = rows.get(key) ?? [];
      const result = patchCompliance(found, lastDay);
      if (result.value === null) return plain(result);
      const used = found.filter((row) => isUsed(row, lastDay));
      const assets = used.reduce((sum, row) => sum + row.assets, 0);
      const within = used.reduce((sum, row) => sum + row.assetsWithinSla, 0);
      return { ...result, numerator: within, denominator: assets };
    });
  },
  lineage: (context, scope, period) => {
    const rows = posturesIn(context, scope, [period]).get(period.key) ?? [];
    const used = rows.filter((row) => isUsed(row, period.lastDay));
    return [{ entity: 'posture', ids: used.map(({ id }) => id) }];
  },
};

type Posture = ReturnType<typeof postureParts>[number];

function posturesIn(context: ReviewContext, scope: KpiScope, periods: readonly KpiPeriod[]) {
  return remembered(context, ['postures', scope, periods.map(({ key }) => key)], () =>
    Map.groupBy(postureParts(context.workspace.connection, scope, periods), ({ key }) => key),
  );
}

function isUsed({ date, assets, assetsWithinSla }: Posture, asOf: string): boolean {
  return date >= addDays(asOf, -POSTURE_DAYS) && assetsWithinSla <= assets;
}

/** Access exceptions open at the end of each period; see `exceptionCounts`. */
export const accessExceptions: ComputedKpi = {
  scopes: ['org'],
  madeOf: 'exception',
  restsOn: 'period',
  series: ({ workspace: { connection } }, _scope, periods) => {
    const found = exceptionSeries(connection, periods);
    return periods.map(({ key }) => {
      const row = found.get(key);
      if (row === undefined) return none('No access exception is recorded.');
      return plain(measured(row.open.length, row.known));
    });
  },
  lineage: ({ workspace: { connection } }, _scope, period) => [
    { entity: 'iamException', ids: exceptionSeries(connection, [period]).get(period.key)?.open ?? [] },
  ],
};
