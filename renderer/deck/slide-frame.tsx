import { Children, type ReactNode } from 'react';
import { fittedSize } from '#shared/deck/fit/fitted-rows.ts';
import { asOfText, pageWords } from '#shared/deck/outline/deck-outline.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { FixedRoom } from '../review/blocks/fixed-room.ts';
import { DeckLogo, themeStyle } from './deck-theme.tsx';
import { usePage } from './page-context.ts';
import styles from './slide.module.css';

/** What every slide has: its kind, a heading that says something, notes, the data's as-of time and the page number. */
export function SlideFrame({ children }: { children: ReactNode }) {
  const { document, page } = usePage();
  const { kicker, heading, lead, footnotes } = pageWords(document, page);
  const part = page.parts > 1 && kicker !== null ? ` (${page.part} of ${page.parts})` : '';
  const theme = themeOf(document);
  const noteText = footnotes.join('  ·  ');
  const size = fittedSize(noteText, NOTES);
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
        <p className={styles.kicker} title={kicker ?? undefined}>
          {kicker ?? '\u00a0'}
        </p>
        <h2 className={styles.heading} data-long={heading.length > 110 || undefined} title={heading}>
          {heading}
          {part && <span className="visually-hidden">{part}</span>}
        </h2>
        {lead && (
          <p className={styles.lead} title={lead}>
            {lead}
          </p>
        )}
      </header>
      <div className={styles.body} data-fit>
        <FixedRoom value={BODY}>{children}</FixedRoom>
      </div>
      <p className={styles.notes} data-fit data-size={size || undefined} title={noteText}>
        {noteText}
      </p>
      <SlideFooter />
    </section>
  );
}

/** A slide's body and its footnotes, in pixels. */
const BODY = { width: 1168, font: 14, row: 31 };
const NOTES = { width: BODY.width, font: 11.5, lines: 2 };

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
  return (
    <footer className={styles.foot} data-fit>
      <span className={styles.footName} title={workspace.name}>
        {workspace.name}
      </span>
      <span className={styles.footWhat} title={`${document.title} · ${weekLabel}`}>
        {document.title} · {weekLabel}
      </span>
      {footer !== '' && (
        <span className={styles.footText} title={footer}>
          {footer}
        </span>
      )}
      <span className={styles.footTime}>{asOfText(document)}</span>
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
