import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatChange, formatCount, formatInstant, formatValue } from '#shared/figure/format.ts';
import type {
  ComparedEntry,
  ComparedFigure,
  ComparedReview,
  ComparedValue,
} from '#shared/meeting/compare.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { PageLink } from '../app/link.tsx';
import { setParams, useParam } from '../app/location.ts';
import { RagMark } from '../design/badge.tsx';
import { Checkbox } from '../design/checkbox.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import look from './compare.module.css';
import styles from './meeting.module.css';
import { comparisonQuery, meetingPath, meetingsQuery } from './queries.ts';
import { StateBadge } from './state-badge.tsx';

const CHOICES = [
  { param: 'a', label: 'One review' },
  { param: 'b', label: 'Other review' },
] as const;

/** Two reviews side by side, at `#/compare?a=…&b=…`; the last two without any named. */
export function ComparePage() {
  const { data: meetings = [] } = useQuery(meetingsQuery);
  // The last two, until others are chosen.
  const [last, before] = meetings;
  const a = useParam('a') ?? before?.id ?? '';
  const b = useParam('b') ?? last?.id ?? '';
  const options = meetings.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Compare reviews</h1>
        <div className={look.choices}>
          {CHOICES.map(({ param, label }) => (
            <span key={param} className={look.choice}>
              <Select
                aria-label={label}
                value={{ a, b }[param] || null}
                options={options}
                onChange={(next) => setParams({ [param]: next })}
              />
            </span>
          ))}
        </div>
      </header>
      {a !== '' && b !== '' && a !== b ? (
        <Comparison a={a} b={b} />
      ) : (
        <EmptyState title="Choose two reviews">
          Their figures stand side by side, with what came onto the attention list and what left it.
        </EmptyState>
      )}
    </div>
  );
}

function Comparison({ a, b }: { a: string; b: string }) {
  const { data, error, refetch } = useQuery(comparisonQuery(a, b));
  const [isAll, setAll] = useState(false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label="Comparing" />;
  const { before, after, figures, attention } = data;
  const shown = isAll ? figures : figures.filter((one) => one.before.value !== one.after.value);
  return (
    <>
      <div className={styles.lists}>
        <Review review={before} word="Earlier" />
        <Review review={after} word="Later" />
      </div>
      <section aria-labelledby="entries" className={styles.part}>
        <h2 id="entries">Attention list</h2>
        <div className={styles.lists}>
          <Entries title="New" entries={attention.appeared} />
          <Entries title="Gone" entries={attention.gone} />
          <Entries title="Still there" entries={attention.stayed} />
        </div>
      </section>
      <section aria-labelledby="figures" className={styles.part}>
        <h2 id="figures">
          Figures{' '}
          <span className={styles.count}>
            {shown.length} of {figures.length}
          </span>
        </h2>
        <Checkbox checked={isAll} onChange={setAll}>
          Those that are the same too
        </Checkbox>
        <table className={look.table} aria-label="Figures of both reviews">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">{before.week}</th>
              <th scope="col">{after.week}</th>
              <th scope="col">Difference</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((figure) => (
              <FigureRow key={figure.key} figure={figure} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Review({ review, word }: { review: ComparedReview; word: string }) {
  const { id, title, state, weekLabel, asOf, zone, counts } = review;
  return (
    <div className={styles.card}>
      <p className={styles.muted}>{word}</p>
      <span className={styles.held}>
        <PageLink to={meetingPath(id)} className={styles.link}>
          {title}
        </PageLink>
        <StateBadge state={state} />
      </span>
      <p>
        {weekLabel}, data as of {formatInstant(asOf, zone)}
      </p>
      <p className={styles.muted}>
        {formatCount(counts.decisions, 'decision', 'decisions')},{' '}
        {formatCount(counts.actions, 'action', 'actions')}, {counts.attendees} present
      </p>
    </div>
  );
}

function FigureRow({ figure }: { figure: ComparedFigure }) {
  const { label, unit, currency, before, after, difference } = figure;
  const options = currency === null ? {} : { currency };
  return (
    <tr>
      <th scope="row">{label}</th>
      <Value value={before} shown={formatValue(before.value, unit, options)} />
      <Value value={after} shown={formatValue(after.value, unit, options)} />
      <td>{difference === null ? '—' : formatChange(difference, unit, options)}</td>
    </tr>
  );
}

function Value({ value: { reason, rag, n }, shown }: { value: ComparedValue; shown: string }) {
  return (
    <td title={reason ?? (n === null ? undefined : `n ${n}`)}>
      {shown} {rag && <RagMark rag={rag} isWordHidden />}
      {reason && <span className="visually-hidden">{reason}</span>}
    </td>
  );
}

const SHOWN = 12;

function Entries({ title, entries }: { title: string; entries: readonly ComparedEntry[] }) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? entries : entries.slice(0, SHOWN);
  return (
    <div>
      <h3>
        {title} <span className={styles.count}>{entries.length}</span>
      </h3>
      {entries.length === 0 && <p className={styles.muted}>None.</p>}
      <ul className={styles.plain}>
        {shown.map(({ subject, title: about, sentence }) => (
          <li key={subject} title={sentence}>
            {about}
          </li>
        ))}
      </ul>
      {entries.length > shown.length && (
        <button type="button" className={styles.link} onClick={() => setAll(true)}>
          Show all {entries.length}
        </button>
      )}
    </div>
  );
}
