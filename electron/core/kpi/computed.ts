import { accessExceptions, patching, recoveryTests, restores, runbookKpi } from './computed-assurance.ts';
import { incidentVolume, meanDuration, postmortems, recurrenceRate } from './computed-incidents.ts';
import { costAgainstBudget, savings } from './computed-money.ts';
import { customerImpactMinutes, errorBudgetBurn, sloAttainment } from './computed-reliability.ts';
import { teamRetention } from './computed-retention.ts';
import { unitCosts } from './computed-unit-cost.ts';
import { actionClosure, alertPrecision, changeFailure, pagesPerShift, toilRatio } from './computed-work.ts';
import type { ComputedKpi } from './measure.ts';

/** The built-in KPIs that the records of a workspace determine, by key. The others are entered. */
const COMPUTED_KPIS: Readonly<Record<string, ComputedKpi>> = {
  'slo-attainment': sloAttainment,
  'error-budget-burn': errorBudgetBurn,
  'customer-impact-minutes': customerImpactMinutes,
  'incident-volume': incidentVolume,
  mttd: meanDuration(({ detect }) => detect),
  mtta: meanDuration(({ acknowledge }) => acknowledge),
  ttm: meanDuration(({ mitigate }) => mitigate),
  mttr: meanDuration(({ restore }) => restore),
  'postmortem-completion': postmortems,
  'recurrence-rate': recurrenceRate,
  'action-closure': actionClosure,
  'change-failure-rate': changeFailure,
  'pages-per-shift': pagesPerShift,
  'alert-precision': alertPrecision,
  'toil-ratio': toilRatio,
  'runbook-coverage': runbookKpi,
  'dr-test-success': recoveryTests,
  'restore-validation': restores,
  'patch-compliance': patching,
  'iam-exceptions': accessExceptions,
  retention: teamRetention,
  'savings-realised': savings,
  'unit-cost': unitCosts,
  'cost-variance': costAgainstBudget,
};

/** How the built-in KPI of that key is computed; `undefined` for one that is entered. */
export function computedKpi(key: string): ComputedKpi | undefined {
  return Object.hasOwn(COMPUTED_KPIS, key) ? COMPUTED_KPIS[key] : undefined;
}
