import { implement } from '@orpc/server';
import { risksMovedSince } from '#db/risk/risk-history.ts';
import { contract } from '#shared/contract/contract.ts';
import type { DrawRequest } from '#shared/contract/print.ts';
import { listQuerySchema } from '#shared/record/list-query.ts';
import { moveActions } from './action/move-actions.ts';
import { watchChanges } from './changes.ts';
import { addEvidence } from './control/add-evidence.ts';
import { costOverview } from './cost/cost-overview.ts';
import { deckFor, listDecks, previewOf } from './deck/deck-service.ts';
import { scorecardFor } from './deck/scorecard-service.ts';
import { exportingRoutes } from './export/export-router.ts';
import { exportTable } from './export/table.ts';
import { writeAtomically } from './file/atomic-write.ts';
import { trailingOfKpi } from './kpi/trailing.ts';
import { measuresRoutes } from './measures/measures-router.ts';
import { meetingRoutes } from './meeting/meeting-router.ts';
import { frozenDeck } from './meeting/meeting-service.ts';
import { okrCalibration } from './okr/calibration.ts';
import { okrTree } from './okr/okr-tree.ts';
import { RecordService } from './record/record-service.ts';
import { reliabilityRoutes } from './reliability/reliability-router.ts';
import { contextOf, reviewFor, reviewWeeks } from './review/review-service.ts';
import type { WorkspaceService } from './workspace/workspace-service.ts';

export type AppContext = {
  workspaces: WorkspaceService;
  samplePath: () => string;
  print: (request: DrawRequest, signal?: AbortSignal) => Promise<Uint8Array>;
};

/** The importers are loaded when something is imported: most of the time a core runs without them. */
const importing = () => import('./import/run.ts');
const pasting = () => import('./import/pasted.ts');

