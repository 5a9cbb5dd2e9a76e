import { z } from 'zod';
import { SEVERITIES } from '../incident/incident.ts';
import { REVIEW_SECTIONS } from '../review/review-data.ts';
import { HORIZON_NAMES } from '../roadmap/milestone.ts';

/** The kinds of slide. Each has one description in `slide-kinds.ts` and one component in `renderer/deck/slides`. */
export const SLIDE_KINDS = [
  'title',
  'headline',
  'narrative',
  'attention',
  'slo-status',
  'slo-heat-map',
  'error-budget',
  'incidents',
  'incident-timeline',
  'incident-trend',
  'restore-times',
  'durations',
  'postmortems-actions',
  'action-ageing',
  'kpi-scorecard',
  'comparison',
  'trailing',
  'trail-table',
  'okrs',
  'okr-tree',
  'kr-progress',
  'hiring',
  'cost',
  'savings-pipeline',
  'vendors',
  'escalations',
  'on-call',
  'assurance',
  'security-posture',
  'resilience',
  'readiness',
  'service-scorecard',
  'team-scorecard',
  'campaigns',
  'risks-decisions',
  'risk-heat-map',
  'decisions',
  'roadmap',
  'markdown',
  'image',
  'definitions',
] as const;
export type SlideKind = (typeof SLIDE_KINDS)[number];

const words = z.string().trim().max(500);
const recordId = z.string().min(1).max(64);
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

/** What a slide is narrowed to; several of them hold together. Teams and services are named by their ids. */
const filter = z.strictObject({
  team: recordId.optional(),
  service: recordId.optional(),
  tier: z.number().int().min(1).max(4).optional(),
  severity: z.enum(SEVERITIES).optional(),
});

/** The stretch that a slide looks at, up to the end of the review week. */
export const SLIDE_PERIODS = ['week', 'four-weeks', 'quarter'] as const;
export type SlidePeriod = (typeof SLIDE_PERIODS)[number];
/** Whole review weeks in each period; a quarter is the trailing thirteen. */
export const WEEKS_OF_PERIOD: Readonly<Record<SlidePeriod, number>> = {
  week: 1,
  'four-weeks': 4,
  quarter: 13,
};

const common = {
  id: z.string().min(1).max(100),
  heading: words.min(1).optional(),
  /** For the speaker. */
  notes: z.string().trim().max(4000).optional(),
  filter: filter.optional(),
  period: z.enum(SLIDE_PERIODS).optional(),
  /** At most so many rows of its table, or bars of its chart. */
  limit: z.number().int().min(1).max(300).optional(),
  /** Columns of its table that are left out, by their headers. */
  hiddenColumns: z.array(words).max(20).optional(),
};

/** Words of the author's own reach a customer only when the author says so. */
const forCustomers = z.boolean().default(false);

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

const narrativeSlide = z.strictObject({
  ...common,
  kind: z.literal('narrative'),
  /** Whose sentences it shows, in the order of the agenda; all that have some without a choice. */
  sections: z.array(z.enum(REVIEW_SECTIONS)).max(REVIEW_SECTIONS.length).optional(),
});

const timelineSlide = z.strictObject({
  ...common,
  kind: z.literal('incident-timeline'),
  /** Without one it is the worst incident of the period. */
  incident: recordId.optional(),
});

const comparisonSlide = z.strictObject({
  ...common,
  kind: z.literal('comparison'),
  /** Keys of figures, in order; the headline's without a choice. */
  figures: z.array(z.string().min(1).max(200)).max(24).optional(),
  /** How many weeks earlier the other period is. */
  weeksBack: z.number().int().min(1).max(104).default(4),
});

const markdownSlide = z.strictObject({
  ...common,
  kind: z.literal('markdown'),
  text: z.string().max(8000).default(''),
  forCustomers,
});

const imageSlide = z.strictObject({
  ...common,
  kind: z.literal('image'),
  /** A picture kept in the workspace. */
  picture: recordId.optional(),
  caption: words.optional(),
  forCustomers,
});

/** Without a vendor it is about all of them. */
const ofVendor = { ...common, vendor: recordId.optional() };
const vendorsSlide = z.strictObject({ ...ofVendor, kind: z.literal('vendors') });
const escalationsSlide = z.strictObject({ ...ofVendor, kind: z.literal('escalations') });

const roadmapSlide = z.strictObject({
  ...common,
  kind: z.literal('roadmap'),
  /** Only milestones promised so far ahead; all without a choice. */
  horizons: z.array(z.enum(HORIZON_NAMES)).min(1).max(HORIZON_NAMES.length).optional(),
});

const plainSlide = z.strictObject({
  ...common,
  kind: z
    .enum(SLIDE_KINDS)
    .exclude([
      'trailing',
      'trail-table',
      'narrative',
      'incident-timeline',
      'comparison',
      'markdown',
      'image',
      'vendors',
      'escalations',
      'roadmap',
    ]),
});

/** A slide of a deck: its kind with what it shows, the author's heading when it differs, and notes for the speaker. */
export const slideSchema = z.discriminatedUnion('kind', [
  trailingSlide,
  tableSlide,
  narrativeSlide,
  timelineSlide,
  comparisonSlide,
  markdownSlide,
  imageSlide,
  vendorsSlide,
  escalationsSlide,
  roadmapSlide,
  plainSlide,
]);
export type Slide = z.infer<typeof slideSchema>;
/** The kinds that need nothing said about them. */
export type PlainKind = z.infer<typeof plainSlide>['kind'];
export type SlideOf<K extends SlideKind> = Extract<Slide, { kind: K }>;
export type SlideFilter = z.infer<typeof filter>;
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
