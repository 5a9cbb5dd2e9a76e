import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { ChangeWeeks } from '../deployment/change-weeks.ts';
import type { IncidentWeeks } from '../incident/incident-weeks.ts';
import { listQuerySchema } from '../record/list-query.ts';
import type { DependencyGraph, ServiceDetail } from '../service/service-views.ts';
import type { SloDetail, SloStandings } from '../slo/slo-views.ts';

const id = z.string().min(1).max(64);
const week = z.string().regex(/^\d{4}-W\d{2}$/, 'Write the week as 2026-W47.');
const one = z.object({ week, id });
/** The rows of a list as it stands, seen at a week; `ids` instead of filters where it shows the rows behind a figure. */
const listAtWeek = listQuerySchema.extend({ week, ids: z.array(id).max(100_000).nullable().default(null) });

/** What the lists and panels of services, SLOs, incidents and changes show beyond their fields. */
export const reliabilityContract = {
  /** Where each SLO of a list stands. */
  slos: oc.input(listAtWeek).output(type<SloStandings>()),
  /** One SLO over its window, day by day. */
  slo: oc.input(one).output(type<SloDetail>()),
  /** The services of a list and what depends on what. */
  dependencies: oc.input(listAtWeek).output(type<DependencyGraph>()),
  /** A service with its neighbours and what is open about it. */
  service: oc.input(one).output(type<ServiceDetail>()),
  /** The incidents of a list by the weeks that end with this one. */
  incidentWeeks: oc.input(listAtWeek).output(type<IncidentWeeks>()),
  /** The changes of a list by week, with their failure rate. */
  changeWeeks: oc.input(listAtWeek).output(type<ChangeWeeks>()),
};
