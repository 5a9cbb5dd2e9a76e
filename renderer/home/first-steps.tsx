import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { core } from '../app/client.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import styles from './home.module.css';

const STEPS = [
  { entity: 'team', label: 'Teams', about: 'who owns what' },
  { entity: 'service', label: 'Services', about: 'what you run, and its tier' },
  { entity: 'slo', label: 'SLOs', about: 'how well it must run' },
  { entity: 'incident', label: 'Incidents', about: 'what went wrong' },
  { entity: 'actionItem', label: 'Actions', about: 'what was promised' },
] as const;

/** What a young workspace still lacks; gone once every step has a record. */
export function FirstSteps() {
  const { data } = useQuery({
    queryKey: ['records', 'first-steps'],
    queryFn: () => Promise.all(STEPS.map(({ entity }) => core.record.list({ entity, limit: 0 }))),
  });
  if (!data || data.every(({ total }) => total > 0)) return null;
  return (
    <section className={styles.steps} aria-label="First steps">
      <p>
        A review needs a few records first: <PageLink to="/import">import them</PageLink> from the tools you
        use, or enter them here.
      </p>
      <ol>
        {STEPS.map(({ entity, label, about }, at) => {
          const isDone = (data[at]?.total ?? 0) > 0;
          return (
            <li key={entity} className={styles.step}>
              {isDone ? <Check size={14} aria-label="Done" /> : <span aria-hidden>{at + 1}</span>}
              <PageLink to={recordPath(entity)}>{label}</PageLink>
              <span className={styles.muted}>{about}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
