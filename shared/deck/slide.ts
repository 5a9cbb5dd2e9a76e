import { z } from 'zod';

/** The kinds of slide. Each has one description in `slide-kinds.ts` and one component in `renderer/deck/slides`. */
export const SLIDE_KINDS = [
  'title',
  'headline',
  'attention',
  'slo-status',
  'error-budget',
  'incidents',
  'incident-trend',
  'restore-times',
  'postmortems-actions',
  'kpi-scorecard',
  'trailing',
  'trail-table',
  'okrs',
  'hiring',
  'cost',
  'on-call',
  'assurance',
  'service-scorecard',
  'risks-decisions',
  'definitions',
] as const;
export type SlideKind = (typeof SLIDE_KINDS)[number];

const words = z.string().trim().max(500);
/** A KPI by its key or its id. */
const kpi = z.string().trim().min(1).max(500);
const months = z.enum(['trailing', 'fiscal-year']).default('trailing');
/** Shows, instead of the values, their change from the prior year, or from the week or month before. */
const change = z.enum(['year', 'week', 'month']).optional();

const trailingLine = z.strictObject({
  kpi,
  label: words.optional(),
  /** Only its values as marks, as for a target that is a KPI of its own. */
  isTarget: z.boolean().default(false),
  isPriorYearShown: z.boolean().default(true),
  change,
});

const tableRow = z.strictObject({
  header: words,
  /** Without one the row is a heading. */
  kpi: kpi.optional(),
  /** The row shows the KPI's targets instead of its values. */
  isTarget: z.boolean().default(false),
  change,
});

const common = { id: z.string().min(1).max(100), heading: words.min(1).optional(), notes: words.optional() };

const trailingSlide = z.strictObject({
  ...common,
  kind: z.literal('trailing'),
  months,
  lines: z
    .array(trailingLine)
    .min(1, 'A 6-12 chart needs a KPI.')
    .max(6, 'A 6-12 chart has room for six KPIs.'),
});

const tableSlide = z.strictObject({
  ...common,
  kind: z.literal('trail-table'),
  /** Six weeks with quarter and year to date, or twelve months. */
  span: z.enum(['weeks', 'months']).default('weeks'),
  months,
  rows: z.array(tableRow).min(1, 'A table needs a row.').max(300),
});

const plainSlide = z.strictObject({
  ...common,
  kind: z.enum(SLIDE_KINDS).exclude(['trailing', 'trail-table']),
});

/** A slide of a deck: its kind with what it shows, the author's heading when it differs, and notes for the speaker. */
export const slideSchema = z.discriminatedUnion('kind', [trailingSlide, tableSlide, plainSlide]);
export type Slide = z.infer<typeof slideSchema>;
export type TrailingSlide = z.infer<typeof trailingSlide>;
export type TrailTableSlide = z.infer<typeof tableSlide>;
export type TrailingLine = z.infer<typeof trailingLine>;
export type TrailTableRow = z.infer<typeof tableRow>;

export const slidesSchema = z.array(slideSchema).min(1, 'A deck needs a slide.').max(300);

/** The KPIs that slides name, each once, in the order of the slides. */
export function kpisOfSlides(slides: readonly Slide[]): string[] {
  const named = slides.flatMap((slide) => {
    if (slide.kind === 'trailing') return slide.lines.map((line) => line.kpi);
    return slide.kind === 'trail-table' ? slide.rows.flatMap((row) => row.kpi ?? []) : [];
  });
  return [...new Set(named)];
}
