import { Children, type ReactNode } from 'react';
import { NOTE_STEPS, noteText } from '#shared/deck/fit/slide-text.ts';
import { fittingStep, SEMIBOLD, type TextStep } from '#shared/deck/fit/text-steps.ts';
import { linesOf } from '#shared/deck/fit/text-width.ts';
import { asOfText, pageWords } from '#shared/deck/outline/deck-outline.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { FixedRoom } from '../review/blocks/fixed-room.ts';
import { DeckLogo, themeStyle } from './deck-theme.tsx';
import { FittedText } from './fitted-text.tsx';
import { usePage } from './page-context.ts';
import styles from './slide.module.css';

/** What every slide has: its kind, a heading that says something, notes, the data's as-of time and the page number. */
export function SlideFrame({ children }: { children: ReactNode }) {
  const { document, page } = usePage();
  const { kicker, heading, lead, footnotes } = pageWords(document, page);
  const part = page.parts > 1 && kicker !== null ? ` (${page.part} of ${page.parts})` : '';
  const theme = themeOf(document);
  const notes = noteText(footnotes);
  const noteStep = fittingStep(notes, NOTE_STEPS, BODY) ?? NOTE_STEPS[0];
  return (
    <section
      className={styles.slide}
      data-theme="light"
      data-slide={page.slide.kind}
      style={themeStyle(theme)}
      data-logo={theme.logo ? true : undefined}
      aria-label={`Page ${page.number}`}
    >
      <header className={styles.head} data-fit>
        <DeckLogo theme={theme} className={styles.logo} />
        <FittedText
          className={styles.kicker}
          text={kicker ?? ''}
          steps={KICKER}
          width={theme.logo ? BESIDE_LOGO : BODY.width}
          weight={SEMIBOLD}
        >
          {kicker ?? '\u00a0'}
        </FittedText>
        <FittedText
          as="h2"
          className={styles.heading}
          text={heading}
          steps={heading.length > MOST_LARGE ? HEADING.slice(1) : HEADING}
          width={HEAD}
          weight={SEMIBOLD}
        >
          {heading}
          {part && <span className="visually-hidden">{part}</span>}
        </FittedText>
        {lead && <FittedText className={styles.lead} text={lead} steps={LEAD} width={HEAD} />}
      </header>
      <div className={styles.body} data-fit>
        <FixedRoom value={BODY}>{children}</FixedRoom>
      </div>
      <p className={styles.notes} data-fit data-size={NOTE_STEPS.indexOf(noteStep) || undefined}>
        {notes}
      </p>
      <SlideFooter />
    </section>
  );
}

/** A slide's body, its heading and what is left of it beside a logo, in pixels. */
const BODY = { width: 1168, font: 14, row: 31, isShared: true };
const [HEAD, BESIDE_LOGO] = [1120, 960];

const step = (font: number, line: number, lines: number): TextStep => ({ font, line, lines });
const KICKER = [step(14, 20, 1), step(11.5, 14, 3)];
const HEADING = [step(27, 34, 2), step(22, 29, 2), step(17, 22, 3), step(14, 18, 4), step(12, 15, 8)];
const LEAD = [step(16, 22, 2), step(13, 16, 3), step(11.5, 14, 8)];
/** Letters of a heading that are set in its largest size at most. */
const MOST_LARGE = 110;

/** Two columns of a slide's body, by their widths in pixels. */
export function SlideColumns({ widths, children }: { widths: readonly number[]; children: ReactNode }) {
  return (
    <div
      className={styles.columns}
      style={{ gridTemplateColumns: widths.map((one) => `${one}px`).join(' ') }}
    >
      {Children.toArray(children).map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity and never move
        <FixedRoom key={index} value={{ ...BODY, width: widths[index] ?? BODY.width }}>
          {child}
        </FixedRoom>
      ))}
    </div>
  );
}

/** Whose data it is, as of when, and the page. */
export function SlideFooter() {
  const { document, page } = usePage();
  const { workspace, weekLabel } = document.data;
  const { footer } = themeOf(document);
  const what = `${document.title} · ${weekLabel}`;
  return (
    <footer
      className={styles.foot}
      data-fit
      data-long={isLongFoot(workspace.name, [what, footer]) || undefined}
    >
      <p className={styles.footWords}>
        <span className={styles.footName}>{workspace.name}</span>
        <span className={styles.footWhat}>{what}</span>
        {footer !== '' && <span className={styles.footText}>{footer}</span>}
      </p>
      <span className={styles.footTime}>{asOfText(document)}</span>
      <span className={styles.footPage}>
        {page.number} / {page.total}
      </span>
    </footer>
  );
}

/** Beside the time and the page, with the gaps between, in pixels. */
const FOOT = { width: 840, font: 12, gap: 20 };

/** Whether the foot's words need more than a line: they go on below each other in small letters then. */
function isLongFoot(name: string, others: readonly string[]): boolean {
  const shown = others.filter((text) => text !== '');
  const width = FOOT.width - FOOT.gap * shown.length;
  return linesOf([name, ...shown].join(' '), FOOT.font * SEMIBOLD, width) > 1;
}

/** What stands in the place of a chart or table that has nothing to show. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>;
}
