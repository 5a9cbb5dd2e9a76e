import { FileInput, FileUp } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '#shared/figure/format.ts';
import type { ImportOptions, ImportOutcome } from '#shared/import/import-report.ts';
import { shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { useWorkspace } from '../app/queries.ts';
import { undo } from '../app/use-history-commands.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Progress } from '../design/progress.tsx';
import panel from '../records/panel.module.css';
import { FileKinds } from './file-kinds.tsx';
import { FileReport } from './file-report.tsx';
import styles from './import.module.css';
import { ImportOptionsForm } from './import-options.tsx';
import { type ImportState, useImport } from './use-import.ts';

const FILTERS = [
  { name: 'Exports of other tools', extensions: ['csv', 'tsv', 'yaml', 'yml', 'json', 'txt', 'gz'] },
];

/** Files in: what each would bring is shown before anything is changed. */
export function ImportPage() {
  const { isReadOnly } = useWorkspace();
  const [files, setFiles] = useState<string[]>([]);
  const [options, setOptions] = useState<ImportOptions>({});
  const { state, failure, plan, apply, cancel, reset } = useImport();
  const choose = async () => {
    const chosen = await attempt(() =>
      shell.files.open({ title: 'Files to import', filters: FILTERS, several: true }),
    );
    if (!chosen || chosen.length === 0) return;
    setFiles(chosen);
    plan(chosen, options);
  };
  const again = () => {
    setFiles([]);
    reset();
  };
  const change = (next: ImportOptions) => {
    setOptions(next);
    if (files.length > 0) plan(files, next);
  };
  const chooseButton = (
    <Button
      variant={files.length === 0 ? 'primary' : 'secondary'}
      icon={FileUp}
      onClick={() => void choose()}
      disabled={isReadOnly}
    >
      Choose files…
    </Button>
  );
  return (
    <div className={styles.page}>
      <h1>Import</h1>
      <p className={styles.lead}>
        Backstage catalogs, OpenSLO files, exports of incident, ticket, cost and deployment tools, WBR App
        decks (the configuration and its CSV files together), and any CSV table. What would change is shown
        first; reading a file again updates what it brought before.
      </p>
      {failure && (
        <p className={panel.failure} role="alert">
          {failure.sentence} {failure.unchanged}
        </p>
      )}
      {files.length === 0 ? (
        <EmptyState icon={FileInput} title="No files chosen" actions={chooseButton}>
          Choose one or several files. Nothing is changed until you say so.
        </EmptyState>
      ) : (
        <>
          <FileKinds
            files={files}
            kinds={options.entities ?? {}}
            outcome={'outcome' in state ? state.outcome : null}
            problem={failure?.sentence}
            onChange={(entities) => change({ ...options, entities })}
            isDisabled={state.step === 'running' || state.step === 'applied'}
          />
          <ImportOptionsForm
            options={options}
            onChange={change}
            isDisabled={state.step === 'running' || state.step === 'applied'}
          />
          <div className={styles.bar}>
            {chooseButton}
            <span className={styles.grow} />
            <Steps state={state} onApply={() => apply(files, options)} onCancel={cancel} onAgain={again} />
          </div>
        </>
      )}
      {(state.step === 'planned' || state.step === 'applied') &&
        state.outcome.files.map((file) => (
          <FileReport key={file.file} report={file} isApplied={state.step === 'applied'} />
        ))}
    </div>
  );
}

type StepsProps = { state: ImportState; onApply: () => void; onCancel: () => void; onAgain: () => void };

function Steps({ state, onApply, onCancel, onAgain }: StepsProps) {
  switch (state.step) {
    case 'choose':
      return null;
    case 'running':
      return (
        <>
          <div className={styles.progress}>
            <p className={styles.stage} role="status">
              {state.stage}
            </p>
            <Progress
              label={state.isApplying ? 'Importing' : 'Reading'}
              done={state.done}
              total={state.total}
            />
          </div>
          <Button onClick={onCancel}>Cancel</Button>
        </>
      );
    case 'planned':
      return (
        <Button variant="primary" onClick={onApply} disabled={changes(state.outcome) === 0}>
          {changes(state.outcome) === 0
            ? 'Nothing to import'
            : `Import ${formatCount(changes(state.outcome), 'record', 'records')}`}
        </Button>
      );
    case 'applied':
      return (
        <>
          <strong role="status">Imported {formatCount(changes(state.outcome), 'record', 'records')}.</strong>
          <Button onClick={() => void undo().then(onAgain)}>Undo</Button>
          <Button onClick={onAgain}>Import more</Button>
        </>
      );
  }
}

function changes({ counts }: ImportOutcome): number {
  return counts.add + counts.update;
}
