import { moveToFreePlace } from '#db/file/open.ts';
import { partialPath, removeLeftovers, removePartial } from '#db/file/partial-file.ts';
import { createWorkspace } from '#db/workspace.ts';
import { dateOf } from '#shared/time/week.ts';
import { generateSample } from '../../../assets/sample/generate.ts';
import { importTexts } from '../import/run.ts';
import { addBuiltIns } from '../workspace/add-built-ins.ts';

/** The sample company's settings; its director is the person at the computer. */
const SAMPLE_SETTINGS = {
  name: 'Fernlauf',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  actor: 'Ines Baptista',
} as const;

/**
 * Makes the sample workspace by running the importers on the files a company's tools would have exported. Written
 * beside its place and renamed, so that a sample is there whole or not at all.
 */
export function makeSample(path: string, now: string): void {
  removeLeftovers(path);
  const partial = partialPath(path);
  const workspace = createWorkspace(partial, SAMPLE_SETTINGS);
  try {
    addBuiltIns(workspace);
    importTexts(workspace, generateSample({ today: dateOf(now, workspace.settings.zone) }));
    workspace.log.settle();
    workspace.close();
    moveToFreePlace(partial, path);
  } catch (error) {
    workspace.close();
    removePartial(partial);
    throw error;
  }
}
