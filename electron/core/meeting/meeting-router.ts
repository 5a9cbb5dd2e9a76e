import type { implement } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { DrawRequest } from '#shared/contract/print.ts';
import type { ExportedFile, Progress } from '#shared/contract/progress.ts';
import { describePdf, printToFile } from '../export/pdf.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { closeReview } from './close.ts';
import {
  compareMeetings,
  listMeetings,
  meetingMinutes,
  meetingOf,
  meetingReadiness,
} from './meeting-service.ts';
import { prepareReview } from './prepare.ts';
import { addAddendum, capture, dispose, startReview } from './record.ts';
import { keepAsTemplate, listTemplates } from './templates.ts';

type Tools = {
  workspaces: WorkspaceService;
  print: (request: DrawRequest, signal?: AbortSignal) => Promise<Uint8Array>;
};
type Routes = ReturnType<typeof implement<Contract>>['meeting'];

/** Answers the part of the contract about the life of a review. `changing` tells the windows afterwards. */
export function meetingRoutes(os: Routes, tools: Tools, changing: <T>(work: () => T) => T) {
  const { workspaces } = tools;
  return {
    list: os.list.handler(() => listMeetings(workspaces.workspace)),
    templates: os.templates.handler(() => listTemplates(workspaces.workspace)),
    keepAsTemplate: os.keepAsTemplate.handler(({ input }) =>
      changing(() => keepAsTemplate(workspaces.workspace, input.id)),
    ),
    get: os.get.handler(({ input }) => meetingOf(workspaces, input.id)),
    prepare: os.prepare.handler(({ input }) => {
      const prepared = prepareReview(workspaces, input);
      if (prepared.isNew) workspaces.changed();
      return prepared;
    }),
    start: os.start.handler(({ input }) => changing(() => startReview(workspaces, input.id))),
    readiness: os.readiness.handler(({ input }) => meetingReadiness(workspaces, input.id)),
    dispose: os.dispose.handler(({ input }) => changing(() => dispose(workspaces, input))),
    capture: os.capture.handler(({ input }) => changing(() => capture(workspaces, input))),
    close: os.close.handler(({ input }) => changing(() => closeReview(workspaces, input))),
    addAddendum: os.addAddendum.handler(({ input }) => changing(() => addAddendum(workspaces, input))),
    compare: os.compare.handler(({ input }) => compareMeetings(workspaces, input.a, input.b)),
    minutes: os.minutes.handler(({ input }) => {
      const { title, markdown, theme, source } = meetingMinutes(workspaces, input.id);
      return { title, markdown, theme, workspace: source.data.workspace.name };
    }),
    minutesPdf: os.minutesPdf.handler(({ input, signal }) => minutesPdf(tools, input, signal)),
  };
}

type MinutesRequest = { id: string; paper: 'a4' | 'letter'; path: string };

/** Prints the minutes to a file. */
async function* minutesPdf(
  { workspaces, print }: Tools,
  { id, paper, path }: MinutesRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress<ExportedFile>> {
  const { title, source } = meetingMinutes(workspaces, id);
  const route = `/print/minutes/${encodeURIComponent(id)}?${new URLSearchParams({ paper })}`;
  yield* printToFile({ print }, { route, paper }, path, describePdf(title, source.data), signal);
}
