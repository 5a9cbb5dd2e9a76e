import { useMemo, useState } from 'react';
import type { RowOf } from '#shared/entity/entity.ts';
import { formatPercent } from '#shared/figure/format.ts';
import { INTERVIEW_WEIGHTS, interviewScore } from '#shared/hiring/interview-score.ts';
import { INTERVIEW_DIMENSIONS, interviewRating } from '#shared/interview/interview.ts';
import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { refreshAll, useWorkspace } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { PrintScorecard } from '../deck/print-scorecard.tsx';
import { Button } from '../design/button.tsx';
import { Spinner } from '../design/progress.tsx';
import { TextArea } from '../design/text-input.tsx';
import { notify } from '../design/toast.tsx';
import type { RecordChange } from '../kpi/entry-model.ts';
import { useEvery } from '../records/overview/use-all-rows.ts';
import type { ExtraProps } from '../records/slot-props.ts';
import { Candidates } from './candidates.tsx';
import styles from './interview.module.css';

type Dimension = keyof typeof INTERVIEW_DIMENSIONS;
type Rating = { rating: number | null; evidence: string };
type Ratings = Record<Dimension, Rating>;

const DIMENSIONS = Object.entries(INTERVIEW_DIMENSIONS) as [Dimension, string][];
const SCALE = [
  [1, 'below the bar'],
  [2, 'near the bar'],
  [3, 'meets the bar'],
  [4, 'excellent'],
] as const;

/** The scorecard of one interview, and the other candidates for the same requisition. */
export function InterviewScorecard({ row }: ExtraProps) {
  const only = useMemo(() => [{ field: 'interviewId', op: 'in' as const, value: [row.id] }], [row.id]);
  const { rows, isPending } = useEvery(interviewRating, only);
  if (isPending) return <Spinner label="Reading the ratings" />;
  const stamp = rows.map(({ id, updatedAt }) => id + updatedAt).join();
  return (
    <>
      <Form key={stamp} interviewId={row.id} stored={rows} />
      <div>
        <PrintScorecard subject={{ entity: 'interview', id: row.id, name: String(row.candidateLabel) }} />
      </div>
      {typeof row.slotId === 'string' && <Candidates slotId={row.slotId} ownId={row.id} />}
    </>
  );
}

type FormProps = { interviewId: string; stored: readonly RowOf<typeof interviewRating>[] };

function Form({ interviewId, stored }: FormProps) {
  const { isReadOnly } = useWorkspace();
  const initial = useMemo(() => ratingsOf(stored), [stored]);
  const [ratings, setRatings] = useState(initial);
  const change = (dimension: Dimension, part: Partial<Rating>) =>
    setRatings({ ...ratings, [dimension]: { ...ratings[dimension], ...part } });
  const { score, coverage } = interviewScore(ratedOf(ratings));
  const changes = changesOf(interviewId, ratings, stored);
  const unrated = DIMENSIONS.filter(([key]) => ratings[key].rating === null && ratings[key].evidence !== '');
  const save = async () => {
    if (changes.length === 0) return;
    if (!(await attempt(() => core.record.apply({ label: 'Rate an interview', changes })))) return;
    notify({ title: 'Ratings saved.', undo: undoThis() });
    await refreshAll();
  };
  return (
    <form
      className={styles.form}
      aria-label="Interview scorecard"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <output className={styles.score} aria-live="polite">
        {score.value === null ? (
          score.reason
        ) : (
          <>
            <strong>{formatPercent(score.value, { max: 0 })}</strong> weighted score,{' '}
            {formatPercent(coverage, { max: 0 })} of the weight rated
          </>
        )}
      </output>
      {DIMENSIONS.map(([key, name]) => (
        <fieldset key={key} className={styles.dimension} disabled={isReadOnly}>
          <legend>
            {name} <small>{formatPercent(INTERVIEW_WEIGHTS[key], { max: 0 })}</small>
          </legend>
          <div className={styles.scale}>
            {SCALE.map(([rating, words]) => (
              <label key={rating} title={words}>
                <input
                  type="radio"
                  name={key}
                  checked={ratings[key].rating === rating}
                  onChange={() => change(key, { rating })}
                />
                {rating} <span className="visually-hidden">{words}</span>
              </label>
            ))}
            {ratings[key].rating !== null && (
              <Button size="s" variant="ghost" onClick={() => change(key, { rating: null })}>
                Not rated
              </Button>
            )}
          </div>
          <TextArea
            rows={1}
            aria-label={`Evidence for ${name}`}
            placeholder="What was said or done"
            value={ratings[key].evidence}
            onChange={(event) => change(key, { evidence: event.target.value })}
          />
        </fieldset>
      ))}
      {unrated.length > 0 && (
        <p className={styles.muted}>
          Evidence is kept with a rating: rate {unrated.map(([, name]) => name).join(', ')} to save it.
        </p>
      )}
      <div>
        <Button type="submit" size="s" variant="primary" disabled={isReadOnly || changes.length === 0}>
          Save ratings
        </Button>
      </div>
    </form>
  );
}

function ratingsOf(stored: FormProps['stored']): Ratings {
  return Object.fromEntries(
    DIMENSIONS.map(([key]) => {
      const own = stored.find(({ dimension }) => dimension === key);
      return [key, { rating: own?.rating ?? null, evidence: own?.evidence ?? '' }];
    }),
  ) as Ratings;
}

function ratedOf(ratings: Ratings) {
  return DIMENSIONS.flatMap(([dimension]) => {
    const { rating } = ratings[dimension];
    return rating === null ? [] : [{ dimension, rating }];
  });
}

function changesOf(interviewId: string, ratings: Ratings, stored: FormProps['stored']) {
  const entity = interviewRating.name;
  return DIMENSIONS.flatMap(([dimension]): RecordChange[] => {
    const { rating, evidence } = ratings[dimension];
    const own = stored.find((one) => one.dimension === dimension);
    const values = { rating, evidence: evidence.trim() === '' ? null : evidence };
    if (rating === null) return own ? [{ entity, id: own.id, values: null }] : [];
    if (!own) return [{ entity, values: { interviewId, dimension, ...values } }];
    const isSame = own.rating === rating && (own.evidence ?? null) === values.evidence;
    return isSame ? [] : [{ entity, id: own.id, values }];
  });
}
