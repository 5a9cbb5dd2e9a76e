import { type ProgressPoint, progressHistory } from '#shared/okr/history.ts';
import type { QuarterCard } from '#shared/okr/quarter-card.ts';
import type { OkrTree } from '#shared/okr/tree.ts';
import { cardMoment } from '../review/card-moment.ts';
import type { ReviewContext } from '../review/context.ts';
import { okrFigures } from '../review/okrs.ts';
import { okrCalibration } from './calibration.ts';
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
    past: okrCalibration(context, { upTo: span.quarter, teamId }),
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
