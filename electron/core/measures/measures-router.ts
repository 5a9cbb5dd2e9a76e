import type { implement } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { behaviourOfKpi } from '../kpi/behaviour.ts';
import { rowsOfPoint } from '../kpi/point-rows.ts';
import { contextOf } from '../review/review-service.ts';
import { checkRows } from '../scorecard/check-rows.ts';
import { campaignAt, scorecardMatrix } from '../scorecard/matrix.ts';
import { simulateCheck } from '../scorecard/simulate.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';

type Routes = ReturnType<typeof implement<Contract>>['measures'];

/** Answers the part of the contract about KPIs and scorecards. */
export function measuresRoutes(os: Routes, workspaces: WorkspaceService) {
  const at = (week: string) => contextOf(workspaces, week);
  return {
    behaviour: os.behaviour.handler(({ input: { week, id } }) => behaviourOfKpi(at(week), id)),
    pointRows: os.pointRows.handler(({ input: { week, ...point } }) => rowsOfPoint(at(week), point)),
    matrix: os.matrix.handler(({ input: { week } }) => scorecardMatrix(at(week))),
    campaign: os.campaign.handler(({ input: { week, id } }) => campaignAt(at(week), id)),
    simulate: os.simulate.handler(({ input: { week, ...terms } }) => simulateCheck(at(week), terms)),
    checkRows: os.checkRows.handler(({ input: { week, serviceId, check } }) =>
      checkRows(at(week), serviceId, check),
    ),
  };
}
