import { linesOf } from './text-width.ts';

/** A size that a text may be set in, in pixels of a slide: its letters, the height of a line, and lines at most. */
export type TextStep = { font: number; line: number; lines: number };

/** The letters of semibold are wider. */
export const SEMIBOLD = 1.04;

/** The first size in which a text takes no more lines than it has, or the last one, which has as many as it takes. */
export function fittingStep(
  words: string,
  steps: readonly TextStep[],
  { width, weight = 1 }: { width: number; weight?: number },
): TextStep | undefined {
  return steps.find(({ font, lines }) => linesOf(words, font * weight, width) <= lines) ?? steps.at(-1);
}

/** How high texts are that stand below each other in the same size, each with some space around it. */
export function stepHeight(
  texts: readonly string[],
  { font, line }: Pick<TextStep, 'font' | 'line'>,
  { width, around = 0 }: { width: number; around?: number },
): number {
  return texts.reduce((sum, text) => sum + linesOf(text, font, width) * line + around, 0);
}
