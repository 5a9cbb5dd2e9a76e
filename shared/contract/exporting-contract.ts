import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import { SCORECARD_ENTITIES } from '../deck/deck.ts';
import { AUDIENCES } from '../entity/field.ts';
import type { ExportedFile, Progress } from './progress.ts';

const id = z.string().min(1).max(64);
const week = z.string().regex(/^\d{4}-W\d{2}$/, 'Write the week as 2026-W47.');
const quarter = z.string().regex(/^\d{4}Q[1-4]$/, 'Write it as 2026Q4.');
const path = z.string().min(1).max(4096);

/** Formats of a deck besides PDF. */
export const DECK_FORMATS = ['pptx', 'markdown', 'html', 'csv', 'json'] as const;
export type DeckFormat = (typeof DECK_FORMATS)[number];

/** Whose scorecards a batch is about. `all` leaves candidates out: they are confidential, and asked for by name. */
export const SCORECARDS_OF = ['organisation', 'teams', 'services', 'okrs', 'interviews', 'all'] as const;
export type ScorecardsOf = (typeof SCORECARDS_OF)[number];

/** Which scorecard: of what, about whom, for when. */
export const scorecardRequest = z.object({
  week,
  entity: z.enum(SCORECARD_ENTITIES),
  /** The team or service; the team whose objectives, all without one; an interview of the candidate. */
  id: id.optional(),
  /** The quarter of the objectives; without one, that of the week. */
  quarter: quarter.optional(),
  audience: z.enum(AUDIENCES).default('director'),
});

const pageNumber = z.number().int().min(1).max(10_000);
const deckRequest = z.object({
  week,
  deck: z.string().max(500).default('weekly'),
  audience: z.enum(AUDIENCES).default('director'),
  /** A closed review: then the deck is the one that was frozen with it. */
  review: id.optional(),
});

/** Files for others: decks, scorecards, pictures, a calendar. */
export const exportingContract = {
  /** Writes a deck to a file that needs no drawing, whole or not at all. */
  deckFile: oc
    .input(deckRequest.extend({ format: z.enum(DECK_FORMATS), path }))
    .output(eventIterator(type<Progress<ExportedFile>>())),
  /** A deck as text, to be pasted. */
  deckText: oc
    .input(deckRequest.extend({ format: z.enum(['markdown', 'html']) }))
    .output(type<{ text: string }>()),
  /** A table in words as text of a format. */
  tableText: oc
    .input(
      z.object({
        columns: z.array(z.string()).min(1).max(500),
        rows: z.array(z.array(z.string())).max(200_000),
        format: z.enum(['csv', 'markdown', 'json']),
      }),
    )
    .output(type<{ text: string }>()),
  /** Writes due dates and reviews as a calendar. */
  calendar: oc
    .input(z.object({ audience: z.enum(AUDIENCES).default('director'), path }))
    .output(type<{ path: string; bytes: number; events: number }>()),
  /** Prints a deck to a PDF file, whole or not at all. */
  deckPdf: oc
    .input(
      z.object({
        week,
        deck: z.string().max(500).default('weekly'),
        audience: z.enum(AUDIENCES).default('director'),
        paper: z.enum(['slides', 'a4', 'letter']).default('slides'),
        /** A closed review: then the deck is the one that was frozen with it. */
        review: id.optional(),
        path,
      }),
    )
    .output(eventIterator(type<Progress<ExportedFile>>())),
  /** Draws the pages of a deck as PNG into the folder `path`, or one page to the file `path`. */
  deckPictures: oc
    .input(deckRequest.extend({ page: pageNumber.optional(), path }))
    .output(eventIterator(type<Progress<ExportedFile>>())),
  /** A page of a deck as PNG in base64, for the clipboard. */
  slidePicture: oc.input(deckRequest.extend({ page: pageNumber })).output(type<{ png: string }>()),
  /** Prints scorecards into the folder `path`, a PDF each. */
  scorecards: oc
    .input(
      z.object({
        week,
        of: z.enum(SCORECARDS_OF).default('teams'),
        quarter: quarter.optional(),
        /** Only candidates of this requisition, by its id or its key. */
        requisition: z.string().min(1).max(200).optional(),
        audience: z.enum(AUDIENCES).default('director'),
        paper: z.enum(['a4', 'letter']).default('a4'),
        path,
      }),
    )
    .output(eventIterator(type<Progress<ExportedFile & { files: string[] }>>())),
  /** Prints one scorecard to a PDF file. */
  scorecardPdf: oc
    .input(scorecardRequest.extend({ paper: z.enum(['a4', 'letter']).default('a4'), path }))
    .output(eventIterator(type<Progress<ExportedFile>>())),
};
