import { ratesBetween } from '#db/cost/rate-queries.ts';
import { decisionsIn } from '#db/decision/decision-queries.ts';
import { milestonesSince } from '#db/roadmap/milestone-queries.ts';
import { savingsList } from '#db/savings/savings-queries.ts';
import { exchangeTo } from '#shared/cost/exchange.ts';
import type { Slide, SlideOf } from '#shared/deck/slide.ts';
import type { SavingRow, SavingStage, SlideBody } from '#shared/deck/slide-body.ts';
import { HORIZONS } from '#shared/roadmap/milestone.ts';
import { savingsOpportunity } from '#shared/savings/savings-opportunity.ts';
import { addDays } from '#shared/time/week.ts';
import type { ReviewContext } from '../../review/context.ts';
import { stretchOf } from './period.ts';

/** Milestones that were due so long ago and are done are no longer news. */
const PAST_DAYS = 28;
/** What was promised for 30 or 90 days is read to its end, done or not. */
const PAST_DAYS_OF_HORIZONS = 365;
const MOST_MILESTONES = 300;

const STAGES = savingsOpportunity.fields.status.choices.filter(({ value }) => value !== 'dropped');
const LEVERS = new Map(savingsOpportunity.fields.lever.choices.map(({ value, label }) => [value, label]));

/** Savings by stage, and each of them, in the workspace's currency. */
export function savingsBody({ filter = {} }: Slide, context: ReviewContext): SlideBody {
  const { workspace, settings, today, names } = context;
  const exchange = exchangeTo(settings.currency, ratesBetween(workspace.connection, today, today));
  const convert = (amount: number | null, currency: string | null) => {
    if (amount === null) return null;
    const value = exchange(amount, currency, today);
    return value === null ? undefined : Math.round(value);
  };
  const found = savingsList(workspace.connection, today).filter(
    ({ status, teamId, serviceId }) =>
      status !== 'dropped' &&
      (filter.team === undefined || teamId === filter.team) &&
      (filter.service === undefined || serviceId === filter.service),
  );
  const rows = found.flatMap((row): SavingRow[] => {
    const [identified, realised] = [
      convert(row.identified, row.currency),
      convert(row.realised, row.currency),
    ];
    if (identified === undefined || realised === undefined) return [];
    const { id, key, name, status, dueOn } = row;
    const isLate = dueOn !== null && dueOn < today && status !== 'realised';
    const lever = LEVERS.get(row.lever) ?? row.lever;
    const owner = names.of('person', row.ownerId) ?? names.of('team', row.teamId);
    return [{ id, key, name, lever, status, identified, realised, owner, dueOn, isLate }];
  });
  return {
    kind: 'savings-pipeline',
    currency: settings.currency,
    rows: rows.toSorted((a, b) => (b.identified ?? 0) - (a.identified ?? 0)),
    stages: stagesOf(rows),
    left: found.length - rows.length,
  };
}

function stagesOf(rows: readonly SavingRow[]): SavingStage[] {
  return STAGES.map(({ value: status, label }) => {
    const own = rows.filter((row) => row.status === status);
    const total = (pick: (row: SavingRow) => number | null) =>
      own.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
    return {
      status,
      label,
      count: own.length,
      identified: total(({ identified }) => identified),
      realised: total(({ realised }) => realised),
    };
  });
}

/** What was decided in the period, newest first. */
export function decisionsBody(slide: Slide, context: ReviewContext): SlideBody {
  const stretch = stretchOf(slide, context);
  const rows = decisionsIn(context.workspace.connection, stretch.firstDay, context.today);
  return {
    kind: 'decisions',
    period: stretch.label,
    rows: rows.toReversed().map(({ decidedById, ...row }) => ({
      ...row,
      decidedBy: context.names.of('person', decidedById),
    })),
  };
}

/** Milestones to come, those still to be done from before, and those of the last weeks. */
export function roadmapBody(
  { filter = {}, horizons }: SlideOf<'roadmap'>,
  { workspace, today, names }: ReviewContext,
): SlideBody {
  const past = horizons === undefined ? PAST_DAYS : PAST_DAYS_OF_HORIZONS;
  const found = milestonesSince(workspace.connection, addDays(today, -past), MOST_MILESTONES);
  const rows = found
    .filter(
      ({ teamId, horizon }) =>
        (filter.team === undefined || teamId === filter.team) &&
        (horizons === undefined || horizons.includes(horizon)),
    )
    .map(({ ownerId, teamId, objectiveId, ...row }) => ({
      ...row,
      horizon: HORIZONS[row.horizon],
      owner: names.of('person', ownerId) ?? names.of('team', teamId),
      objective: names.of('objective', objectiveId),
      isLate:
        row.dueOn !== null && row.dueOn < today && (row.status === 'planned' || row.status === 'in-progress'),
    }));
  return { kind: 'roadmap', rows, today };
}
