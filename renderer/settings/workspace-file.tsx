import { useState } from 'react';
import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { adoptWorkspace, useWorkspace } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { notify } from '../design/toast.tsx';
import { Section } from './setting-fields.tsx';
import styles from './settings.module.css';

/** Where the data is, copying it safely, and looking whether it is sound. */
export function WorkspaceFile() {
  const { path, name } = useWorkspace();
  const [check, setCheck] = useState<{ isSound: boolean; problems: string[] }>();
  const backUp = () =>
    attempt(async () => {
      const filters = [{ name: 'Muster workspace', extensions: ['muster'] }];
      const to = await shell.files.save({
        title: 'Back up to',
        filters,
        suggestedName: `${name} backup.muster`,
      });
      if (to === null) return;
      await core.workspace.backUp({ path: to });
      notify({ title: 'Backed up.', description: to });
    });
  const runCheck = () => attempt(async () => setCheck(await core.workspace.check()));
  const close = () =>
    attempt(async () => {
      await core.workspace.close();
      adoptWorkspace(null);
    });
  return (
    <Section title="File" about="Everything of this workspace is in one file.">
      <p className={`${styles.wide} ${styles.path}`}>{path}</p>
      <div className={`${styles.wide} ${styles.row}`}>
        <Button onClick={() => void attempt(() => shell.files.reveal({ path }))}>Show in folder</Button>
        <Button onClick={() => void backUp()}>Back up…</Button>
        <Button onClick={() => void runCheck()}>Check the file</Button>
        <Button onClick={() => void close()}>Close the workspace</Button>
      </div>
      {check && (
        <div className={`${styles.wide} ${styles.result}`} role="status">
          {check.isSound ? 'The file is sound.' : 'The file has problems:'}
          <ul>
            {check.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
