import { z } from 'zod';
import {
  contrast,
  darkenedTo,
  type Hex,
  hueOf,
  MARKS_CONTRAST,
  tint,
  WORDS_CONTRAST,
} from '../colour/contrast.ts';
import type { Picture } from './slide-body.ts';

/** The accent of decks until a workspace has its own. */
export const MUSTER_ACCENT = '#2a55c4';

/** How the decks of a workspace look. */
export const deckThemeSettings = z.object({
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'Write the colour as six hexadecimal digits, e.g. #2a55c4.')
    .default(MUSTER_ACCENT),
  /** The id of a picture of the workspace; empty: no logo. */
  logo: z.string().max(64).default(''),
  /** Stands at the foot of every page. */
  footer: z.string().trim().max(120, 'Keep the footer under 120 characters.').default(''),
});

export type DeckThemeSettings = z.infer<typeof deckThemeSettings>;

/** The theme that a deck is drawn with; a frozen deck carries its own. */
export type DeckTheme = { accent: Hex; footer: string; logo: Picture | null };

const PLAIN: DeckTheme = { accent: MUSTER_ACCENT, footer: '', logo: null };

/** The theme of a deck or scorecard; one that was frozen without one has Muster's. */
export function themeOf({ theme = PLAIN }: { theme?: DeckTheme }): DeckTheme {
  return theme;
}

export type ThemeColours = {
  /** Of words on white paper. */
  words: Hex;
  /** Of rules and other marks. */
  marks: Hex;
  /** Of the first series of a chart and of its quieter companion. */
  chart: { main: Hex; soft: Hex };
};

/** The soft blue that goes with Muster's accent. */
const MUSTER_SOFT = '#c9d6f5';

/** The colours that follow from an accent, each dark enough for what it draws. */
export function themeColours(accent: Hex): ThemeColours {
  const marks = darkenedTo(accent, MARKS_CONTRAST);
  const ownChart = accent !== MUSTER_ACCENT && chartProblem(accent) === null;
  return {
    words: darkenedTo(accent, WORDS_CONTRAST),
    marks,
    chart: ownChart ? { main: marks, soft: tint(marks, 0.28) } : { main: MUSTER_ACCENT, soft: MUSTER_SOFT },
  };
}

/** What a person should know of an accent, in plain sentences: whether it can be read, and what is used instead. */
export function accentAdvice(accent: Hex): { isWeak: boolean; sentences: string[] } {
  const reached = contrast(accent, '#ffffff');
  const { words, marks } = themeColours(accent);
  const isWeak = reached < WORDS_CONTRAST;
  const said = isWeak
    ? `${accent} is too weak on paper: its contrast is ${ratio(reached)}, and words need ${ratio(WORDS_CONTRAST)}. ${instead(accent, words, marks)}`
    : `${accent} can be read on paper: its contrast is ${ratio(reached)}, and words need ${ratio(WORDS_CONTRAST)}.`;
  const problem = chartProblem(accent);
  return { isWeak, sentences: problem === null ? [said] : [said, problem] };
}

function instead(accent: Hex, words: Hex, marks: Hex): string {
  return marks === accent
    ? `Words are set in ${words} instead; lines stay as chosen.`
    : `Words are set in ${words} and lines in ${marks} instead.`;
}

/** Colours that already say something in a chart cannot be its first series. */
function chartProblem(accent: Hex): string | null {
  const { hue, saturation } = hueOf(accent);
  const keep = 'Charts keep Muster’s blue';
  if (saturation < 0.2) return `${keep}: grey stands for limits and earlier values there.`;
  const isWarm = hue <= 60 || hue >= 340;
  const isGreen = hue >= 120 && hue <= 175;
  return isWarm || isGreen ? `${keep}: red, amber and green stand for a status there.` : null;
}

function ratio(value: number): string {
  // Rounded down: 4.49 does not reach 4.5.
  return `${Math.floor(value * 10) / 10} : 1`;
}