/** Answers the contract. Thin on purpose: what is done is done in the services. */
export function createRouter({ workspaces, samplePath, print }: AppContext) {
  const os = implement(contract);
  const records = () => new RecordService(workspaces.workspace, workspaces.now);
  const actor = () => workspaces.workspace.settings.actor;
  const changing = <T>(work: () => T): T => {
    const result = work();
    workspaces.changed();
    return result;
  };

  return os.router({
    workspace: {
      current: os.workspace.current.handler(() => workspaces.info()),
      create: os.workspace.create.handler(({ input }) =>
        workspaces.create(input.path, defined(input.settings), input.start),
      ),
      open: os.workspace.open.handler(({ input }) => workspaces.open(input.path, { isCheckedLater: true })),
      openSample: os.workspace.openSample.handler(() => workspaces.openSample(samplePath())),
      close: os.workspace.close.handler(() => {
        workspaces.close();
        workspaces.changed();
        return null;
      }),
      updateSettings: os.workspace.updateSettings.handler(({ input }) =>
        workspaces.updateSettings(defined(input)),
      ),
      backUp: os.workspace.backUp.handler(({ input }) => workspaces.backUp(input.path)),
      check: os.workspace.check.handler(() => workspaces.check()),
      changes: os.workspace.changes.handler(({ signal }) => watchChanges(workspaces, signal)),
    },
    record: {
      list: os.record.list.handler(({ input: { entity, ...query } }) => records().list(entity, query)),
      byIds: os.record.byIds.handler(({ input }) => records().byIds(input.entity, input.ids)),
      get: os.record.get.handler(({ input }) => records().get(input.entity, input.id)),
      tally: os.record.tally.handler(({ input: { entity, ...query } }) => records().tally(entity, query)),
      create: os.record.create.handler(({ input }) =>
        changing(() => records().create(input.entity, input.values)),
      ),
      update: os.record.update.handler(({ input }) =>
        changing(() => records().update(input.entity, input.id, input.values)),
      ),
      updateMany: os.record.updateMany.handler(({ input }) =>
        changing(() => records().updateMany(input.entity, input.ids, input.values)),
      ),
      remove: os.record.remove.handler(({ input }) =>
        changing(() => records().remove(input.entity, input.ids)),
      ),
      apply: os.record.apply.handler(({ input }) =>
        changing(() => records().apply(input.label, input.changes)),
      ),
      options: os.record.options.handler(({ input }) =>
        records().options(input.entity, input.text, input.limit),
      ),
      export: os.record.export.handler(({ input: { entity, format, audience, columns, ...query } }) =>
        exportTable(workspaces.workspace, entity, query, { format, audience, columns }),
      ),
    },
    action: {
      move: os.action.move.handler(({ input }) =>
        changing(() => moveActions(workspaces.workspace, input, workspaces.now)),
      ),
    },
    okr: {
      calibration: os.okr.calibration.handler(({ input: { week } }) =>
        okrCalibration(contextOf(workspaces, week)),
      ),
      tree: os.okr.tree.handler(({ input }) => okrTree(contextOf(workspaces, input.week), input.quarter)),
    },
    risk: {
      movedSince: os.risk.movedSince.handler(({ input }) => [
        ...risksMovedSince(workspaces.workspace.connection, input.at),
      ]),
    },
    history: {
      state: os.history.state.handler(() => {
        const { log } = workspaces.workspace;
        const undoable = log.undoable();
        const redo = log.redoable()?.label ?? null;
        return { undo: undoable?.label ?? null, redo, undoId: undoable?.id ?? null };
      }),
      undo: os.history.undo.handler(({ input }) =>
        changing(() => labelOf(workspaces.workspace.undo(actor(), input?.only ?? undefined))),
      ),
      redo: os.history.redo.handler(() => changing(() => labelOf(workspaces.workspace.redo(actor())))),
      ofRecord: os.history.ofRecord.handler(({ input }) => records().history(input.id)),
    },
    search: {
      find: os.search.find.handler(({ input }) => records().search(input.text, input.limit)),
    },
    importing: {
      plan: os.importing.plan.handler(async ({ input, signal }) => {
        const { runImport } = await importing();
        return runImport(workspaces.workspace, input.files, { ...input.options, isDryRun: true }, signal);
      }),
      apply: os.importing.apply.handler(async function* ({ input, signal }) {
        const { runImport } = await importing();
        yield* runImport(workspaces.workspace, input.files, { ...input.options, isDryRun: false }, signal);
        workspaces.changed();
      }),
    },
    pasting: {
      plan: os.pasting.plan.handler(async ({ input }) =>
        (await pasting()).pasteRows(workspaces.workspace, input, true),
      ),
      apply: os.pasting.apply.handler(async ({ input }) => {
        const { pasteRows } = await pasting();
        return changing(() => pasteRows(workspaces.workspace, input, false));
      }),
    },
    review: {
      get: os.review.get.handler(({ input }) => reviewFor(workspaces, input.week)),
      weeks: os.review.weeks.handler(() => reviewWeeks(workspaces)),
    },
    meeting: meetingRoutes(os.meeting, { workspaces, print }, changing),
    reliability: reliabilityRoutes(os.reliability, workspaces),
    measures: measuresRoutes(os.measures, workspaces),
    deck: {
      list: os.deck.list.handler(() => listDecks(workspaces)),
      get: os.deck.get.handler(({ input }) =>
        input.review === undefined
          ? deckFor(workspaces, input)
          : frozenDeck(workspaces, input.review, input.audience),
      ),
      preview: os.deck.preview.handler(({ input }) => previewOf(workspaces, input)),
    },
    cost: {
      overview: os.cost.overview.handler(({ input: { week, by, month, unit, ...list } }) =>
        costOverview(contextOf(workspaces, week), { list: listQuerySchema.parse(list), by, month, unit }),
      ),
    },
    control: {
      addEvidence: os.control.addEvidence.handler(({ input }) =>
        changing(() => addEvidence(workspaces.workspace, input)),
      ),
    },
    kpi: {
      trailing: os.kpi.trailing.handler(({ input: { week, id } }) =>
        trailingOfKpi(contextOf(workspaces, week), id),
      ),
    },
    scorecard: {
      get: os.scorecard.get.handler(({ input }) => scorecardFor(workspaces, input)),
    },
    exporting: exportingRoutes(os.exporting, { workspaces, print }),
    file: {
      write: os.file.write.handler(({ input }) =>
        writeAtomically(input.path, 'text' in input ? input.text : Buffer.from(input.base64, 'base64')),
      ),
    },
  });
}

function labelOf(group: { label: string } | undefined): { label: string } | null {
  return group ? { label: group.label } : null;
}

/** Without the keys whose value is undefined, which a partial schema allows and a patch must not hold. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
