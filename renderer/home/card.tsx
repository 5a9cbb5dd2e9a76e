import { type ReactNode, useId } from 'react';
import styles from './home.module.css';

type Props = { title: string; count?: number | undefined; aside?: ReactNode; children: ReactNode };

/** One box of the home page. */
export function Card({ title, count, aside, children }: Props) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.cardHead}>
        <h2 id={id}>
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
