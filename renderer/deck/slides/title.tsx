import { slideKind } from '#shared/deck/slide-kinds.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { formatInstant } from '#shared/figure/format.ts';
import { DeckLogo, themeStyle } from '../deck-theme.tsx';
import { usePage } from '../page-context.ts';
import styles from '../slide.module.css';
import { SlideFooter } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

const AUDIENCE = { team: 'Teams', director: 'The director', executive: 'Executives', customer: 'Customers' };

function TitleSlide({ data, document }: SlideProps) {
  const { page } = usePage();
  const { workspace, weekLabel, asOf, isPartial } = data;
  const theme = themeOf(document);
  return (
    <section
      className={`${styles.slide} ${styles.cover}`}
      data-theme="light"
      data-slide={slideKind('title').kind}
      style={themeStyle(theme)}
      aria-label={`Page ${page.number}`}
    >
      <div className={styles.coverTop}>
        <DeckLogo theme={theme} className={styles.coverLogo} />
      </div>
      <div className={styles.coverRule} />
      <p className={styles.coverName} data-fit title={workspace.name}>
        {workspace.name}
      </p>
      <h1 className={styles.coverTitle} data-fit>
        {page.slide.heading ?? document.title}
      </h1>
      <p className={styles.coverWeek}>{weekLabel}</p>
      <div className={styles.coverFacts} data-fit>
        <p>
          <strong>Data as of</strong> {formatInstant(asOf, workspace.zone)} ({workspace.zone})
        </p>
        <p>
          <strong>For</strong> {AUDIENCE[document.audience]}
        </p>
        {isPartial && (
          <p>
            <strong>So far</strong> The week is not over.
          </p>
        )}
      </div>
      <div className={styles.coverFoot}>
        <SlideFooter />
      </div>
    </section>
  );
}

export const titleSlide: SlideDefinition = { Component: TitleSlide };
