import type { AnyRow } from '#shared/entity/entity.ts';
import { weekOfDate, weekRange } from '#shared/time/week.ts';
import { PageLink } from '../app/link.tsx';
import { useCalendar } from '../app/use-week.ts';
import panel from '../records/panel.module.css';

/** Leads from a decision to the review of its week. */
export function DecisionReview({ row }: { row: AnyRow }) {
  const calendar = useCalendar();
  if (typeof row.decidedOn !== 'string') return null;
  const week = weekOfDate(row.decidedOn, calendar);
  return (
    <p className={panel.part}>
      Made in the week {weekRange(week)}:{' '}
      <PageLink to="/review" params={{ week: week.key }}>
        review of {week.key}
      </PageLink>
    </p>
  );
}
