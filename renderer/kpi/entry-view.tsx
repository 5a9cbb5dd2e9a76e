import { useMemo, useState } from 'react';
import { formatCount } from '#shared/figure/format.ts';
import type { Frequency } from '#shared/kpi/definition.ts';
import { entryPeriods } from '#shared/kpi/entry.ts';
import { FREQUENCIES, kpi, kpiValue } from '#shared/kpi/kpi.ts';
import { useWorkspace } from '../app/queries.ts';
import { useCalendar } from '../app/use-week.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import { useAllRows, useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import { RefInput } from '../records/ref-input.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import styles from './entry.module.css';
import { EntryGrid } from './entry-grid.tsx';
import { cellsOf, type EntryScope, isKeptIn, isMissing } from './entry-model.ts';

const COUNTS: Record<Frequency, number> = { daily: 14, weekly: 12, monthly: 12, quarterly: 8 };
const SCOPES = { org: 'Organisation', team: 'A team', service: 'A service' } as const;
const NO_TITLES = {};
const BY_HAND = [{ field: 'isComputed', op: 'eq' as const, value: false }];

/** Values of the KPIs that are entered by hand, like a spreadsheet: a row for each KPI, a column for each period. */
export function EntryView({ query, onOpen, onActive }: ListViewProps) {
  const { rows, isPending, error } = useAllRows(kpi, query, BY_HAND);
  const entered = useMemo(() => rows.filter(({ formula }) => formula === null), [rows]);
  const [wanted, setWanted] = useState<Frequency | null>(null);
  const [scope, setScope] = useState<EntryScope | { kind: 'team' | 'service'; id: null }>({ kind: 'org' });
  const offered = (Object.keys(FREQUENCIES) as Frequency[]).filter((one) =>
    entered.some(({ frequency }) => frequency === one),
  );
  const frequency = wanted !== null && offered.includes(wanted) ? wanted : offered[0];
  if (error) throw error;
  if (isPending) return <Spinner label="Reading the KPIs" />;
  if (frequency === undefined) {
    return (
      <EmptyState title="No KPI of this list is entered by hand">
        KPIs that Muster computes need no values. Make one with “Computed” off, and its periods are here to
        fill in.
      </EmptyState>
    );
  }
  return (
    <section className={styles.view} aria-label="Enter values">
      <div className={styles.tools}>
        <div className={styles.choice}>
          <Select
            size="s"
            aria-label="Frequency"
            value={frequency}
            options={offered.map((value) => ({ value, label: FREQUENCIES[value] }))}
            onChange={(value) => setWanted(value as Frequency)}
          />
        </div>
        <div className={styles.choice}>
          <Select
            size="s"
            aria-label="Values of"
            value={scope.kind}
            options={Object.entries(SCOPES).map(([value, label]) => ({ value, label }))}
            onChange={(kind) =>
              setScope(kind === 'team' || kind === 'service' ? { kind, id: null } : { kind: 'org' })
            }
          />
        </div>
        {scope.kind !== 'org' && (
          <div className={styles.owner}>
            <RefInput
              target={scope.kind}
              titles={NO_TITLES}
              value={scope.id}
              aria-label={SCOPES[scope.kind]}
              onChange={(id) => setScope({ kind: scope.kind, id } as EntryScope)}
            />
          </div>
        )}
        <p className={styles.hint}>
          Type, or paste a block. Enter and Tab go on, Ctrl+D fills down, Shift+F2 writes a note.
        </p>
      </div>
      {scope.kind !== 'org' && scope.id === null ? (
        <p className={styles.none}>Choose the {scope.kind} whose values are entered.</p>
      ) : (
        <Values
          key={`${frequency} ${JSON.stringify(scope)}`}
          kpis={entered.filter((one) => one.frequency === frequency && isKeptIn(one, scope.kind))}
          frequency={frequency}
          scope={scope as EntryScope}
          onOpen={onOpen}
          onActive={onActive}
        />
      )}
    </section>
  );
}

type ValuesProps = {
  kpis: Parameters<typeof cellsOf>[0];
  frequency: Frequency;
  scope: EntryScope;
} & Pick<ListViewProps, 'onOpen' | 'onActive'>;

function Values({ kpis, frequency, scope, onOpen, onActive }: ValuesProps) {
  const { week } = useAsOf();
  const { settings, today } = useWorkspace();
  const calendar = useCalendar();
  const { fiscalYearEndMonth } = settings;
  const periods = useMemo(
    () => entryPeriods(frequency, { week, calendar, fiscalYearEndMonth, count: COUNTS[frequency] }),
    [frequency, week, calendar, fiscalYearEndMonth],
  );
  const ids = useMemo(() => kpis.map(({ id }) => id), [kpis]);
  const narrower = useMemo(
    () => [
      { field: 'kpiId', op: 'in' as const, value: ids },
      { field: 'periodStart', op: 'gte' as const, value: periods[0]?.firstDay ?? '' },
      { field: 'periodStart', op: 'lte' as const, value: periods.at(-1)?.lastDay ?? '' },
    ],
    [ids, periods],
  );
  const { rows, isPending } = useEvery(kpiValue, narrower);
  const cells = useMemo(() => cellsOf(kpis, periods, rows, scope), [kpis, periods, rows, scope]);
  if (isPending) return <Spinner label="Reading the values" />;
  const missing = cells.flat().filter((cell) => isMissing(cell, today, scope)).length;
  return (
    <>
      <p className={styles.missingCount} role="status">
        {missing === 0
          ? 'No value is missing.'
          : `${formatCount(missing, 'value is', 'values are')} missing.`}
      </p>
      <EntryGrid cells={cells} periods={periods} scope={scope} onOpen={onOpen} onActive={onActive} />
    </>
  );
}
