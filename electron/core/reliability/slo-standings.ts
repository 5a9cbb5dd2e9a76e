import type { Workspace } from '#db/workspace.ts';
import type { SloRow } from '#shared/review/sections.ts';
import type { SloStandings } from '#shared/slo/slo-views.ts';
import type { ReviewContext } from '../review/context.ts';
import { sloStandings } from '../review/slo-rows.ts';
import { isWhole, listRows, type ShownList } from './list-rows.ts';

/** Where the SLOs of a list stand at the end of the week, by the computation of the review. */
export function sloStandingsOf(context: ReviewContext, list: ShownList): SloStandings {
  const all = allSloRows(context);
  const shown = isWhole(list) ? null : new Set(listRows(context, 'slo', list).map(({ id }) => id));
  return {
    period: context.period,
    isPartial: context.isPartial,
    asOfDay: context.today,
    rows: shown === null ? all : all.filter(({ id }) => shown.has(id)),
  };
}

/** The newest standings of each workspace: a filter, a sort or the graph beside it ask for the same ones. */
const newest = new WeakMap<Workspace, { stamp: string; rows: readonly SloRow[] }>();

/** Every SLO's row at the end of the week, computed again when the day, the week or anything stored has changed. */
export function allSloRows(context: ReviewContext): readonly SloRow[] {
  const { workspace, week, today } = context;
  const stamp = [week.key, today, context.isPartial, workspace.log.newest()].join(' ');
  const known = newest.get(workspace);
  if (known?.stamp === stamp) return known.rows;
  const rows = sloStandings(context).map(({ row }) => row);
  newest.set(workspace, { stamp, rows });
  return rows;
}
