import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { formatCount } from '#shared/figure/format.ts';
import type { PasteOutcome } from '#shared/import/import-report.ts';
import { core } from '../app/client.ts';
import dialogs from '../app/dialogs.module.css';
import { attempt, failureOf } from '../app/failure.ts';
import { refreshAll } from '../app/queries.ts';
import { undoThis } from '../app/use-history-commands.ts';
import { Button } from '../design/button.tsx';
import { Checkbox } from '../design/checkbox.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { TextArea } from '../design/text-input.tsx';
import { notify } from '../design/toast.tsx';
import { FileReport } from '../import/file-report.tsx';
import type { Column } from './columns.ts';
import panel from './panel.module.css';
import styles from './records.module.css';

type Props = {
  entity: Entity;
  columns: readonly Column[];
  /** What was pasted; empty when it is to be pasted here, `null` when the dialog is closed. */
  pasted: string | null;
  onClose: () => void;
};

/** Rows of a spreadsheet, seen before they are taken in: what is added, changed and rejected, and why. */
export function PasteDialog(props: Props) {
  return (
    <Dialog
      title={`Paste ${props.entity.plural}`}
      isOpen={props.pasted !== null}
      onClose={props.onClose}
      size="l"
    >
      <PasteForm {...props} />
    </Dialog>
  );
}

function PasteForm({ entity, columns, pasted, onClose }: Props) {
  const [text, setText] = useState(pasted ?? '');
  const [hasHeader, setHasHeader] = useState<boolean>();
  const request = { entity: entity.name, text, columns: columns.map(({ name }) => name), hasHeader };
  const isEmpty = text.trim() === '';
  const plan = useQuery({
    queryKey: ['paste', request],
    queryFn: () => core.pasting.plan(request),
    enabled: !isEmpty,
    retry: false,
  });
  const outcome = isEmpty ? undefined : plan.data;
  const failure = isEmpty || !plan.error ? undefined : failureOf(plan.error);
  const apply = async () => {
    const done = await attempt(() => core.pasting.apply(request));
    if (!done) return;
    onClose();
    notify({ title: `${formatCount(changes(done), 'row', 'rows')} pasted.`, undo: undoThis() });
    await refreshAll();
  };
  return (
    <div className={dialogs.form}>
      <Field
        label="Rows"
        help="Copied from a spreadsheet or a CSV file. A Key or Id column changes the records it names."
      >
        {(ids) => (
          <TextArea
            {...ids}
            className={styles.pasteText}
            rows={6}
            value={text}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {failure && (
        <p className={panel.failure} role="alert">
          {failure.sentence}
        </p>
      )}
      {outcome && (
        <>
          <Checkbox checked={outcome.hasHeader} onChange={setHasHeader}>
            The first row names the columns
          </Checkbox>
          <Columns columns={outcome.columns} />
          {outcome.files.map((file) => (
            <FileReport key={file.file} report={file} isApplied={false} />
          ))}
        </>
      )}
      <div className={dialogs.actions}>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={!outcome || changes(outcome) === 0} onClick={() => void apply()}>
          {!outcome || changes(outcome) === 0
            ? 'Nothing to paste'
            : `Paste ${formatCount(changes(outcome), 'row', 'rows')}`}
        </Button>
      </div>
    </div>
  );
}

function Columns({ columns }: Pick<PasteOutcome, 'columns'>) {
  const taken = columns.flatMap(({ field }) => (field === null ? [] : [field]));
  const left = columns.flatMap(({ header, field }, at) =>
    field === null ? [header === '' ? `column ${at + 1}` : `“${header}”`] : [],
  );
  return (
    <p className={styles.pasteColumns}>
      {taken.length === 0 ? 'No column is understood.' : `Read as ${taken.join(', ')}.`}
      {left.length > 0 && ` Left out: ${left.join(', ')}.`}
    </p>
  );
}

function changes({ counts }: PasteOutcome): number {
  return counts.add + counts.update;
}
