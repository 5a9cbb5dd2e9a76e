import { actionSection } from '#core/review/actions.ts';
import { assuranceSection } from '#core/review/assurance.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { costSection } from '#core/review/cost.ts';
import { hiringSection } from '#core/review/hiring.ts';
import { kpiSection } from '#core/review/kpis.ts';
import { okrSection } from '#core/review/okrs.ts';
import { onCallSection } from '#core/review/on-call.ts';
import { incidentSection, sloSection } from '#core/review/reliability.ts';
import { computeReview, reviewFor } from '#core/review/review-service.ts';
import { riskSection } from '#core/review/risks.ts';
import { scorecardSection } from '#core/review/scorecards.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { weekByKey } from '#shared/time/week.ts';
import { type Measured, median, timed } from './measure.ts';

const BUDGET_MS = 100;
const MINUTE = 60_000;
const SECTIONS = {
  slos: sloSection,
  incidents: incidentSection,
  actions: actionSection,
  kpis: kpiSection,
  okrs: okrSection,
  hiring: hiringSection,
  cost: costSection,
  onCall: onCallSection,
  risks: riskSection,
  assurance: assuranceSection,
  scorecards: scorecardSection,
};

/** Opening a review: the first after the file was opened, another week, and each of its sections by itself. */
export function measureReview(path: string, key: string): Measured[] {
  let now = Date.parse('2026-11-24T08:00:00Z');
  // Each time a minute later, so that nothing that was kept of the running week is used.
  const later = () => {
    now += MINUTE;
    return new Date(now);
  };
  const service = new WorkspaceService(later);
  service.open(path, { readonly: true });
  const { workspace } = service;
  const week = weekByKey(key, calendarOf(workspace.settings));
  const first = timed(() => reviewFor(service, key));
  const review = median(() => computeReview(service, key));
  const sections = Object.entries(SECTIONS).map(([name, section]) => ({
    name: `  ${name}`,
    ms: median(() => section(reviewContext(workspace, week, later().toISOString()))),
    budget: null,
  }));
  const again = median(() => reviewFor(service, key));
  service.close();
  return [
    { name: 'First review after the file was opened', ms: first, budget: BUDGET_MS },
    { name: 'Review', ms: review, budget: BUDGET_MS },
    { name: 'Review that was open before', ms: again, budget: BUDGET_MS },
    ...sections,
  ];
}
