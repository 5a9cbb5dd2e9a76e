import { useSyncExternalStore } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { Kbd } from '../design/kbd.tsx';
import { useCommand } from './commands.ts';
import styles from './dialogs.module.css';
import { SHORTCUTS, useKey } from './shortcuts.ts';
import { createSwitch } from './switch.ts';

const dialog = createSwitch();

export function ShortcutsDialog() {
  const isOpen = useSyncExternalStore(dialog.subscribe, dialog.get);
  useCommand('help', () => dialog.set(true));
  useKey('?', () => dialog.set(true));
  return (
    <Dialog title="Keyboard shortcuts" size="l" isText isOpen={isOpen} onClose={() => dialog.set(false)}>
      <div className={styles.shortcuts}>
        {SHORTCUTS.map(({ group, keys }) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <Shortcut key={key} keys={key} what={what} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Shortcut({ keys, what }: { keys: string; what: string }) {
  return (
    <>
      <dt>
        <Kbd keys={keys} />
      </dt>
      <dd>{what}</dd>
    </>
  );
}
