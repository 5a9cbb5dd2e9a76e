import { constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordService } from '#core/record/record-service.ts';
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
import { type EntityName, entities } from '#shared/entities.ts';
import { weekByKey } from '#shared/time/week.ts';
import { temporaryFolder } from '../support/workspace.ts';
import { forgetter } from './lists.ts';
import { type Measured, median, timed } from './measure.ts';

const BUDGET_MS = 100;
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

/** What is changed before a review is opened again, a field of the first record of each. */
const CHANGED = [
  ['an action', 'actionItem', 'title'],
  ['an incident', 'incident', 'title'],
  ['a service', 'service', 'name'],
  ['a day of an SLO', 'sloDay', 'maintenanceReason'],
] as const;
const RUNS = 9;
const OTHER_WEEKS = ['2026-W46', '2026-W41', '2026-W36', '2026-W31', '2026-W26'];

/**
 * Opening a review: the first after the file was opened, when something was changed since, a week that was not looked at
 * before, and each of its sections by itself. A copy of the file is measured, because records are changed.
 */
export function measureReview(path: string, key: string): Measured[] {
  const folder = temporaryFolder();
  const copy = join(folder.path, 'copy.muster');
  copyFileSync(path, copy, constants.COPYFILE_FICLONE);
  const service = new WorkspaceService(() => new Date('2026-11-24T08:00:00Z'));
  service.open(copy);
  const { workspace } = service;
  const first = timed(() => reviewFor(service, key));
  const forget = forgetter(workspace);
  const fromRows = median(() => computeReview(service, key), { before: forget });
  const changed = CHANGED.map(([name, ...field]) => ({
    name: `Review after ${name} was changed`,
    ms: afterChanges(service, key, field),
    budget: BUDGET_MS,
  }));
  const others = OTHER_WEEKS.map((other) => timed(() => reviewFor(service, other)));
  const week = weekByKey(key, calendarOf(workspace.settings));
  const sections = Object.entries(SECTIONS).map(([name, section]) => ({
    name: `  ${name}`,
    ms: median(() => section(reviewContext(workspace, week, service.now)), { before: forget }),
    budget: null,
  }));
  const again = median(() => reviewFor(service, key));
  service.close();
  folder.remove();
  return [
    { name: 'First review after the file was opened', ms: first, budget: BUDGET_MS },
    { name: 'Review, with every row read', ms: fromRows, budget: BUDGET_MS },
    { name: 'Review of a week not looked at before', ms: middleOf(others), budget: BUDGET_MS },
    ...changed,
    { name: 'Review that was open before', ms: again, budget: BUDGET_MS },
    ...sections,
  ];
}

/** What a review takes each time after a record was changed, as a person changes it. */
function afterChanges(
  service: WorkspaceService,
  key: string,
  [entity, field]: readonly [EntityName, string],
): number {
  const { workspace } = service;
  const [row] = new RecordService(workspace).list(entity, { limit: 1 }).rows;
  if (row === undefined) throw new Error(`There is no ${entity} to change.`);
  const times = Array.from({ length: RUNS }, (_, run) => {
    const meta = { actor: 'Bench', label: 'Change' };
    workspace.write(meta, (tx) =>
      tx.repositoryOf(entities[entity]).update(row.id, { [field]: `Changed ${run}` }),
    );
    return timed(() => reviewFor(service, key));
  });
  return middleOf(times);
}

function middleOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
