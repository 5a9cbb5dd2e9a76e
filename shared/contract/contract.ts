import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import { COST_DIMENSION_NAMES, type CostOverview } from '../cost/overview.ts';
import type { DeckChoice, DeckDocument, ScorecardDocument } from '../deck/deck.ts';
import { slidesSchema } from '../deck/slide.ts';
import type { AnyRow } from '../entity/entity.ts';
import { AUDIENCES } from '../entity/field.ts';
import { type ImportOutcome, importOptionsSchema, type PasteOutcome } from '../import/import-report.ts';
import type { TrailingData } from '../kpi/trailing.ts';
import type { OkrCalibration } from '../okr/calibration.ts';
import type { OkrTree } from '../okr/tree.ts';
import { listQuerySchema, tallyQuerySchema } from '../record/list-query.ts';
import type { HistoryEntry, HistoryState, RecordView, RowPage, Tally } from '../record/record-view.ts';
import type { ReviewData } from '../review/review-data.ts';
import { type Settings, settingsPatchSchema } from '../settings/settings.ts';
import { workspaceStartSchema } from '../workspace/start.ts';
import { exportingContract, scorecardRequest } from './exporting-contract.ts';
import { measuresContract } from './measures-contract.ts';
import { meetingContract } from './meeting-contract.ts';
import type { Progress } from './progress.ts';
import { reliabilityContract } from './reliability-contract.ts';

/**
 * Everything a window asks of the core. Inputs are validated where they arrive; outputs are what the core's types
 * say. Every error that reaches the window is a `MusterError`: a code, a sentence, and what was left unchanged.
 */
const entityName = z.string().min(1).max(50);
const id = z.string().min(1).max(64);
const fields = z.record(z.string().max(100), z.unknown());
const week = z.string().regex(/^\d{4}-W\d{2}$/, 'Write the week as 2026-W47.');
const path = z.string().min(1).max(4096);

const pasted = z.object({
  entity: entityName,
  text: z.string().max(20_000_000),
  /** The columns of the list, for rows that come without a header. */
  columns: z.array(z.string().max(100)).max(200),
  /** Whether the first row names the columns; found out from it when not given. */
  hasHeader: z.boolean().optional(),
});

/** What a window knows of the open workspace. */
export type WorkspaceInfo = {
  path: string;
  name: string;
  settings: Settings;
  isReadOnly: boolean;
  currentWeek: string;
  /** The week a review is most likely about: the last one, until enough of this week has passed. */
  reviewWeek: string;
  today: string;
};

export {
  DECK_FORMATS,
  type DeckFormat,
  SCORECARDS_OF,
  type ScorecardsOf,
} from './exporting-contract.ts';
export type { ExportedFile, Progress } from './progress.ts';

