import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo } from 'react';
import { figureGrid } from '#shared/figure/figure-grid.ts';
import { formatInstant } from '#shared/figure/format.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { SHOWN_FIGURES } from '#shared/review/shown-figures.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { openRows } from '../app/lineage.ts';
import { PageLink } from '../app/link.tsx';
import { useIsDark } from '../app/theme.ts';
import { useTurn } from '../app/turns.ts';
import { useWeek } from '../app/use-week.ts';
import { ChartSurface } from '../charts/chart-figure.tsx';
import type { Rows } from '../charts/spec.ts';
import { useFileExport } from '../deck/export-file.ts';
import { ExportProgress } from '../deck/export-progress.tsx';
import { Spinner } from '../design/progress.tsx';
import { HasTableMenus, TableMenu } from '../export/table-menu.tsx';
import { MeetingBar } from '../meeting/meeting-bar.tsx';
import { FigureTiles, pickFigures } from './blocks/figure-tile.tsx';
import { OpenRows } from './blocks/open-rows.tsx';
import { reviewQuery } from './queries.ts';
import styles from './review.module.css';
import { ReviewExport } from './review-export.tsx';
import { REVIEW_PARTS, type ReviewPart } from './review-parts.tsx';
import { Sentences } from './sentences.tsx';

/** The week's review: what an executive should know, then each section with its figures; each opens its rows. */
export function ReviewPage() {
  const { week } = useWeek();
  const { data: latest, error, refetch } = useQuery(reviewQuery(week.key));
  const data = useDeferredValue(latest);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <>
      <MeetingBar week={week.key} />
      <Review data={data} />
    </>
  );
}

export const Review = memo(function Review({ data }: { data: ReviewData }) {
  const isDark = useIsDark();
  const surface = useMemo(() => ({ scale: 1, theme: isDark ? 'dark' : 'light', isLong: true }), [isDark]);
  return (
    <ChartSurface value={surface}>
      <OpenRows value={open}>
        <HasTableMenus value={true}>
          <div className={styles.page}>
            <Head data={data} />
            <div className={styles.tiles}>
              <FigureTiles figures={pickFigures(data.figures, SHOWN_FIGURES.headline)} columns={5} />
            </div>
            {REVIEW_PARTS.map((part) => (
              <Section key={part.section} part={part} data={data} />
            ))}
          </div>
        </HasTableMenus>
      </OpenRows>
    </ChartSurface>
  );
});

type SectionProps = { part: ReviewPart; data: ReviewData };

/** A section; they are drawn one after the other. */
function Section({ part: { section, title, figures = [], Part }, data }: SectionProps) {
  const isDrawn = useTurn();
  const shown = pickFigures(data.figures, figures);
  return (
    <section id={`part-${section}`} className={styles.part}>
      <div className={styles.partHead}>
        <h2>{title}</h2>
        {shown.length > 0 && <TableMenu title={`Figures: ${title}`} grid={() => figureGrid(shown)} />}
      </div>
      {isDrawn && (
        <>
          <Sentences data={data} place={section} />
          <Part data={data} />
        </>
      )}
    </section>
  );
}

function Head({ data }: { data: ReviewData }) {
  const { weekLabel, asOf, isPartial, workspace, week } = data;
  const exporting = useFileExport();
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <h1>Review of {weekLabel}</h1>
        <span className={styles.asOf}>
          Data as of {formatInstant(asOf, workspace.zone)}
          {isPartial ? '; the week is not over' : ''}
        </span>
        <PageLink to="/decks" className={styles.deckLink}>
          Decks
        </PageLink>
        <ReviewExport week={week.key} exporting={exporting} />
      </div>
      <ExportProgress exporting={exporting} label="Exporting the review" />
      <Sentences data={data} place="headline" />
      <nav className={styles.nav} aria-label="Sections of the review">
        {REVIEW_PARTS.map(({ section, title }) => (
          <button
            key={section}
            type="button"
            onClick={() => document.getElementById(`part-${section}`)?.scrollIntoView()}
          >
            {title}
          </button>
        ))}
      </nav>
    </header>
  );
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <Spinner label="Computing the review" />
    </div>
  );
}

function open({ entity, ids, label }: Rows): void {
  openRows(entity, ids, label);
}
