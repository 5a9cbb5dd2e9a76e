import type { implement } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { contextOf } from '../review/review-service.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { changeWeeks } from './change-weeks.ts';
import { dependencyGraph } from './dependencies.ts';
import { incidentWeeks } from './incident-weeks.ts';
import { serviceDetail } from './service-detail.ts';
import { sloDetail } from './slo-detail.ts';
import { sloStandingsOf } from './slo-standings.ts';

type Routes = ReturnType<typeof implement<Contract>>['reliability'];

/** Answers the part of the contract about services, SLOs, incidents and changes. */
export function reliabilityRoutes(os: Routes, workspaces: WorkspaceService) {
  const at = (week: string) => contextOf(workspaces, week);
  return {
    slos: os.slos.handler(({ input: { week, ...list } }) => sloStandingsOf(at(week), list)),
    slo: os.slo.handler(({ input: { week, id } }) => sloDetail(at(week), id)),
    dependencies: os.dependencies.handler(({ input: { week, ...list } }) => dependencyGraph(at(week), list)),
    service: os.service.handler(({ input: { week, id } }) => serviceDetail(at(week), id)),
    incidentWeeks: os.incidentWeeks.handler(({ input: { week, ...list } }) => incidentWeeks(at(week), list)),
    changeWeeks: os.changeWeeks.handler(({ input: { week, ...list } }) => changeWeeks(at(week), list)),
  };
}
