// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useFocusableInteractive: a virtual grid cannot be a table element, and its one focus is the grid's own
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled by the grid

import { Check } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { AnyRow, Entity } from '#shared/entity/entity.ts';
import type { Titles } from '#shared/record/record-view.ts';
import { Cell } from './cell.tsx';
import type { Column } from './columns.ts';
import { pinned } from './pinned.ts';
import styles from './table.module.css';
import { useFieldContext } from './use-context.ts';
import type { SelectionActions } from './use-selection.ts';

type Props = {
  entity: Entity;
  index: number;
  row: AnyRow | undefined;
  titles: Titles;
  columns: readonly Column[];
  template: string;
  top: number;
  isActive: boolean;
  isSelected: boolean;
  openId: string | undefined;
  actions: SelectionActions;
  onOpen: (index: number) => void;
};

export const TableRow = memo(function TableRow(props: Props) {
  const {
    entity,
    index,
    row,
    titles,
    columns,
    template,
    top,
    isActive,
    isSelected,
    openId,
    actions,
    onOpen,
  } = props;
  const context = useFieldContext(row);
  const onClick = (event: MouseEvent) => {
    if (event.shiftKey) actions.extendTo(index);
    else if (event.ctrlKey || event.metaKey) actions.toggle(index);
    else onOpen(index);
  };
  return (
    <div
      id={row ? `row-${row.id}` : undefined}
      role="row"
      className={styles.row}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-open={(row && row.id === openId) || undefined}
      onClick={onClick}
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
      {columns.map((column) => (
        <div
          key={column.name}
          role="gridcell"
          className={styles.cell}
          data-numeric={column.isNumeric || undefined}
          data-title={column.name === entity.title || undefined}
          {...pinned(column.name, entity)}
        >
          {row ? (
            <Cell column={column} row={row} context={context} titles={titles} />
          ) : (
            <span className={styles.ghost} />
          )}
        </div>
      ))}
    </div>
  );
});
