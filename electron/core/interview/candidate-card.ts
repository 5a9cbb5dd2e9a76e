import type { Workspace } from '#db/workspace.ts';
import { type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { interviewScore, type RatingRow, ratingSpread } from '#shared/hiring/interview-score.ts';
import type { CandidateCard, CandidateInterview } from '#shared/interview/candidate-card.ts';
import { cardMoment } from '../review/card-moment.ts';
import type { ReviewContext } from '../review/context.ts';

/** A candidate for a requisition, by the first of the interviews. */
export type Candidate = { id: string; name: string; slotId: string | null };

/** Candidates in the order of their names: interviews of the same candidate for the same requisition are one. */
export function candidatesOf(workspace: Workspace, slotId?: string): Candidate[] {
  const { rows } = workspace.repository('interview').list({
    ...(slotId === undefined ? {} : { where: [{ field: 'slotId', op: 'in', value: [slotId] }] }),
    sort: [
      { field: 'candidateLabel', descending: false },
      { field: 'heldOn', descending: false },
    ],
    limit: MOST,
  });
  const first = new Map(
    rows.toReversed().map((row) => [`${row.slotId ?? ''} ${row.candidateLabel}`, row] as const),
  );
  return [...first.values()]
    .map(({ id, candidateLabel, slotId: of }) => ({ id, name: candidateLabel, slotId: of }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

const MOST = 100_000;

/** What the scorecard of a candidate is drawn from; `undefined` when there is no such interview. */
export function candidateCard(
  context: ReviewContext,
  interviewId: string,
): { name: string; data: CandidateCard } | undefined {
  const { workspace } = context;
  const asked = workspace.repository('interview').get(interviewId);
  if (!asked) return undefined;
  const interviews = interviewsOf(context, asked);
  const slot = asked.slotId === null ? undefined : workspace.repository('headcountSlot').get(asked.slotId);
  const requisition = slot
    ? { key: slot.key, role: slot.role, level: slot.level, team: context.names.of('team', slot.teamId) }
    : null;
  const figures = figuresOf(interviews, context);
  return {
    name: asked.candidateLabel,
    data: {
      ...cardMoment(context),
      requisition,
      interviews,
      figures: Object.fromEntries(figures.map((figure) => [figure.key, figure])),
    },
  };
}

type Asked = { candidateLabel: string; slotId: string | null };

function interviewsOf(
  { workspace, names }: ReviewContext,
  { candidateLabel, slotId }: Asked,
): CandidateInterview[] {
  const { rows } = workspace.repository('interview').list({
    where: [
      { field: 'candidateLabel', op: 'eq', value: candidateLabel },
      slotId === null
        ? { field: 'slotId', op: 'empty', value: null }
        : { field: 'slotId', op: 'eq', value: slotId },
    ],
    sort: [{ field: 'heldOn', descending: false }],
    limit: MOST,
  });
  const ratings = workspace.repository('interviewRating').list({
    where: [{ field: 'interviewId', op: 'in', value: rows.map(({ id }) => id) }],
    limit: MOST,
  }).rows;
  return rows.map(({ id, interviewerId, heldOn, recommendation, notes }) => ({
    id,
    interviewer: names.of('person', interviewerId),
    heldOn,
    recommendation,
    notes,
    ratings: ratings
      .filter(({ interviewId }) => interviewId === id)
      .map(({ dimension, rating, evidence }) => ({ dimension, rating, evidence })),
  }));
}

function figuresOf(interviews: readonly CandidateInterview[], { period }: ReviewContext): Figure[] {
  const ratings = interviews.flatMap((interview) => interview.ratings);
  const { score, coverage } = interviewScore(ratings);
  const lineage = [{ entity: 'interview', ids: interviews.map(({ id }) => id) }];
  const common = { period, lineage };
  return [
    toFigure({ ...common, key: 'interview.score', label: 'Weighted score', unit: 'ratio', result: score }),
    toFigure({
      ...common,
      key: 'interview.coverage',
      label: 'Weight that is rated',
      unit: 'ratio',
      result: measured(coverage, ratings.length),
    }),
    toFigure({
      ...common,
      key: 'interview.held',
      label: 'Interviews',
      unit: 'count',
      result: measured(interviews.length, interviews.length),
    }),
    toFigure({
      ...common,
      key: 'interview.apart',
      label: 'Widest difference of ratings',
      unit: 'score',
      result: widest(ratings),
    }),
  ];
}

function widest(ratings: readonly RatingRow[]): Measured {
  const spreads = ratingSpread(ratings).map(({ spread }) => spread);
  if (spreads.length === 0) return noData('No dimension is rated twice.');
  return measured(Math.max(...spreads), spreads.length);
}
