import { useLayoutEffect } from 'react';
import { useParams } from 'wouter';
import { core } from '../app/client.ts';
import { currentParams } from '../app/location.ts';
import { DeckLogo, themeStyle } from '../deck/deck-theme.tsx';
import { usePrinted } from '../deck/use-document.ts';
import { Markdown } from '../design/markdown.tsx';
import styles from './print-minutes.module.css';

/** The minutes for paper, at `#/print/minutes/…?paper=a4`. */
export function PrintMinutesPage() {
  const { id = '' } = useParams<{ id: string }>();
  const paper = currentParams().get('paper') === 'letter' ? 'letter' : 'a4';
  const minutes = usePrinted(
    () => core.meeting.minutes({ id: decodeURIComponent(id) }),
    ({ title }) => title,
  );
  usePageFoot(minutes && [minutes.workspace, minutes.theme.footer].filter(Boolean).join(' · '));
  return (
    minutes && (
      <main
        className={styles.minutes}
        data-paper={paper}
        data-theme="light"
        style={themeStyle(minutes.theme)}
      >
        <DeckLogo theme={minutes.theme} className={styles.logo} />
        <Markdown text={minutes.markdown} hasHeadings />
      </main>
    )
  );
}

/** Writes words and the page's number at the foot of every page: only a style sheet reaches there. */
function usePageFoot(words: string | null): void {
  useLayoutEffect(() => {
    if (words === null) return;
    const sheet = new CSSStyleSheet();
    const look = 'color: #57606a; font: 8pt Inter, sans-serif';
    sheet.replaceSync(`@page {
      @bottom-left { content: ${quoted(words)}; ${look} }
      @bottom-right { content: counter(page) " / " counter(pages); ${look} }
    }`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [words]);
}

/** A text as a string of CSS. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}"`;
}
