import { fittingStep, SEMIBOLD, type TextStep } from './text-steps.ts';
import { linesOf, textWidth } from './text-width.ts';

/** The width of a slide's body, in pixels. */
const BODY = 1168;

/** The sizes of a slide's footnotes; `slide.module.css` has the same. */
export const NOTE_STEPS: readonly [TextStep, ...TextStep[]] = [
  { font: 11.5, line: 15, lines: 2 },
  { font: 10.25, line: 11, lines: 3 },
  { font: 9.5, line: 10.5, lines: 12 },
];

/** The footnotes of a slide in one text. */
export function noteText(notes: readonly string[]): string {
  return notes.join('  ·  ');
}

/** The room that footnotes have on each slide, in pixels. */
const NOTES = 34;

/** How much higher footnotes are than the room that each slide has for them. */
export function notesExtra(notes: readonly (string | null | undefined)[]): number {
  const text = noteText(notes.flatMap((note) => note || []));
  const { font, line } = fittingStep(text, NOTE_STEPS, { width: BODY }) ?? NOTE_STEPS[0];
  return Math.max(0, linesOf(text, font, BODY) * line - NOTES);
}

/**
 * The key above a chart: its letters, and the smaller ones on lines of their own where it does not fit the line of the
 * title; what is beside each of its entries and the gap between two, in pixels.
 */
const KEY = { font: 12.9, small: 11.3, line: 15, mark: 17, gap: 12 };

/** Whether a chart's key needs more than what the title leaves of its line. */
export function isLongKey(title: string, labels: readonly string[], width: number): boolean {
  const all = textWidth(title, TITLE) * SEMIBOLD + sum(labels.map((label) => entryWidth(label, KEY.font)));
  return all > width * SURELY;
}

/** How much higher the caption of a chart is that is as wide as the slide, where its key is long. */
export function keyExtra(title: string, labels: readonly string[]): number {
  if (!isLongKey(title, labels, BODY)) return 0;
  let [lines, used] = [0, BODY];
  for (const label of labels) {
    const width = entryWidth(label, KEY.small);
    if (used + width > BODY) {
      lines += linesOf(label, KEY.small, BODY - KEY.mark);
      used = 0;
    }
    used += width;
  }
  return lines * KEY.line;
}

/** Letters of a chart's title; and how much wider than there is room for words are told before they are too wide. */
const [TITLE, SURELY] = [14, 1.08];

function entryWidth(label: string, font: number): number {
  return textWidth(label, font) + KEY.mark + KEY.gap;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Annotations side by side: their columns, the gap between two, and the letters and lines of short and of long ones. */
const ANNOTATIONS = { columns: 3, gap: 24, usual: [14, 22], small: [11.5, 15] } as const;

/** How annotations under a chart are set, so that each is whole, and how high they are. */
export function annotationLook(texts: readonly string[]): { isSmall: boolean; height: number } {
  const columns = Math.min(ANNOTATIONS.columns, texts.length);
  const width = (BODY - ANNOTATIONS.gap * (columns - 1)) / Math.max(1, columns);
  const isSmall = texts.some((text) => linesOf(text, ANNOTATIONS.usual[0], width) > 1);
  const [font, line] = isSmall ? ANNOTATIONS.small : ANNOTATIONS.usual;
  const lines = texts.map((text) => linesOf(text, font, width));
  let height = 0;
  for (let at = 0; at < lines.length; at += columns)
    height += Math.max(...lines.slice(at, at + columns)) * line + (isSmall ? 2 : 0);
  return { isSmall, height };
}
