import { z } from 'zod';

const id = z.string().min(1).max(64);
const day = z.iso.date('Write the day as 2026-11-23.');
const text = z.string().trim().min(1, 'Write something first.').max(100_000);

/** What is written down while a review runs, by one key each. */
export const CAPTURE_KINDS = ['action', 'decision', 'risk', 'note'] as const;
export type CaptureKind = (typeof CAPTURE_KINDS)[number];

export const captureSchema = z.object({
  id,
  kind: z.enum(CAPTURE_KINDS),
  text: text.max(2000, 'Keep it under 2,000 characters'),
  ownerId: id.nullish(),
  /** Of an action. */
  dueOn: day.nullish(),
  /** Of a risk, 1–5 each. */
  likelihood: z.number().int().min(1).max(5).default(3),
  impact: z.number().int().min(1).max(5).default(3),
  /** The slide that was shown. */
  page: z.string().max(500).nullish(),
});
export type CaptureRequest = z.infer<typeof captureSchema>;

export const disposeSchema = z.object({
  id,
  subject: z.string().min(1).max(500),
  /** `null` takes it back. */
  outcome: z.enum(['discuss', 'accept', 'act', 'dismiss']).nullable(),
  reason: z.string().trim().max(2000, 'Keep it under 2,000 characters').nullish(),
  ownerId: id.nullish(),
  dueOn: day.nullish(),
});
export type DisposeRequest = z.infer<typeof disposeSchema>;

export const closeSchema = z.object({
  id,
  /** By the id of a section: what was written and not saved yet. */
  commentary: z.record(id, z.string().max(100_000)).default({}),
  spentSeconds: z.record(id, z.number().int().min(0).max(1_000_000)).default({}),
  /** Owners and dates for what is carried over. */
  assigned: z
    .array(z.object({ actionId: id, ownerId: id.nullish(), dueOn: day.nullish() }))
    .max(10_000)
    .default([]),
});
export type CloseRequest = z.infer<typeof closeSchema>;

export const addendumSchema = z.object({
  id,
  text: text.max(20_000, 'Keep it under 20,000 characters'),
  author: z.string().trim().max(200).default(''),
});
export type AddendumRequest = z.infer<typeof addendumSchema>;
