import { useContext } from 'react';
import { annotationLook } from '#shared/deck/fit/slide-text.ts';
import { noteLine } from '#shared/deck/outline/trailing.ts';
import { formatDate } from '#shared/figure/format.ts';
import type { TrailingData } from '#shared/kpi/trailing.ts';
import { kpiValue } from '#shared/review/facts/kpi-facts.ts';
import { type BoxRow, boxFacts, changeText, type NumberedNote } from '#shared/review/facts/trailing-facts.ts';
import type { BoxOfNine } from '#shared/wbr/trailing.ts';
import styles from './blocks.module.css';
import { FactTable } from './fact-table.tsx';
import { FixedRoom } from './fixed-room.ts';
import { RecordName } from './open-rows.tsx';

/** The nine values under a 6-12 chart, a row for each KPI. */
export function TrailingBox({ rows }: { rows: readonly BoxRow[] }) {
  return <FactTable {...boxFacts(rows)} />;
}

type GridRow = { label: string; value: keyof BoxOfNine; before?: keyof BoxOfNine; prior: keyof BoxOfNine };

const GRID: readonly GridRow[] = [
  { label: 'Last week', value: 'lastWeek', before: 'weekOnWeek', prior: 'weekOnYear' },
  { label: 'Month to date', value: 'monthToDate', prior: 'monthOnYear' },
  { label: 'Quarter to date', value: 'quarterToDate', prior: 'quarterOnYear' },
  { label: 'Year to date', value: 'yearToDate', prior: 'yearOnYear' },
];

/** The same nine values of one KPI, for a narrow place. */
export function TrailingGrid({ data }: { data: TrailingData }) {
  const change = (key: keyof BoxOfNine | undefined) =>
    key === undefined ? '' : changeText(data.box[key], data.change);
  const reason = (key: keyof BoxOfNine | undefined) => (key && data.box[key].reason) ?? '';
  return (
    <FactTable
      name="Last week and to date"
      isTitled={false}
      columns={[
        { header: 'Period', cell: ({ label }) => label },
        {
          header: 'Value',
          cell: ({ value }) => kpiValue(data, data.box[value].value),
          text: ({ value }) => reason(value),
          isNumber: true,
        },
        {
          header: 'WOW',
          cell: ({ before }) => change(before),
          text: ({ before }) => reason(before),
          isNumber: true,
        },
        {
          header: 'YOY',
          cell: ({ prior }) => change(prior),
          text: ({ prior }) => reason(prior),
          isNumber: true,
        },
      ]}
      rows={GRID}
      rowKey={({ label }) => label}
      empty=""
    />
  );
}

/** What the numbers above a chart stand for. */
export function NoteList({ notes }: { notes: readonly NumberedNote[] }) {
  const isFixed = useContext(FixedRoom) !== null;
  if (notes.length === 0) return null;
  const isSmall = isFixed && annotationLook(notes.map(noteLine)).isSmall;
  return (
    <ol className={styles.notes} data-small={isSmall || undefined} aria-label="Annotations">
      {notes.map(({ number, date, text, about }) => (
        <li key={number} title={text}>
          <strong>{number}</strong> {formatDate(date)}:{' '}
          {about ? (
            <RecordName entity={about.entity} id={about.id}>
              {text}
            </RecordName>
          ) : (
            text
          )}
        </li>
      ))}
    </ol>
  );
}
