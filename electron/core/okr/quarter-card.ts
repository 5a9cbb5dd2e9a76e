import { quartersWithObjectives } from '#db/okr/okr-queries.ts';
import { type ProgressPoint, progressHistory } from '#shared/okr/history.ts';
import { calibration, gradeOf, type Outcome } from '#shared/okr/progress.ts';
import type { PastConfidence, QuarterCard } from '#shared/okr/quarter-card.ts';
import type { OkrTree } from '#shared/okr/tree.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import { cardMoment } from '../review/card-moment.ts';
import type { ReviewContext } from '../review/context.ts';
import { okrFigures, quarterOn } from '../review/okrs.ts';
import type { Span } from '../review/periods.ts';
import { okrTree, spanOfQuarter } from './okr-tree.ts';

type Wanted = {
  /** `2026Q4`; without one, the quarter that the last day looked at is in. */
  quarter?: string | undefined;
  /** Only the objectives of this team. */
  teamId: string | null;
};

/** What the scorecard of a quarter's objectives is drawn from. */
export function quarterCard(context: ReviewContext, { quarter, teamId }: Wanted): QuarterCard {
  const span = spanOfQuarter(context, quarter);
  const tree = okrTree(context, span.quarter);
  const objectives = tree.objectives.filter(({ team }) => teamId === null || team?.id === teamId);
  const figures = okrFigures(context, span, { teamId });
  return {
    ...cardMoment(context),
    tree: { ...tree, objectives },
    figures: Object.fromEntries(figures.map((figure) => [figure.key, figure])),
    past: pastConfidence(context, { before: span, teamId }),
    history: historyOf(context, { ...tree, objectives }),
  };
}

function historyOf({ workspace }: ReviewContext, tree: OkrTree): ProgressPoint[] {
  const keyResults = tree.objectives.flatMap((objective) => objective.keyResults);
  const { rows } = workspace.repository('checkIn').list({
    where: [{ field: 'keyResultId', op: 'in', value: keyResults.map(({ id }) => id) }],
    limit: MOST_CHECK_INS,
  });
  if (rows.length === 0) return [];
  const targets = keyResults.map(({ id, start, target, weight }) => ({
    id,
    startValue: start,
    targetValue: target,
    weight,
  }));
  return progressHistory(targets, rows, tree, tree.asOf);
}

const MOST_CHECK_INS = 100_000;

/** The teams with objectives in a quarter, by name. */
export function teamsWithObjectives(
  context: ReviewContext,
  quarter?: string,
): { id: string; name: string }[] {
  const { objectives } = okrTree(context, quarter);
  const teams = new Map(objectives.flatMap(({ team }) => (team ? [[team.id, team] as const] : [])));
  return [...teams.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** So many finished quarters are looked back at. */
const QUARTERS_BACK = 4;

/**
 * What was stated half-way through the last finished quarters against what came of it. The quarter itself counts once it
 * is over. A key result is achieved with a green grade; one that never had a value is left out.
 */
function pastConfidence(
  context: ReviewContext,
  { before, teamId }: { before: Span & { quarter: string }; teamId: string | null },
): PastConfidence {
  const spans = quartersWithObjectives(context.workspace.connection)
    .map((quarter) => spanOfQuarter(context, quarter))
    .filter(({ quarter, lastDay }) => quarter <= before.quarter && lastDay <= context.today)
    .slice(0, QUARTERS_BACK);
  const outcomes = spans.flatMap((span) => outcomesOf(context, span, teamId));
  return { quarters: spans.map(({ quarter }) => quarter), ...calibration(outcomes) };
}

function outcomesOf(
  context: ReviewContext,
  span: Span & { quarter: string },
  teamId: string | null,
): Outcome[] {
  const halfWay = addDays(span.firstDay, Math.floor(daysBetween(span.firstDay, span.lastDay) / 2));
  const stated = new Map(
    quarterOn(context, span, halfWay).keyResults.map(({ row }) => [row.id, row.confidence]),
  );
  const end = quarterOn(context, span, span.lastDay);
  const isOwn = new Set(
    end.objectives.filter(({ row }) => teamId === null || row.teamId === teamId).map(({ row }) => row.id),
  );
  return end.keyResults.flatMap(({ row, progress }) => {
    const confidence = stated.get(row.id) ?? null;
    if (!isOwn.has(row.objectiveId) || confidence === null || progress === null) return [];
    return [{ confidence, isAchieved: gradeOf(progress) === 'green' }];
  });
}
