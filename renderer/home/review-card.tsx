import { useQuery } from '@tanstack/react-query';
import type { ReviewData } from '#shared/review/review-data.ts';
import { core } from '../app/client.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { Card } from './card.tsx';
import styles from './home.module.css';

/** Where the review of the week stands, and the one before. */
export function ReviewCard({ data: { week, weekLabel } }: { data: ReviewData }) {
  const { data } = useQuery({
    queryKey: ['records', 'review', 'newest'],
    queryFn: () =>
      core.record.list({ entity: 'review', sort: [{ field: 'week', descending: true }], limit: 20 }),
  });
  const reviews = data?.rows ?? [];
  const own = reviews.find((row) => row.week === week.key);
  const last = reviews.find((row) => row.state === 'closed' && String(row.week) < week.key);
  return (
    <Card title="Next review" aside={<PageLink to="/review">Open the review</PageLink>}>
      <p>
        {weekLabel}: {own ? (STATES[String(own.state)] ?? String(own.state)) : 'not begun'}.
      </p>
      {last && (
        <p className={styles.muted}>
          Last closed: <PageLink to={recordPath('review', last.id)}>{String(last.title)}</PageLink>
        </p>
      )}
    </Card>
  );
}

const STATES: Readonly<Record<string, string>> = {
  draft: 'a draft is being prepared',
  live: 'it is running',
  closed: 'closed',
};
