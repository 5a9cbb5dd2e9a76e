import { z } from 'zod';
import { deckThemeSettings } from '../deck/theme.ts';
import { DEFAULT_NAME_PATTERN, namePattern } from '../export/file-name.ts';

const fraction = z.number().min(0).max(1);
const share = (value: number) => fraction.default(value);
const whole = (value: number, min = 0) => z.number().int().min(min).default(value);

/** The thresholds of the attention list (see the rules in `shared/attention`). */
export const attentionSettings = z.object({
  sustainedBurnWeeks: whole(2, 1),
  movesToFlag: whole(2, 1),
  kpiOffTargetPeriods: whole(2, 1),
  keyResultGap: share(0.2),
  confidenceDrop: share(0.2),
  headcountBehindMonths: whole(1, 1),
  costVariance: share(0.1),
  vendorNoticeDays: whole(60),
  riskScore: whole(15, 1),
  pagesPerShift: whole(10),
});

/** Which pair of timestamps each incident clock runs between; printed with the figures. */
export const CLOCK_POINTS = [
  'impactStart',
  'detectedAt',
  'acknowledgedAt',
  'mitigatedAt',
  'restoredAt',
] as const;
const clock = (from: (typeof CLOCK_POINTS)[number], to: (typeof CLOCK_POINTS)[number]) =>
  z.object({ from: z.enum(CLOCK_POINTS), to: z.enum(CLOCK_POINTS) }).default({ from, to });

export const clockSettings = z.object({
  detect: clock('impactStart', 'detectedAt'),
  acknowledge: clock('detectedAt', 'acknowledgedAt'),
  mitigate: clock('impactStart', 'mitigatedAt'),
  restore: clock('impactStart', 'restoredAt'),
});

const severity = (name: string, definition: string) =>
  z
    .object({
      name: z.string().trim().max(60).default(name),
      definition: z.string().trim().max(500).default(definition),
    })
    .prefault({});

/** What each severity of an incident is called and means, so that two people give the same one. */
export const severitySettings = z.object({
  'SEV-1': severity(
    'Critical',
    'A customer-facing service is down, or data or security is at risk. Call everybody needed and tell executives.',
  ),
  'SEV-2': severity(
    'Major',
    'A customer-facing service is degraded for many or down for some, without a workaround.',
  ),
  'SEV-3': severity('Minor', 'A limited effect on customers, or one with a workaround.'),
  'SEV-4': severity('Low', 'No effect on customers: to be watched or cleaned up in working hours.'),
});

/** Everything a workspace lets people choose. One JSON document, kept in the workspace file. */
export const settingsSchema = z.object({
  name: z.string().trim().min(1).max(200).default('Workspace'),
  zone: z.string().refine(isZone, 'There is no such time zone; write it as Europe/Berlin.').default('UTC'),
  /** First day of the review week, 1 = Monday … 7 = Sunday. */
  weekStart: z.number().int().min(1).max(7).default(1),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Write the currency as its ISO code, e.g. EUR.')
    .default('EUR'),
  /** The month the fiscal year ends in, 1–12. */
  fiscalYearEndMonth: z.number().int().min(1).max(12).default(12),
  costBasis: z.enum(['billed', 'effective']).default('effective'),
  /** What unit cost is per, as cost records name it; empty: the unit that most cost is measured in. */
  unitCostUnit: z.string().trim().max(500).default(''),
  /** Who the person at this computer is, for the history of changes. */
  actor: z.string().trim().max(200).default(''),
  postmortemBusinessDays: whole(5, 1),
  runbookMaxAgeDays: whole(180, 1),
  clocks: clockSettings.prefault({}),
  severities: severitySettings.prefault({}),
  attention: attentionSettings.prefault({}),
  /** What exported files are called; see `fileNameFrom`. */
  exportName: namePattern.default(DEFAULT_NAME_PATTERN),
  deckTheme: deckThemeSettings.prefault({}),
});

/**
 * Some of the settings, for changing them: what is not given stays. `settingsSchema.partial()` would not do, because it
 * fills the default of every key that is missing.
 */
export const settingsPatchSchema = z.object(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, schema]) => [name, schema.unwrap().optional()]),
  ) as {
    [K in keyof typeof settingsSchema.shape]: z.ZodOptional<
      ReturnType<(typeof settingsSchema.shape)[K]['unwrap']>
    >;
  },
);

export type Settings = z.infer<typeof settingsSchema>;
export type AttentionSettings = z.infer<typeof attentionSettings>;
export type SeveritySettings = z.infer<typeof severitySettings>;
export type ClockSettings = z.infer<typeof clockSettings>;

/** Settings with every default filled in. */
export function defaultSettings(given: z.input<typeof settingsSchema> = {}): Settings {
  return settingsSchema.parse(given);
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
