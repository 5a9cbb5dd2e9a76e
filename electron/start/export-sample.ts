import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startChromiumDrawing } from '../cli/chromium-engine.ts';
import { finish } from '../cli/export-commands.ts';
import { dataFolder } from '../shell/folders.ts';

/** Prints the sample workspace's deck and scorecards into a folder. Gives the files, the deck first. */
export async function exportSample(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { client, opened, quit } = await startChromiumDrawing({ isSample: true, dataFolder: dataFolder() });
  try {
    await opened;
    const week = (await client.workspace.current())?.reviewWeek ?? '';
    const deck = path.join(folder, `Weekly ops review ${week}.pdf`);
    await finish(await client.exporting.deckPdf({ week, path: deck }));
    const scorecards = await finish(await client.exporting.scorecards({ week, of: 'teams', path: folder }));
    return [deck, ...scorecards.files];
  } finally {
    await quit();
  }
}
