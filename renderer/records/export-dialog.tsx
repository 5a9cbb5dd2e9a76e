import { useState } from 'react';
import type { Entity } from '#shared/entity/entity.ts';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import { DialogForm } from '../app/dialog-form.tsx';
import dialogs from '../app/dialogs.module.css';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { Select } from '../design/select.tsx';
import { counted } from './actions.ts';
import type { Column } from './columns.ts';
import { copyTable, FORMATS, type Format, saveTable } from './export-table.ts';
import { onlyRows, type RowsQuery } from './use-rows.ts';

type Props = {
  entity: Entity;
  query: RowsQuery;
  columns: readonly Column[];
  selectedIds: readonly string[];
  total: number | null;
  isOpen: boolean;
  onClose: () => void;
};

/** Which rows and columns leave, as what, and for whom. */
export function ExportDialog(props: Props) {
  return (
    <Dialog title={`Export ${props.entity.plural}`} isOpen={props.isOpen} onClose={props.onClose}>
      <ExportForm {...props} />
    </Dialog>
  );
}

function ExportForm({ entity, query, columns, selectedIds, total, onClose }: Props) {
  const [rows, setRows] = useState(selectedIds.length > 0 ? 'selected' : 'listed');
  const [which, setWhich] = useState('shown');
  const [format, setFormat] = useState<Format>('csv');
  const [audience, setAudience] = useState<Audience>('director');
  const request = {
    query: rows === 'selected' ? onlyRows(query, selectedIds) : query,
    columns: which === 'shown' ? columns.map(({ name }) => name) : undefined,
    format,
    audience,
  };
  const rowChoices = [
    { value: 'listed', label: total === null ? 'All in this list' : `All ${counted(entity, total)}` },
    ...(selectedIds.length > 0
      ? [{ value: 'selected', label: `The ${counted(entity, selectedIds.length)} selected` }]
      : []),
  ];
  return (
    <DialogForm
      onSubmit={() => {
        onClose();
        void saveTable(request);
      }}
    >
      <Choice label="Rows" value={rows} options={rowChoices} onChange={setRows} />
      <Choice
        label="Columns"
        value={which}
        options={[
          { value: 'shown', label: `The ${columns.length} shown, in their order` },
          { value: 'all', label: 'All' },
        ]}
        onChange={setWhich}
      />
      <Choice label="Format" value={format} options={FORMATS} onChange={setFormat} />
      <Choice
        label="For"
        help="What the audience must not see is not in the file."
        value={audience}
        options={AUDIENCES.map((value) => ({ value, label: AUDIENCE_WORDS[value] }))}
        onChange={setAudience}
      />
      <div className={dialogs.actions}>
        <Button
          onClick={() => {
            onClose();
            void copyTable(entity, request);
          }}
        >
          Copy
        </Button>
        <Button type="submit" variant="primary">
          Save…
        </Button>
      </div>
    </DialogForm>
  );
}

const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  team: 'The team',
  director: 'The director',
  executive: 'Executives',
  customer: 'Customers',
};

type ChoiceProps<T extends string> = {
  label: string;
  help?: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

function Choice<T extends string>({ label, help, value, options, onChange }: ChoiceProps<T>) {
  const choose = (next: string | null) => {
    const found = options.find((option) => option.value === next);
    if (found) onChange(found.value);
  };
  return (
    <Field label={label} help={help}>
      {(ids) => <Select {...ids} value={value} options={options} onChange={choose} />}
    </Field>
  );
}
