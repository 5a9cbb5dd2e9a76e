import type { implement } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { exportCalendar } from './calendar.ts';
import { exportDeckPdf, exportScorecardPdf, type Tools } from './pdf.ts';
import { exportSlidePictures, slidePicture } from './pictures.ts';
import { exportScorecards } from './scorecards.ts';
import { tableText } from './table.ts';

type Routes = ReturnType<typeof implement<Contract>>['exporting'];

/** Other formats than PDF bring half a megabyte of modules along, which are loaded when one is asked for. */
const deckFiles = () => import('./deck-file.ts');

/** Answers the part of the contract about files for others. */
export function exportingRoutes(os: Routes, tools: Tools) {
  const { workspaces } = tools;
  return {
    deckFile: os.deckFile.handler(async ({ input, signal }) =>
      (await deckFiles()).exportDeckFile(workspaces, input, signal),
    ),
    deckText: os.deckText.handler(async ({ input }) => (await deckFiles()).deckText(workspaces, input)),
    tableText: os.tableText.handler(({ input: { format, ...table } }) => ({
      text: tableText(table, format),
    })),
    calendar: os.calendar.handler(({ input }) => exportCalendar(workspaces, input)),
    deckPdf: os.deckPdf.handler(({ input, signal }) => exportDeckPdf(tools, input, signal)),
    deckPictures: os.deckPictures.handler(({ input, signal }) => exportSlidePictures(tools, input, signal)),
    slidePicture: os.slidePicture.handler(async ({ input, signal }) => {
      const png = await slidePicture(tools, input, signal);
      return { png: Buffer.from(png).toString('base64') };
    }),
    scorecards: os.scorecards.handler(({ input, signal }) => exportScorecards(tools, input, signal)),
    scorecardPdf: os.scorecardPdf.handler(({ input, signal }) => exportScorecardPdf(tools, input, signal)),
  };
}
