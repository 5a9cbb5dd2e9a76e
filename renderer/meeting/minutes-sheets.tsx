import { useLayoutEffect } from 'react';
import type { DeckTheme } from '#shared/deck/theme.ts';
import { DeckLogo, themeStyle } from '../deck/deck-theme.tsx';
import { Markdown } from '../design/markdown.tsx';
import styles from './minutes-sheets.module.css';

type Minutes = { markdown: string; workspace: string; theme: DeckTheme };
type Props = { minutes: Minutes; paper: 'a4' | 'letter' };

/** Minutes over as many pages as they need, each of which says at its foot whose they are. */
export function MinutesSheets({ minutes: { markdown, workspace, theme }, paper }: Props) {
  usePageFoot([workspace, theme.footer].filter(Boolean).join(' · '));
  return (
    <main className={styles.minutes} data-paper={paper} data-theme="light" style={themeStyle(theme)}>
      <DeckLogo theme={theme} className={styles.logo} />
      <Markdown text={markdown} hasHeadings />
    </main>
  );
}

/** Writes words and the page's number at the foot of every page: only a style sheet reaches there. */
function usePageFoot(words: string): void {
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet();
    const look = 'color: #57606a; font: 8pt/1.25 Inter, sans-serif';
    // Long words go on below each other; the page's number keeps its place beside them.
    sheet.replaceSync(`@page {
      @bottom-left { content: ${quoted(words.replaceAll(LONG_WORD, '$&\u200b'))}; width: 88%; ${look} }
      @bottom-right { content: counter(page) " / " counter(pages); width: 12%; ${look} }
    }`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [words]);
}

/** Letters of a word that is broken: the foot of a page does not break one by itself. */
const LONG_WORD = /[^\s\u200b]{32}(?=\S)/g;

/** A text as a string of CSS. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)}"`;
}
