import { useMemo } from 'react';
import { formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { interviewScore, type RatingRow } from '#shared/hiring/interview-score.ts';
import { INTERVIEW_DIMENSIONS, interview, interviewRating } from '#shared/interview/interview.ts';
import { FigureSurface } from '../records/at-week.tsx';
import { useEvery } from '../records/overview/use-all-rows.ts';
import { RecordName } from '../review/blocks/open-rows.tsx';
import styles from './interview.module.css';

const DIMENSIONS = Object.entries(INTERVIEW_DIMENSIONS);

type Candidate = { label: string; ids: string[]; ratings: RatingRow[] };

/** The candidates for a requisition side by side: mean rating by dimension, weighted score and what it covers. */
export function Candidates({ slotId, ownId }: { slotId: string; ownId?: string }) {
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
        }),
      ),
    [interviews.rows, ratings.rows],
  );
  if (candidates.length < 2) return null;
  return (
    <FigureSurface>
      <section aria-label="Candidates">
        <h3>Candidates for this requisition</h3>
        <div className={styles.scroll}>
          <table className={styles.candidates}>
            <thead>
              <tr>
                <th scope="col">Dimension</th>
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
              {DIMENSIONS.map(([key, name]) => (
                <Line
                  key={key}
                  name={name}
                  candidates={candidates}
                  of={({ ratings: own }) => meanText(own, key)}
                />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </FigureSurface>
  );
}

type LineProps = { name: string; candidates: readonly Candidate[]; of: (candidate: Candidate) => string };

function Line({ name, candidates, of }: LineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
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

function meanText(ratings: readonly RatingRow[], dimension: string): string {
  const own = ratings.filter((rating) => rating.dimension === dimension);
  if (own.length === 0) return NO_VALUE;
  return (own.reduce((sum, { rating }) => sum + rating, 0) / own.length).toFixed(own.length > 1 ? 1 : 0);
}
