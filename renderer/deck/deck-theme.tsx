import type { CSSProperties } from 'react';
import { type DeckTheme, themeColours } from '#shared/deck/theme.ts';

/** The colours of a theme, for everything inside an element. */
export function themeStyle({ accent }: DeckTheme): CSSProperties {
  const { words, marks, chart } = themeColours(accent);
  return {
    '--accent': words,
    '--accent-fill': marks,
    '--chart-main': chart.main,
    '--chart-soft': chart.soft,
  } as CSSProperties;
}

/** The logo of a deck, if there is one. What is drawn as an image runs no script and loads nothing. */
export function DeckLogo({
  theme: { logo },
  className,
}: {
  theme: DeckTheme;
  className: string | undefined;
}) {
  return logo && <img className={className} src={logo.url} alt={logo.alt} />;
}
