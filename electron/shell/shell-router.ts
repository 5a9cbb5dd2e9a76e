import { implement } from '@orpc/server';
import { shellContract } from '#shared/contract/shell-contract.ts';
import type { WindowHost } from './shell.ts';

/** The shell's half of the contract for one window. */
export function createShellRouter(host: WindowHost) {
  const shell = implement(shellContract);
  return shell.router({
    files: {
      open: shell.files.open.handler(({ input }) => host.chooseFiles(input)),
      folder: shell.files.folder.handler(({ input }) => host.chooseFolder(input.title)),
      save: shell.files.save.handler(({ input }) => host.chooseSave(input)),
      reveal: shell.files.reveal.handler(({ input }) => host.reveal(input.path)),
    },
    window: {
      open: shell.window.open.handler(({ input }) => host.openWindow(input.route)),
      fullScreen: shell.window.fullScreen.handler(({ input }) => host.setFullScreen(input.on)),
      close: shell.window.close.handler(() => later(() => host.close())),
    },
    clipboard: { write: shell.clipboard.write.handler(({ input }) => host.writeClipboard(input)) },
    menu: { commands: shell.menu.commands.handler(({ signal }) => host.commands.listen(signal)) },
    print: {
      data: shell.print.data.handler(() => host.printData()),
      ready: shell.print.ready.handler(() => host.printSettled()),
      failed: shell.print.failed.handler(({ input }) => host.printSettled(input.sentence)),
    },
    quit: shell.quit.handler(() => later(() => host.quit())),
  });
}

/** Answers the call before the window that made it is gone. */
function later(action: () => Promise<void>): void {
  setTimeout(() => void action(), 20);
}
