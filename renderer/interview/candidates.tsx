import { type ReactNode, useMemo } from 'react';
import { formatNumber, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import {
  INTERVIEW_WEIGHTS,
  interviewScore,
  type RatingRow,
  ratingSpread,
} from '#shared/hiring/interview-score.ts';
import { WIDE_SPREAD } from '#shared/interview/candidate-card.ts';
import { INTERVIEW_DIMENSIONS, interview, interviewRating } from '#shared/interview/interview.ts';
import { asWords } from '#shared/review/facts/words.ts';
import { CandidateScorecards } from '../deck/print-scorecard.tsx';
import { FigureSurface } from '../records/at-week.tsx';
import { useEvery } from '../records/overview/use-all-rows.ts';
import { RecordName } from '../review/blocks/open-rows.tsx';
import styles from './interview.module.css';

const DIMENSIONS = Object.entries(INTERVIEW_DIMENSIONS) as [keyof typeof INTERVIEW_DIMENSIONS, string][];

type Candidate = {
  label: string;
  ids: string[];
  ratings: RatingRow[];
  recommendations: string[];
};

type Props = {
  slotId: string;
  /** The interview that is looked at. */
  ownId?: string;
  /** Shown from so many candidates on. */
  least?: number;
};

/**
 * The candidates for a requisition side by side: mean rating by dimension with how far interviewers are apart, weighted
 * score and what it covers.
 */
export function Candidates({ slotId, ownId, least = 2 }: Props) {
  const ofSlot = useMemo(() => [{ field: 'slotId', op: 'in' as const, value: [slotId] }], [slotId]);
  const interviews = useEvery(interview, ofSlot);
  const ids = useMemo(() => interviews.rows.map(({ id }) => id), [interviews.rows]);
  const ofInterviews = useMemo(() => [{ field: 'interviewId', op: 'in' as const, value: ids }], [ids]);
  const ratings = useEvery(interviewRating, ofInterviews);
  const candidates = useMemo(
    () =>
      [...Map.groupBy(interviews.rows, ({ candidateLabel }) => candidateLabel)].map(
        ([label, own]): Candidate => ({
          label,
          ids: own.map(({ id }) => id),
          ratings: ratings.rows.filter(({ interviewId }) => own.some(({ id }) => id === interviewId)),
          recommendations: own.flatMap(({ recommendation }) => recommendation ?? []),
        }),
      ),
    [interviews.rows, ratings.rows],
  );
  if (candidates.length < least) return null;
  return (
    <FigureSurface>
      <section aria-label="Candidates">
        <header className={styles.head}>
          <h3>Candidates for this requisition</h3>
          <CandidateScorecards slotId={slotId} />
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label="Scorecards side by side">
          <table className={styles.candidates}>
            <thead>
              <tr>
                <th scope="col">Dimension</th>
                <th scope="col">Weight</th>
                {candidates.map(({ label, ids: own }) => (
                  <th key={label} scope="col" data-own={own.includes(ownId ?? '') || undefined}>
                    <RecordName entity="interview" id={own[0] ?? ''}>
                      {label}
                    </RecordName>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Line name="Score" candidates={candidates} of={({ ratings: own }) => scoreText(own)} />
              <Line name="Interviews" candidates={candidates} of={({ ids: own }) => String(own.length)} />
              <Line
                name="Recommendation"
                candidates={candidates}
                of={({ recommendations }) => countsText(recommendations)}
              />
              {DIMENSIONS.map(([key, name]) => (
                <Line
                  key={key}
                  name={name}
                  weight={formatPercent(INTERVIEW_WEIGHTS[key], { max: 0 })}
                  candidates={candidates}
                  of={({ ratings: own }) => <Ratings of={own} dimension={key} />}
                />
              ))}
            </tbody>
          </table>
        </section>
        <p className={styles.muted}>
          The mean of the interviewers’ ratings, 1 to 4, and how far they are apart; ▲ marks {WIDE_SPREAD} or
          more. What nobody rated is not in the score.
        </p>
      </section>
    </FigureSurface>
  );
}

type LineProps = {
  name: string;
  weight?: string;
  candidates: readonly Candidate[];
  of: (candidate: Candidate) => ReactNode;
};

function Line({ name, weight = '', candidates, of }: LineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{weight}</td>
      {candidates.map((candidate) => (
        <td key={candidate.label}>{of(candidate)}</td>
      ))}
    </tr>
  );
}

/** `78%, 60% rated`. */
function scoreText(ratings: readonly RatingRow[]): string {
  const { score, coverage } = interviewScore(ratings);
  if (score.value === null) return NO_VALUE;
  return `${formatPercent(score.value, { max: 0 })}, ${formatPercent(coverage, { max: 0 })} rated`;
}

function Ratings({ of, dimension }: { of: readonly RatingRow[]; dimension: string }) {
  const own = of.filter((rating) => rating.dimension === dimension);
  if (own.length === 0) return NO_VALUE;
  const mean = own.reduce((sum, { rating }) => sum + rating, 0) / own.length;
  const [spread] = ratingSpread(own);
  const text = formatNumber(mean, { max: 1 });
  if (!spread || spread.spread === 0) return `${text}${own.length > 1 ? `, all ${own.length} agree` : ''}`;
  return (
    <span title={`${spread.n} interviewers, ${spread.spread} apart`}>
      {text}, {spread.spread} apart
      {spread.spread >= WIDE_SPREAD && (
        <span className={styles.wide}>
          {' '}
          <span aria-hidden="true">▲</span>
          <span className="visually-hidden">far apart</span>
        </span>
      )}
    </span>
  );
}

/** `2 yes, 1 strong no`. */
function countsText(values: readonly string[]): string {
  const counts = Map.groupBy(values, (value) => value);
  const words = [...counts].map(([value, own]) => `${own.length} ${asWords(value).toLowerCase()}`);
  return words.length === 0 ? NO_VALUE : words.join(', ');
}
