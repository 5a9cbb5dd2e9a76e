import { keyResultsOf, quartersWithObjectives } from '#db/okr/okr-queries.ts';
import { mean } from '#shared/figure/statistics.ts';
import { tally } from '#shared/figure/tally.ts';
import {
  type CalibrationQuarter,
  calibration,
  type OkrCalibration,
  type Outcome,
} from '#shared/okr/calibration.ts';
import { gradeOf } from '#shared/okr/progress.ts';
import { addDays, daysBetween } from '#shared/time/week.ts';
import type { ReviewContext } from '../review/context.ts';
import { quarterOn } from '../review/okrs.ts';
import type { Span } from '../review/periods.ts';
import { spanOfQuarter } from './okr-tree.ts';

/** So many quarters that are over are looked back at. */
const QUARTERS_BACK = 4;

type Wanted = {
  /** The last quarter looked at, `2026Q4`; it counts once it is over. */
  upTo?: string;
  /** Only the objectives of this team. */
  teamId?: string | null;
};

/**
 * Confidence against outcomes over the last quarters that are over. What counts is the confidence that was stated last
 * half-way through a quarter, when something can still be done about it, and whether the key result ended green.
 */
export function okrCalibration(context: ReviewContext, { upTo, teamId = null }: Wanted = {}): OkrCalibration {
  const left = tally();
  const quarters = quartersWithObjectives(context.workspace.connection)
    .filter((quarter) => upTo === undefined || quarter <= upTo)
    .map((quarter) => spanOfQuarter(context, quarter))
    .filter(({ lastDay }) => lastDay < context.today || (lastDay === context.today && !context.isPartial))
    .slice(0, QUARTERS_BACK)
    .map((span) => ({ quarter: span.quarter, outcomes: outcomesOf(context, span, { teamId, left }) }));
  const excluded = left.list();
  return {
    ...calibration(
      quarters.flatMap(({ outcomes }) => outcomes),
      excluded,
    ),
    quarters: quarters.map(({ quarter, outcomes }) => quarterRow(quarter, outcomes)),
    excluded,
  };
}

function outcomesOf(
  context: ReviewContext,
  span: Span & { quarter: string },
  { teamId, left }: { teamId: string | null; left: ReturnType<typeof tally> },
): Outcome[] {
  const halfWay = addDays(span.firstDay, Math.floor(daysBetween(span.firstDay, span.lastDay) / 2));
  const stated = new Map(
    keyResultsOf(context.workspace.connection, span.quarter, halfWay).map(({ id, confidence }) => [
      id,
      confidence,
    ]),
  );
  const { objectives, keyResults } = quarterOn(context, span, span.lastDay);
  const own = new Set(
    objectives.filter(({ row }) => teamId === null || row.teamId === teamId).map(({ row }) => row.id),
  );
  return keyResults.flatMap(({ row: { id, objectiveId }, progress }) => {
    if (!own.has(objectiveId)) return [];
    const confidence = stated.get(id) ?? null;
    if (confidence === null) left.add('key result without confidence half-way through its quarter');
    else if (progress === null) left.add('key result without progress');
    else return { id, confidence, isAchieved: gradeOf(progress) === 'green' };
    return [];
  });
}

function quarterRow(quarter: string, outcomes: readonly Outcome[]): CalibrationQuarter {
  return {
    quarter,
    n: outcomes.length,
    stated: mean(outcomes.map(({ confidence }) => confidence)),
    achieved: mean(outcomes.map(({ isAchieved }) => Number(isAchieved))),
    ids: outcomes.map(({ id }) => id),
  };
}
