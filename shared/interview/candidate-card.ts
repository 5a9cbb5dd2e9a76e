import type { CardMoment } from '../deck/cards/card-moment.ts';
import { type CardTable, cardTable } from '../deck/cards/card-table.ts';
import type { Figure } from '../figure/figure.ts';
import { formatNumber, formatPercent, NO_VALUE } from '../figure/format.ts';
import {
  INTERVIEW_WEIGHTS,
  type InterviewDimension,
  interviewScore,
  type RatingRow,
  ratingSpread,
} from '../hiring/interview-score.ts';
import type { FactColumn, Facts, Marked } from '../review/facts/facts.ts';
import { asWords, dateOr, nameOf } from '../review/facts/words.ts';
import type { Named } from '../review/sections.ts';
import { INTERVIEW_DIMENSIONS } from './interview.ts';

/** A rating with what it stands on. */
export type CandidateRating = RatingRow & { evidence: string | null };

/** One interview of a candidate. */
export type CandidateInterview = {
  id: string;
  interviewer: Named | null;
  heldOn: string | null;
  recommendation: Recommendation | null;
  notes: string | null;
  ratings: readonly CandidateRating[];
};

/** What an interviewer says of a candidate, the warmest first. */
export type Recommendation = 'strong-yes' | 'yes' | 'no' | 'strong-no';

/** What the scorecard of a candidate is drawn from: every interview for one requisition. */
export type CandidateCard = CardMoment & {
  requisition: { key: string | null; role: string; level: string | null; team: Named | null } | null;
  interviews: readonly CandidateInterview[];
  figures: Readonly<Record<string, Figure>>;
};

/** The figures of the card, in order. */
export const CANDIDATE_FIGURES = [
  'interview.score',
  'interview.coverage',
  'interview.held',
  'interview.apart',
];

/** Interviewers so far apart have seen different things: worth a talk before the decision. */
export const WIDE_SPREAD = 2;

const DIMENSIONS = Object.entries(INTERVIEW_DIMENSIONS) as [InterviewDimension, string][];

/** More interviews than this have no column each: their ratings stand in one. */
const MOST_COLUMNS = 10;

/** Who held which interview, what they recommend and the score of their own ratings. */
export function interviewFacts({ interviews }: CandidateCard): Facts<CandidateInterview> {
  return {
    name: 'Interviews',
    columns: [
      { header: '#', cell: (row) => String(interviews.indexOf(row) + 1), width: '2em' },
      {
        header: 'Interviewer',
        cell: ({ interviewer }) => nameOf(interviewer),
        record: ({ id }) => ({ entity: 'interview', id }),
      },
      { header: 'Held on', cell: ({ heldOn }) => dateOr(heldOn), width: '8em' },
      { header: 'Recommends', cell: recommendationMark, width: '8.5em' },
      { header: 'Score', cell: ({ ratings }) => scoreText(ratings), width: '4.5em', isNumber: true },
      { header: 'Weight rated', cell: ({ ratings }) => coverageText(ratings), width: '7em', isNumber: true },
    ],
    rows: interviews,
    rowKey: ({ id }) => id,
    empty: 'No interview is held yet.',
  };
}

export type DimensionLine = { key: InterviewDimension; name: string };

/** Each dimension with its weight, what each interviewer rated it, their mean and how far they are apart. */
export function ratingFacts({ interviews }: CandidateCard): Facts<DimensionLine> {
  const ratingsOf = ({ key }: DimensionLine) =>
    interviews.map(({ ratings }) => ratings.find(({ dimension }) => dimension === key)?.rating ?? null);
  const each: FactColumn<DimensionLine>[] =
    interviews.length > MOST_COLUMNS
      ? [{ header: 'Ratings', cell: (line) => ratingsOf(line).map(numberOr).join(' '), width: '30%' }]
      : interviews.map((_, index) => ({
          header: `#${index + 1}`,
          cell: (line) => numberOr(ratingsOf(line)[index] ?? null),
          width: '3em',
          isNumber: true,
        }));
  const known = (line: DimensionLine) => ratingsOf(line).filter((rating) => rating !== null);
  return {
    name: 'Ratings by dimension, 1 (below the bar) to 4 (excellent)',
    columns: [
      { header: 'Dimension', cell: ({ name }) => name },
      {
        header: 'Weight',
        cell: ({ key }) => formatPercent(INTERVIEW_WEIGHTS[key], { max: 0 }),
        width: '5em',
        isNumber: true,
      },
      ...each,
      { header: 'Mean', cell: (line) => meanText(known(line)), width: '4em', isNumber: true },
      { header: 'Apart', cell: (line) => apartMark(known(line)), width: '5em' },
    ],
    rows: DIMENSIONS.map(([key, name]) => ({ key, name })),
    rowKey: ({ key }) => key,
    empty: 'No dimension is set.',
  };
}

