import { SEMIBOLD } from '#shared/deck/fit/text-steps.ts';
import { slideKind } from '#shared/deck/slide-kinds.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { formatInstant } from '#shared/figure/format.ts';
import { DeckLogo, themeStyle } from '../deck-theme.tsx';
import { FittedText } from '../fitted-text.tsx';
import { usePage } from '../page-context.ts';
import styles from '../slide.module.css';
import { SlideFooter } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

const WIDTH = 1120;
const step = (font: number, line: number, lines: number) => ({ font, line, lines });

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
      <div data-fit>
        <FittedText
          className={styles.coverName}
          text={workspace.name}
          steps={[step(22, 31, 1), step(18, 25, 3), step(14, 20, 8)]}
          width={WIDTH}
        />
        <FittedText
          as="h1"
          className={styles.coverTitle}
          text={page.slide.heading ?? document.title}
          steps={[step(52, 60, 2), step(38, 46, 3), step(26, 33, 8)]}
          width={WIDTH}
          weight={SEMIBOLD}
        />
      </div>
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
