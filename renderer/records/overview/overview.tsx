import { type ReactNode, useMemo } from 'react';
import { ErrorState } from '../../app/error-boundary.tsx';
import { openFiltered, openRows } from '../../app/lineage.ts';
import { useIsDark } from '../../app/theme.ts';
import { useTurn } from '../../app/turns.ts';
import { ChartFigure, ChartSurface } from '../../charts/chart-figure.tsx';
import type { ChartSpec, Rows } from '../../charts/spec.ts';
import { Spinner } from '../../design/progress.tsx';
import { OpenRows, useOpenRows } from '../../review/blocks/open-rows.tsx';
import styles from './overview.module.css';

type Props = {
  /** What the view is called for readers, e.g. `Pipeline`. */
  label: string;
  isPending?: boolean;
  error?: unknown;
  children: ReactNode;
};

/** A view of a list that counts its rows: a page of its own to scroll, whose numbers open their rows. */
export function Overview({ label, isPending = false, error, children }: Props) {
  const isDark = useIsDark();
  const surface = useMemo(() => ({ scale: 1, theme: isDark ? 'dark' : 'light', isLong: true }), [isDark]);
  if (error) return <ErrorState error={error} />;
  return (
    <ChartSurface value={surface}>
      <OpenRows value={open}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles.overview} aria-label={label} aria-busy={isPending} tabIndex={0}>
          {isPending ? <Spinner label="Counting" /> : children}
        </section>
      </OpenRows>
    </ChartSurface>
  );
}

type PartProps = {
  title: string;
  /** What the figures are of: basis, period, what is left out. */
  note?: ReactNode;
  /** Chooses what is shown. */
  controls?: ReactNode;
  children: ReactNode;
};

/** A part of an overview with its name, what it counts, and what can be chosen. Parts are drawn one after the other. */
export function OverviewPart({ title, note, controls, children }: PartProps) {
  const isDrawn = useTurn();
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {note && <p className={styles.note}>{note}</p>}
        {controls && <div className={styles.controls}>{controls}</div>}
      </header>
      {isDrawn && children}
    </section>
  );
}

/** Two parts side by side where there is room. */
export function OverviewPair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}

type ChartProps = { title: string; spec: ChartSpec | null; height: number; empty: string };

/** A chart whose marks open their rows, or one sentence where there is nothing to draw. */
export function OverviewChart({ title, spec, height, empty }: ChartProps) {
  const onOpen = useOpenRows();
  if (!spec) return <p className={styles.empty}>{empty}</p>;
  return <ChartFigure title={title} spec={spec} height={height} onOpen={onOpen} hasToggle />;
}

function open({ entity, ids, label, where }: Rows): void {
  if (where) openFiltered(entity, where, label);
  else openRows(entity, ids, label);
}
