import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { Lineage } from '../figure/figure.ts';
import type { BehaviourData } from '../kpi/behaviour-data.ts';
import type { CampaignRow, Simulation } from '../scorecard/campaign-views.ts';
import { LEVELS } from '../scorecard/check.ts';
import type { CheckRows, ScorecardMatrix } from '../scorecard/matrix.ts';

const id = z.string().min(1).max(64);
const day = z.iso.date();
const week = z.string().regex(/^\d{4}-W\d{2}$/, 'Write the week as 2026-W47.');

/** What the pages of KPIs and scorecards show beyond the fields of their records. */
export const measuresContract = {
  /** A KPI's series with its limits, signals, notes and changes of definition. */
  behaviour: oc.input(z.object({ week, id })).output(type<BehaviourData>()),
  /** The rows behind a KPI's value of the days from one local date to another, both included. */
  pointRows: oc
    .input(z.object({ week, id, grain: z.enum(['week', 'month', 'quarter']), start: day, end: day }))
    .output(type<Lineage[]>()),
  /** Every service against every check. */
  matrix: oc.input(z.object({ week })).output(type<ScorecardMatrix>()),
  /** How far a campaign is. */
  campaign: oc.input(z.object({ week, id })).output(type<CampaignRow>()),
  /** What other terms of a check would make of the scorecards; nothing is stored. */
  simulate: oc
    .input(
      z.object({
        week,
        check: z.string().max(100),
        level: z.enum(LEVELS),
        weight: z.number().min(0),
        isCounted: z.boolean(),
      }),
    )
    .output(type<Simulation>()),
  /** The records that one check of a service looked at. */
  checkRows: oc
    .input(z.object({ week, serviceId: id, check: z.string().max(100) }))
    .output(type<CheckRows>()),
};
