import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { DeckTheme } from '../deck/theme.ts';
import type { Comparison } from '../meeting/compare.ts';
import type { Addendum, MeetingSummary, MeetingView } from '../meeting/meeting.ts';
import type { Readiness } from '../meeting/readiness.ts';
import { addendumSchema, captureSchema, closeSchema, disposeSchema } from '../meeting/requests.ts';
import type { ExportedFile, Progress } from './progress.ts';

const id = z.string().min(1).max(64);
const week = z.string().regex(/^\d{4}-W\d{2}$/, 'Write the week as 2026-W47.');
const path = z.string().min(1).max(4096);
const one = z.object({ id });

/** A review's life: prepared, run, closed, opened again, compared. */
export const meetingContract = {
  /** Every review, that of the newest week first. */
  list: oc.output(type<MeetingSummary[]>()),
  templates: oc.output(type<{ key: string; title: string; purpose: string }[]>()),
  /** Makes a template of a review's agenda and deck; its title says of which kind of review it is. */
  keepAsTemplate: oc.input(one).output(type<{ id: string; title: string }>()),
  get: oc.input(one).output(type<MeetingView>()),
  /** Opens the draft of a week; one that is there is left as it is. */
  prepare: oc
    .input(
      z.object({ week, template: z.string().max(500).default('weekly'), isByItself: z.boolean().optional() }),
    )
    .output(type<{ id: string; isNew: boolean }>()),
  start: oc.input(one).output(type<{ id: string }>()),
  readiness: oc.input(one).output(type<Readiness>()),
  dispose: oc.input(disposeSchema).output(type<{ actionId: string | null }>()),
  capture: oc.input(captureSchema).output(type<{ entity: string; id: string; key: string | null }>()),
  /** Freezes the review for good; the hash names its snapshot. */
  close: oc.input(closeSchema).output(type<{ id: string; hash: string }>()),
  addAddendum: oc.input(addendumSchema).output(type<Addendum>()),
  compare: oc.input(z.object({ a: id, b: id })).output(type<Comparison>()),
  /** In Markdown, with how they look on paper. */
  minutes: oc
    .input(one)
    .output(type<{ title: string; markdown: string; theme: DeckTheme; workspace: string }>()),
  minutesPdf: oc
    .input(one.extend({ paper: z.enum(['a4', 'letter']).default('a4'), path }))
    .output(eventIterator(type<Progress<ExportedFile>>())),
};
