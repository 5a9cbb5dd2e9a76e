import type { Slide, SlidePeriod } from '#shared/deck/slide.ts';
import { slideKind } from '#shared/deck/slide-kinds.ts';
import { SEVERITIES } from '#shared/incident/incident.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { Checkbox } from '../../design/checkbox.tsx';
import { Field } from '../../design/field.tsx';
import { Select } from '../../design/select.tsx';
import { RecordChoice } from './choices.tsx';
import { CommittedArea, CommittedNumber, CommittedText } from './committed.tsx';
import styles from './editor.module.css';
import { KindOptions } from './kind-options.tsx';
import { type SetOptions, withOptions } from './slide-moves.ts';

export const PERIODS: Record<SlidePeriod, string> = {
  week: 'The week',
  'four-weeks': 'Four weeks',
  quarter: 'Thirteen weeks',
};

type Props = { slide: Slide; data: ReviewData; onChange: (slide: Slide) => void };

/** Everything that the author chooses about a slide. A text is taken over when its field is left. */
export function SlideOptions({ slide, data, onChange }: Props) {
  const kind = slideKind(slide.kind);
  const set = (changes: Record<string, unknown>) => onChange(withOptions(slide, changes));
  return (
    <div className={styles.form}>
      <div>
        <h2>{kind.heading}</h2>
        <p className={styles.about}>{kind.about}</p>
      </div>
      <CommittedText
        label="Heading"
        help="Without one, the slide says what its figures say."
        value={slide.heading ?? ''}
        onCommit={(heading) => set({ heading: heading || undefined })}
      />
      <KindOptions slide={slide} data={data} set={set} />
      <FilterOptions slide={slide} set={set} />
      {kind.periods && (
        <Field label="Period">
          {(ids) => (
            <Select
              {...ids}
              value={slide.period ?? kind.periods?.[0] ?? 'week'}
              options={(kind.periods ?? []).map((value) => ({ value, label: PERIODS[value] }))}
              onChange={(period) => set({ period: period ?? undefined })}
            />
          )}
        </Field>
      )}
      {kind.hasLimit && (
        <CommittedNumber
          label="Rows at most"
          value={slide.limit}
          max={300}
          onCommit={(limit) => set({ limit })}
        />
      )}
      {kind.columns && <ColumnOptions columns={kind.columns} slide={slide} set={set} />}
      <CommittedArea
        label="Speaker notes"
        rows={5}
        value={slide.notes ?? ''}
        onCommit={(notes) => set({ notes: notes || undefined })}
      />
    </div>
  );
}

function FilterOptions({ slide, set }: { slide: Slide; set: SetOptions }) {
  const { filters = [] } = slideKind(slide.kind);
  const { filter = {} } = slide;
  const choose = (changes: Record<string, unknown>) => {
    const next = Object.entries({ ...filter, ...changes }).filter(([, value]) => value != null);
    set({ filter: next.length > 0 ? Object.fromEntries(next) : undefined });
  };
  if (filters.length === 0) return null;
  return (
    <>
      {filters.includes('team') && (
        <RecordChoice
          label="Only team"
          entity="team"
          value={filter.team}
          onChange={(team) => choose({ team })}
        />
      )}
      {filters.includes('service') && (
        <RecordChoice
          label="Only service"
          entity="service"
          value={filter.service}
          onChange={(service) => choose({ service })}
        />
      )}
      {filters.includes('tier') && (
        <Field label="Only tier">
          {(ids) => (
            <Select
              {...ids}
              isClearable
              value={filter.tier === undefined ? null : String(filter.tier)}
              options={['1', '2', '3', '4'].map((value) => ({ value, label: `Tier ${value}` }))}
              placeholder="All tiers"
              onChange={(tier) => choose({ tier: tier === null ? undefined : Number(tier) })}
            />
          )}
        </Field>
      )}
      {filters.includes('severity') && (
        <Field label="Only severity">
          {(ids) => (
            <Select
              {...ids}
              isClearable
              value={filter.severity ?? null}
              options={SEVERITIES.map((value) => ({ value, label: value }))}
              placeholder="All severities"
              onChange={(severity) => choose({ severity })}
            />
          )}
        </Field>
      )}
    </>
  );
}

type ColumnProps = { columns: readonly string[]; slide: Slide; set: SetOptions };

function ColumnOptions({ columns, slide, set }: ColumnProps) {
  const { hiddenColumns = [] } = slide;
  const toggle = (column: string, isShown: boolean) => {
    const next = isShown ? hiddenColumns.filter((one) => one !== column) : [...hiddenColumns, column];
    set({ hiddenColumns: next.length > 0 ? next : undefined });
  };
  return (
    <fieldset className={styles.set}>
      <legend>Columns</legend>
      {columns.map((column) => (
        <Checkbox
          key={column}
          checked={!hiddenColumns.includes(column)}
          onChange={(isShown) => toggle(column, isShown)}
        >
          {column}
        </Checkbox>
      ))}
    </fieldset>
  );
}
