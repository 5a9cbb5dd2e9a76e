import { useMemo } from 'react';
import { pipelineCount } from '#shared/hiring/headcount-slot.ts';
import { trailingWeeks } from '#shared/time/week.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { useCalendar } from '../app/use-week.ts';
import { Spinner } from '../design/progress.tsx';
import { Candidates } from '../interview/candidates.tsx';
import { useEvery } from '../records/overview/use-all-rows.ts';
import { useAsOf } from '../records/overview/use-as-of.ts';
import type { ExtraProps } from '../records/slot-props.ts';
import styles from './hiring.module.css';
import { PipelineGrid } from './pipeline-grid.tsx';
import { stageCells } from './stage-cells.ts';

const WEEKS = 8;

/** A seat's candidates by week, to be written down, and its interview scorecards side by side. */
export function SlotRecord({ row }: ExtraProps) {
  const { week } = useAsOf();
  const calendar = useCalendar();
  const weeks = useMemo(() => trailingWeeks(week, WEEKS, calendar), [week, calendar]);
  const ofSlot = useMemo(
    () => [
      { field: 'slotId', op: 'in' as const, value: [row.id] },
      { field: 'weekStart', op: 'gte' as const, value: weeks[0]?.firstDay ?? '' },
    ],
    [row.id, weeks],
  );
  const counts = useEvery(pipelineCount, ofSlot);
  const cells = useMemo(() => stageCells(counts.rows, weeks), [counts.rows, weeks]);
  return (
    <>
      <section className={styles.part} aria-label="Candidates by week">
        <header className={styles.head}>
          <h3>Candidates who reached each stage</h3>
          <PageLink to={recordPath(pipelineCount.name)} params={{ of: `slotId:${row.id}` }}>
            All weeks
          </PageLink>
        </header>
        {counts.isPending ? (
          <Spinner label="Reading the pipeline" />
        ) : (
          <PipelineGrid key={`${row.id} ${week.key}`} slotId={row.id} cells={cells} weeks={weeks} />
        )}
      </section>
      <Candidates slotId={row.id} least={1} />
    </>
  );
}
