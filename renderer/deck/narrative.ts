import type { Figure } from '#shared/figure/figure.ts';
import type { ReviewData, ReviewSection } from '#shared/review/review-data.ts';
import { sampleText } from '../review/blocks/figure-text.ts';

/** The first sentence of a section, the heading of its slide; `undefined` where there is none. */
export function assertionOf({ narrative }: ReviewData, section: ReviewSection, at = 0): string | undefined {
  return narrative.sections[section]?.[at]?.text;
}

/** The sentences of a section after the first. */
export function leadOf(
  { narrative }: ReviewData,
  section: ReviewSection,
  from = 1,
  most = 2,
): string | undefined {
  const rest = narrative.sections[section]?.slice(from, from + most) ?? [];
  return rest.length > 0 ? rest.map(({ text }) => text).join(' ') : undefined;
}

/** `Time to restore, median: n 12, 2 left out: still open`; `null` for a figure that the review does not have. */
export function noteOf(figure: Figure | undefined): string | null {
  if (!figure || figure.value === null) return null;
  return `${figure.label}: ${sampleText(figure)}`;
}