export const contract = {
  workspace: {
    /** The open workspace, or null on the start page. */
    current: oc.output(type<WorkspaceInfo | null>()),
    create: oc
      .input(z.object({ path, settings: settingsPatchSchema, start: workspaceStartSchema.optional() }))
      .output(type<WorkspaceInfo>()),
    open: oc.input(z.object({ path })).output(type<WorkspaceInfo>()),
    openSample: oc.output(type<WorkspaceInfo>()),
    close: oc.output(type<null>()),
    updateSettings: oc.input(settingsPatchSchema).output(type<WorkspaceInfo>()),
    backUp: oc.input(z.object({ path })).output(type<{ path: string; bytes: number }>()),
    check: oc.output(type<{ isSound: boolean; problems: string[] }>()),
    /** Says when anything in the workspace changed, so that open pages ask again. */
    changes: oc.output(eventIterator(type<{ at: string }>())),
  },
  record: {
    list: oc.input(listQuerySchema.extend({ entity: entityName })).output(type<RowPage>()),
    /** The rows with these ids, e.g. those behind a figure. */
    byIds: oc.input(z.object({ entity: entityName, ids: z.array(id).max(100_000) })).output(type<RowPage>()),
    get: oc.input(z.object({ entity: entityName, id })).output(type<RecordView>()),
    /** How many records of a list there are, by the values of up to two fields. */
    tally: oc.input(tallyQuerySchema.extend({ entity: entityName })).output(type<Tally>()),
    create: oc.input(z.object({ entity: entityName, values: fields })).output(type<AnyRow>()),
    update: oc.input(z.object({ entity: entityName, id, values: fields })).output(type<AnyRow>()),
    /** The same change to several records, as one step of undo. */
    updateMany: oc
      .input(z.object({ entity: entityName, ids: z.array(id).min(1).max(100_000), values: fields }))
      .output(type<{ changed: number }>()),
    remove: oc
      .input(z.object({ entity: entityName, ids: z.array(id).min(1).max(100_000) }))
      .output(type<{ removed: number }>()),
    /**
     * Several records made, changed (those with an id) and removed (no values) as one step of undo. Either all of it is
     * done or none.
     */
    apply: oc
      .input(
        z.object({
          label: z.string().trim().min(1).max(200),
          changes: z
            .array(
              z.union([
                z.object({ entity: entityName, id: id.optional(), values: fields }),
                z.object({ entity: entityName, id, values: z.null() }),
              ]),
            )
            .max(100_000),
        }),
      )
      .output(type<{ changed: number }>()),
    /** Records whose title matches, for choosing a reference. */
    options: oc
      .input(
        z.object({
          entity: entityName,
          text: z.string().max(200).default(''),
          limit: z.number().int().max(200).default(50),
        }),
      )
      .output(type<{ id: string; title: string; hint: string }[]>()),
    export: oc
      .input(
        listQuerySchema.extend({
          entity: entityName,
          format: z.enum(['csv', 'markdown', 'json']),
          /** Only these fields, in this order; every field when not given. */
          columns: z.array(z.string().max(100)).max(200).optional(),
          audience: z.enum(AUDIENCES).default('director'),
        }),
      )
      .output(type<{ text: string; fileName: string }>()),
  },
  action: {
    /**
     * Moves the due date of actions, each move kept with its reason, as one step of undo. Actions that are finished or
     * due that day already are left as they are.
     */
    move: oc
      .input(
        z.object({
          ids: z.array(id).min(1).max(100_000),
          to: z.iso.date('Write the day as 2026-11-23.'),
          reason: z.string().trim().max(500),
        }),
      )
      .output(type<{ moved: number }>()),
  },
  okr: {
    /** What owners said of key results against what came of them, over the quarters that are over. */
    calibration: oc.input(z.object({ week })).output(type<OkrCalibration>()),
    /** The objectives of a quarter as they stood at the end of a week; without a quarter, the week's own. */
    tree: oc
      .input(
        z.object({
          week,
          quarter: z
            .string()
            .regex(/^\d{4}Q[1-4]$/, 'Write it as 2026Q4.')
            .optional(),
        }),
      )
      .output(type<OkrTree>()),
  },
  risk: {
    /** Where the risks stood that have moved since an instant, as far as the history of changes knows. */
    movedSince: oc
      .input(z.object({ at: z.iso.datetime() }))
      .output(type<{ id: string; likelihood: number; impact: number }[]>()),
  },
  history: {
    state: oc.output(type<HistoryState>()),
    /** Takes back the newest change; with `only`, unless another was made since that one. */
    undo: oc
      .input(z.object({ only: z.number().int().nullable().default(null) }).optional())
      .output(type<{ label: string } | null>()),
    redo: oc.output(type<{ label: string } | null>()),
    ofRecord: oc.input(z.object({ id })).output(type<HistoryEntry[]>()),
  },
  search: {
    find: oc
      .input(z.object({ text: z.string().max(500), limit: z.number().int().max(200).default(30) }))
      .output(type<{ entity: string; id: string; title: string; excerpt: string }[]>()),
  },
  importing: {
    /** Dry run: what these files would add, change, skip and reject, and why. Changes nothing. */
    plan: oc
      .input(z.object({ files: z.array(path).min(1).max(500), options: importOptionsSchema }))
      .output(eventIterator(type<Progress<ImportOutcome>>())),
    apply: oc
      .input(z.object({ files: z.array(path).min(1).max(500), options: importOptionsSchema }))
      .output(eventIterator(type<Progress<ImportOutcome>>())),
  },
  pasting: {
    /** What rows pasted from a spreadsheet would add and change, and which are rejected and why. Changes nothing. */
    plan: oc.input(pasted).output(type<PasteOutcome>()),
    apply: oc.input(pasted).output(type<PasteOutcome>()),
  },
  review: {
    get: oc.input(z.object({ week })).output(type<ReviewData>()),
    /** The weeks there is data for, newest first. */
    weeks: oc.output(type<{ key: string; label: string }[]>()),
  },
  meeting: meetingContract,
  reliability: reliabilityContract,
  measures: measuresContract,
  deck: {
    /** Every deck to choose from. */
    list: oc.output(type<DeckChoice[]>()),
    get: oc
      .input(
        z.object({
          week,
          deck: z.string().max(500).default('weekly'),
          audience: z.enum(AUDIENCES).default('director'),
          /** A closed review: then the deck is the one that was frozen with it. */
          review: id.optional(),
        }),
      )
      .output(type<DeckDocument>()),
    /** Slides that are not kept, e.g. one of each kind or those of an earlier version, with their data. */
    preview: oc
      .input(
        z.object({
          week,
          title: z.string().max(500),
          slides: slidesSchema,
          audience: z.enum(AUDIENCES).default('director'),
        }),
      )
      .output(type<DeckDocument>()),
  },
  cost: {
    /** Cost against its budget around a week, of the records of a list. */
    overview: oc
      .input(
        listQuerySchema.pick({ where: true, text: true }).extend({
          week,
          by: z.enum(COST_DIMENSION_NAMES),
          /** The month to break down, e.g. `2026-10`; the last full one unless told. */
          month: z
            .string()
            .regex(/^\d{4}-\d{2}$/)
            .optional(),
          /** The usage unit of unit cost; the workspace's unless told. */
          unit: z.string().max(500).optional(),
        }),
      )
      .output(type<CostOverview>()),
  },
  control: {
    /** Adds evidence to a control and says when the next is due, as one step of undo. */
    addEvidence: oc
      .input(z.object({ id, evidence: fields, nextDueOn: z.string().max(10).nullish() }))
      .output(type<AnyRow>()),
  },
  kpi: {
    /** The trailing six weeks and twelve months of a KPI. */
    trailing: oc.input(z.object({ week, id })).output(type<TrailingData>()),
  },
  scorecard: {
    /** One page about a team, a service, the organisation, a quarter's objectives or a candidate, for printing. */
    get: oc.input(scorecardRequest).output(type<ScorecardDocument>()),
  },
  exporting: exportingContract,
  file: {
    /** Writes what a window made (an exported table or picture) to a chosen file, whole or not at all. */
    write: oc
      .input(
        z.union([
          z.object({ path, text: z.string().max(200_000_000) }),
          z.object({ path, base64: z.base64().max(100_000_000) }),
        ]),
      )
      .output(type<{ path: string; bytes: number }>()),
  },
};

export type Contract = typeof contract;
