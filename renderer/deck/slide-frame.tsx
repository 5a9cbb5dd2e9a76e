import type { ReactNode } from 'react';
import { slideKind } from '#shared/deck/slide-kinds.ts';
import { formatInstant } from '#shared/figure/format.ts';
import { usePage } from './page-context.ts';
import styles from './slide.module.css';

type Props = {
  /** What the slide says, in a sentence; without one the kind's own heading stands. */
  assertion?: string | undefined;
  /** A further sentence or two under the heading. */
  lead?: string | undefined;
  /** Definitions, n and what was left out. */
  notes?: readonly (string | null | undefined)[];
  children: ReactNode;
};

/** What every slide has: its kind, a heading that says something, notes, the data's as-of time and the page number. */
export function SlideFrame({ assertion, lead, notes = [], children }: Props) {
  const { page } = usePage();
  const kind = slideKind(page.slide.kind);
  const heading = page.slide.heading ?? assertion ?? kind.heading;
  const part = page.parts > 1 ? ` (${page.part} of ${page.parts})` : '';
  const noteText = notes.filter(Boolean).join('  ·  ');
  return (
    <section
      className={styles.slide}
      data-theme="light"
      data-slide={page.slide.kind}
      aria-label={`Page ${page.number}`}
    >
      <header className={styles.head} data-fit>
        <p className={styles.kicker}>{heading === kind.heading ? '\u00a0' : kind.heading + part}</p>
        <h2 className={styles.heading} data-long={heading.length > 110 || undefined} title={heading}>
          {heading}
          {heading === kind.heading ? part : part && <span className="visually-hidden">{part}</span>}
        </h2>
        {lead && (
          <p className={styles.lead} title={lead}>
            {lead}
          </p>
        )}
      </header>
      <div className={styles.body} data-fit>
        {children}
      </div>
      <p className={styles.notes} data-fit title={noteText}>
        {noteText}
      </p>
      <SlideFooter />
    </section>
  );
}

/** Whose data it is, as of when, and the page. */
export function SlideFooter() {
  const { document, page } = usePage();
  const { workspace, weekLabel, asOf, isPartial } = document.data;
  return (
    <footer className={styles.foot} data-fit>
      <span className={styles.footName}>{workspace.name}</span>
      <span className={styles.footWhat}>
        {document.title} · {weekLabel}
      </span>
      <span className={styles.footTime}>
        Data as of {formatInstant(asOf, workspace.zone)}
        {isPartial ? ' (week not over)' : ''}
      </span>
      <span className={styles.footPage}>
        {page.number} / {page.total}
      </span>
    </footer>
  );
}

/** What stands in the place of a chart or table that has nothing to show. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>;
}
