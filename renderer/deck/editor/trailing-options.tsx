import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SlideOf, TrailingLine, TrailTableRow } from '#shared/deck/slide.ts';
import { Button, IconButton } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { Select } from '../../design/select.tsx';
import { RecordChoice } from './choices.tsx';
import { CommittedText } from './committed.tsx';
import styles from './editor.module.css';
import type { SetOptions } from './slide-moves.ts';

const MONTHS = { trailing: 'The trailing twelve', 'fiscal-year': 'Those of the fiscal year' };
const MOST_LINES = 6;

/** The KPIs of a 6-12 chart. */
export function TrailingLines({ slide, set }: { slide: SlideOf<'trailing'>; set: SetOptions }) {
  const { lines } = slide;
  const put = (next: readonly TrailingLine[]) => next.length > 0 && set({ lines: next });
  return (
    <>
      <Months value={slide.months} set={set} />
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
        <div key={index} className={styles.row}>
          <RecordChoice
            label={`KPI ${index + 1}`}
            entity="kpi"
            value={line.kpi}
            onChange={(kpi) => kpi && put(lines.with(index, { ...line, kpi }))}
          />
          <IconButton
            icon={Trash2}
            label={`Remove KPI ${index + 1}`}
            disabled={lines.length === 1}
            onClick={() => put(lines.toSpliced(index, 1))}
          />
        </div>
      ))}
      {lines.length < MOST_LINES && (
        <NewKpi
          onAdd={(kpi) =>
            put([...lines, { kpi, isTarget: false, isPriorYearShown: true, change: undefined }])
          }
        />
      )}
    </>
  );
}

/** The rows of a table of trailing values. */
export function TableRows({ slide, set }: { slide: SlideOf<'trail-table'>; set: SetOptions }) {
  const { rows } = slide;
  const put = (next: readonly TrailTableRow[]) => next.length > 0 && set({ rows: next });
  return (
    <>
      <Field label="Columns are">
        {(ids) => (
          <Select
            {...ids}
            value={slide.span}
            options={[
              { value: 'weeks', label: 'Six weeks, quarter and year to date' },
              { value: 'months', label: 'Twelve months' },
            ]}
            onChange={(span) => set({ span: span ?? 'weeks' })}
          />
        )}
      </Field>
      <Months value={slide.months} set={set} />
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
        <div key={index} className={styles.row}>
          <CommittedText
            label={row.kpi === undefined ? `Row ${index + 1} (heading)` : `Row ${index + 1}`}
            value={row.header}
            onCommit={(header) => put(rows.with(index, { ...row, header }))}
          />
          <IconButton
            icon={Trash2}
            label={`Remove row ${index + 1}`}
            disabled={rows.length === 1}
            onClick={() => put(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <NewKpi onAdd={(kpi) => put([...rows, { header: '', kpi, isTarget: false, change: undefined }])} />
    </>
  );
}

function Months({ value, set }: { value: keyof typeof MONTHS; set: SetOptions }) {
  return (
    <Field label="Months">
      {(ids) => (
        <Select
          {...ids}
          value={value}
          options={Object.entries(MONTHS).map(([month, label]) => ({ value: month, label }))}
          onChange={(months) => set({ months: months ?? 'trailing' })}
        />
      )}
    </Field>
  );
}

function NewKpi({ onAdd }: { onAdd: (kpi: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen)
    return (
      <Button icon={Plus} onClick={() => setIsOpen(true)}>
        Add a KPI
      </Button>
    );
  return (
    <RecordChoice
      label="New KPI"
      entity="kpi"
      value={undefined}
      onChange={(kpi) => {
        if (kpi) onAdd(kpi);
        setIsOpen(false);
      }}
    />
  );
}
