import { useSyncExternalStore } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { NewWorkspaceDialog } from '../set-up/set-up-dialog.tsx';
import { useCommand } from './commands.ts';
import styles from './dialogs.module.css';
import { useWorkspace } from './queries.ts';
import { createSwitch } from './switch.ts';

const dialog = createSwitch();

export function AboutDialog() {
  const isOpen = useSyncExternalStore(dialog.subscribe, dialog.get);
  const { path } = useWorkspace();
  useCommand('about', () => dialog.set(true));
  return (
    <>
      <Dialog title="About Muster" isOpen={isOpen} onClose={() => dialog.set(false)}>
        <div className={styles.about}>
          <p>
            The weekly ops review, prepared, run and printed from one local file. Free software under the MIT
            licence.
          </p>
          <p>This workspace is kept in {path}.</p>
          <p>Muster never uses the network.</p>
        </div>
      </Dialog>
      <NewWorkspaceDialog />
    </>
  );
}
