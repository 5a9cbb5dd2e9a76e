// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useFocusableInteractive: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled by the grid

import { Check } from 'lucide-react';
import { type MouseEvent, memo, type RefObject, useRef } from 'react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { useTurn } from '../app/turns.ts';
import { Cell } from './cell.tsx';
import { CellEditor } from './cell-editor.tsx';
import type { Column } from './columns.ts';
import { pinned } from './pinned.ts';
import styles from './table.module.css';
import type { CellActions } from './use-cells.ts';
import { useFieldContext } from './use-context.ts';
import type { SelectionActions } from './use-selection.ts';

type Props = {
  entity: Entity;
  index: number;
  row: AnyRow | undefined;
  titles: Titles;
  columns: readonly Column[];
  template: string;
  /** In pixels; `null` where rows follow each other, on paper. */
  top: number | null;
  isActive: boolean;
  isSelected: boolean;
  openId: string | undefined;
  actions: SelectionActions;
  onOpen: (index: number) => void;
  /** The column the keyboard is on, in the active row. */
  cell: string | null;
  /** The column that is being edited in this row. */
  editing: string | null;
  cells: CellActions;
};

export const TableRow = memo(function TableRow(props: Props) {
  const { entity, index, row, titles, columns, template, top, isActive, isSelected } = props;
  const { openId, actions, onOpen, cell, editing, cells } = props;
  // The first click of two opens the record beside the list, which may move the columns under the second.
  const pressed = useRef<string>(undefined);
  const onClick = (event: MouseEvent) => {
    if (event.shiftKey) actions.extendTo(index);
    else if (event.ctrlKey || event.metaKey) actions.toggle(index);
    else if (editing === null) onOpen(index);
  };
  return (
    <div
      id={row ? `row-${row.id}` : undefined}
      role="row"
      className={styles.row}
      style={{ gridTemplateColumns: template, ...(top !== null && { transform: `translateY(${top}px)` }) }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-open={(row && row.id === openId) || undefined}
      data-editing={editing !== null || undefined}
      onClick={onClick}
      onDoubleClick={() => pressed.current && cells.edit(index, pressed.current)}
    >
      <div
        role="gridcell"
        className={styles.check}
        onClick={(event) => {
          event.stopPropagation();
          if (event.shiftKey) actions.extendTo(index);
          else actions.toggle(index);
        }}
      >
        <span className={styles.box} data-checked={isSelected || undefined} aria-hidden>
          {isSelected && <Check size={11} strokeWidth={3.5} />}
        </span>
      </div>
      {row ? (
        <RowCells
          entity={entity}
          row={row}
          titles={titles}
          columns={columns}
          isFirst={isActive || top === null}
          cell={cell}
          editing={editing}
          cells={cells}
          pressed={pressed}
        />
      ) : (
        <Waiting />
      )}
    </div>
  );
});

type CellsProps = Pick<Props, 'entity' | 'titles' | 'columns' | 'cell' | 'editing' | 'cells'> & {
  row: AnyRow;
  /** Whether it is drawn before others, as the keyboard is on it. */
  isFirst: boolean;
  /** The column that was pressed last. */
  pressed: RefObject<string | undefined>;
};

/** What stands in a row. Far from where a list was all rows are new, so they are drawn in turns: scrolling goes on. */
const RowCells = memo(function RowCells(props: CellsProps) {
  const { entity, row, titles, columns, isFirst, cell, editing, cells, pressed } = props;
  const context = useFieldContext(row);
  const isDrawn = useTurn(isFirst);
  if (!isDrawn) return <Waiting />;
  return columns.map((column) => (
    <div
      key={column.name}
      id={cellId(row.id, column.name)}
      role="gridcell"
      className={styles.cell}
      data-cursor={column.name === cell || undefined}
      data-editing={column.name === editing || undefined}
      onPointerDown={({ detail }) => {
        if (detail < 2) pressed.current = column.name;
      }}
      data-numeric={column.isNumeric || undefined}
      data-title={column.name === entity.title || undefined}
      {...pinned(column.name, entity)}
    >
      {column.field && column.name === editing ? (
        <CellEditor
          entity={entity}
          row={row}
          name={column.name}
          field={column.field}
          titles={titles}
          onFinish={(result) => cells.finish(row, column.name, result)}
        />
      ) : (
        <Cell column={column} row={row} context={context} titles={titles} />
      )}
    </div>
  ));
});

function Waiting() {
  return (
    <div role="gridcell" className={styles.waiting}>
      <span className={styles.ghost} />
    </div>
  );
}

/** The id of a cell's element, which the grid names as the place of the keyboard. */
export function cellId(id: string, column: string): string {
  return `cell-${id}-${column}`;
}
