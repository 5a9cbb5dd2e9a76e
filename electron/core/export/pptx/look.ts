import type { ChartColour } from '#shared/chart/chart-data.ts';
import type { Picture } from '#shared/deck/slide-body.ts';
import { type DeckTheme, themeColours } from '#shared/deck/theme.ts';

/** Colours of charts without the hash. */
export type ChartColours = Record<ChartColour, string>;

/** How a presentation looks: the theme of its deck, in colours without the hash. */
export type Look = { words: string; charts: ChartColours; logo: Picture | null };

/** The light colours of `renderer/charts/charts.css`, but for those that follow from the accent. */
const COLOURS: Omit<ChartColours, 'main' | 'soft'> = {
  quiet: '8A93A3',
  grid: 'E6E9EE',
  axis: '525968',
  text: '171A21',
  target: '136C45',
  signal: 'B3261E',
  good: '2F8F63',
  warn: 'D08A17',
  bad: 'B3261E',
  sev1: '7D1913',
  sev2: 'D2602A',
  sev3: 'EDB25A',
  sev4: 'C3C9D3',
  ground: 'FFFFFF',
};

export function lookOf({ accent, logo }: DeckTheme): Look {
  const { words, chart } = themeColours(accent);
  const charts = { ...COLOURS, main: bare(chart.main), soft: bare(chart.soft) };
  return { words: bare(words), charts, logo };
}

function bare(colour: string): string {
  return colour.slice(1).toUpperCase();
}
