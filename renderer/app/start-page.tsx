import { FilePlus2, FileSpreadsheet, FolderOpen, type LucideIcon, Presentation } from 'lucide-react';
import { useState } from 'react';
import { Spinner } from '../design/progress.tsx';
import { NewWorkspaceDialog } from '../set-up/set-up-dialog.tsx';
import styles from './dialogs.module.css';
import { failureOf } from './failure.ts';
import { openNewWorkspace } from './new-workspace-switch.ts';
import { openFile, openSample } from './workspace-actions.ts';

/** What stands in the window while no workspace is open; `refusal` says why the last one was closed. */
export function StartPage({ refusal }: { refusal?: unknown }) {
  const [isBusy, setBusy] = useState(false);
  const sample = async () => {
    setBusy(true);
    await openSample();
    setBusy(false);
  };
  return (
    <main className={styles.start}>
      <header>
        <h1>Muster</h1>
        <p className={styles.lead}>
          The weekly ops review, prepared, run and printed from one file on this computer. No account, no
          server, nothing leaves the machine.
        </p>
      </header>
      {refusal !== undefined && <Refusal error={refusal} />}
      <div className={styles.choices}>
        <Choice icon={Presentation} title="Open the sample" onClick={() => void sample()} isBusy={isBusy}>
          A made-up company with sixty weeks of services, incidents, costs and hiring.
        </Choice>
        <Choice icon={FilePlus2} title="New workspace" onClick={() => openNewWorkspace()}>
          Start with an empty file and enter or import your own records.
        </Choice>
        <Choice icon={FolderOpen} title="Open file" onClick={() => void openFile()}>
          Go on with a workspace that is already on this computer.
        </Choice>
        <Choice icon={FileSpreadsheet} title="Import" onClick={() => openNewWorkspace('/import')}>
          Make a workspace, then bring in exports of the tools you use.
        </Choice>
      </div>
      <p className={styles.foot}>A workspace is one file that you can copy, back up and hand on.</p>
      <NewWorkspaceDialog />
    </main>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { sentence, unchanged, code } = failureOf(error);
  return (
    <p role="alert" className={styles.refusal}>
      <strong>{sentence}</strong>
      {unchanged} Code: {code}
    </p>
  );
}

type ChoiceProps = {
  icon: LucideIcon;
  title: string;
  children: string;
  onClick: () => void;
  isBusy?: boolean;
};

function Choice({ icon: Icon, title, children, onClick, isBusy = false }: ChoiceProps) {
  return (
    <button type="button" className={styles.choice} onClick={onClick} disabled={isBusy}>
      {isBusy ? <Spinner label={title} /> : <Icon size={20} strokeWidth={1.75} aria-hidden />}
      <span>
        <strong>{title}</strong>
        <span>{isBusy ? 'Reading the sample’s files…' : children}</span>
      </span>
    </button>
  );
}