/** The tables of the card in their order. */
export function candidateTables(card: CandidateCard): CardTable[] {
  return [
    cardTable('interviews', interviewFacts(card)),
    cardTable('ratings', ratingFacts(card)),
    cardTable('evidence', evidenceFacts(card)),
  ];
}

export type EvidenceLine = { id: string; dimension: string; by: string; rating: number | null; text: string };

/** What was said or done, by dimension, and each interviewer's notes at the end. */
export function evidenceFacts({ interviews }: CandidateCard): Facts<EvidenceLine> {
  const told = interviews.map((interview, index) => ({ ...interview, by: `#${index + 1}` }));
  const evidence = DIMENSIONS.flatMap(([key, name]) =>
    told.flatMap(({ id, by, ratings }): EvidenceLine[] =>
      ratings
        .filter(({ dimension, evidence: text }) => dimension === key && text)
        .map(({ rating, evidence: text }) => ({
          id: `${id} ${key}`,
          dimension: name,
          by,
          rating,
          text: oneParagraph(text),
        })),
    ),
  );
  const notes = told.flatMap(({ id, by, notes: text }): EvidenceLine[] =>
    text ? [{ id: `${id} notes`, dimension: 'Notes', by, rating: null, text: oneParagraph(text) }] : [],
  );
  return {
    name: 'Evidence and notes',
    columns: [
      { header: 'Dimension', cell: ({ dimension }) => dimension, width: '38%' },
      { header: 'By', cell: ({ by }) => by, width: '3em' },
      {
        header: 'Rating',
        cell: ({ rating }) => (rating === null ? '' : String(rating)),
        width: '4em',
        isNumber: true,
      },
      { header: 'What was said or done', cell: ({ text }) => text, lines: 2 },
    ],
    rows: [...evidence, ...notes],
    rowKey: ({ id }) => id,
    empty: 'No evidence and no notes are written down.',
  };
}

/** `1 strong yes, 1 no`, the strongest yes first; a sentence where nobody recommends anything yet. */
export function recommendationText(interviews: readonly CandidateInterview[]): string {
  const given = interviews.flatMap(({ recommendation }) => recommendation ?? []);
  if (given.length === 0) return 'Nobody has recommended anything yet.';
  const words = (Object.keys(RECOMMENDATIONS) as Recommendation[]).flatMap((one) => {
    const n = given.filter((value) => value === one).length;
    return n === 0 ? [] : [`${formatNumber(n)} ${asWords(one).toLowerCase()}`];
  });
  const silent = interviews.length - given.length;
  return `Recommendations: ${words.join(', ')}${silent > 0 ? `; ${formatNumber(silent)} without a recommendation` : ''}.`;
}

const RECOMMENDATIONS = {
  'strong-yes': 'green',
  yes: 'green',
  no: 'amber',
  'strong-no': 'red',
} as const;

function recommendationMark({ recommendation }: CandidateInterview): Marked {
  if (recommendation === null) return { rag: null, text: 'None yet' };
  return { rag: RECOMMENDATIONS[recommendation], text: asWords(recommendation) };
}

function scoreText(ratings: readonly RatingRow[]): string {
  const { score } = interviewScore(ratings);
  return score.value === null ? NO_VALUE : formatPercent(score.value, { max: 0 });
}

function coverageText(ratings: readonly RatingRow[]): string {
  return formatPercent(interviewScore(ratings).coverage, { max: 0 });
}

function numberOr(rating: number | null): string {
  return rating === null ? NO_VALUE : String(rating);
}

function meanText(ratings: readonly number[]): string {
  if (ratings.length === 0) return NO_VALUE;
  return formatNumber(ratings.reduce((sum, one) => sum + one, 0) / ratings.length, { max: 1 });
}

function apartMark(ratings: readonly number[]): string | Marked {
  const [spread] = ratingSpread(ratings.map((rating) => ({ dimension: 'one', rating })));
  if (!spread) return NO_VALUE;
  return spread.spread >= WIDE_SPREAD ? { rag: 'amber', text: String(spread.spread) } : String(spread.spread);
}

function oneParagraph(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}
