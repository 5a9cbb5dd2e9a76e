import { fileURLToPath } from 'node:url';
import { connect } from '#shared/contract/connect.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { startChromiumShell } from '#shell/chromium/shell.ts';
import type { StartDrawing } from './engine.ts';
import { PLACES } from './source-places.ts';

/** The core with an installed Chromium that nobody sees, drawing the renderer that was built from this source. */
export const startChromiumDrawing: StartDrawing = async (coreOptions) => {
  const shell = startChromiumShell({
    renderer: fileURLToPath(PLACES.renderer),
    core: PLACES.core,
    coreOptions: { ...coreOptions, isForPrint: true },
    looks: 'paper',
    hasBlankSheet: true,
  });
  shell.prepareToPrint();
  // Node loads what the first call needs, some 30 ms, while the browser starts.
  void globalThis.FormData;
  return {
    client: connect<Contract>(shell.core.connect()),
    opened: shell.core.opened,
    quit: () => shell.quit(),
  };
};
