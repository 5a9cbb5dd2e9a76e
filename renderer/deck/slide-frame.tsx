import type { ReactNode } from 'react';
import { asOfText, pageWords } from '#shared/deck/outline/deck-outline.ts';
import { themeOf } from '#shared/deck/theme.ts';
import { DeckLogo, themeStyle } from './deck-theme.tsx';
import { useFittedText } from './fit-text.ts';
import { usePage } from './page-context.ts';
import styles from './slide.module.css';

/** What every slide has: its kind, a heading that says something, notes, the data's as-of time and the page number. */
export function SlideFrame({ children }: { children: ReactNode }) {
  const { document, page } = usePage();
  const { kicker, heading, lead, footnotes } = pageWords(document, page);
  const part = page.parts > 1 && kicker !== null ? ` (${page.part} of ${page.parts})` : '';
  const theme = themeOf(document);
  const noteText = footnotes.join('  ·  ');
  const slide = useFittedText<HTMLElement>();
  return (
    <section
      ref={slide}
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
        {children}
      </div>
      <p className={styles.notes} data-fit data-shrinks="notes" title={noteText}>
        {noteText}
      </p>
      <SlideFooter />
    </section>
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
