import { keyed, type OkrNode, okrTreePage } from '#shared/deck/outline/okr-tree.ts';
import type { FactColumn } from '#shared/review/facts/facts.ts';
import { type Column, FactTable } from '../../review/blocks/fact-table.tsx';
import { ProgressBar } from '../../review/blocks/okr-blocks.tsx';
import { RowRoom } from '../row-room.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import tree from './document.module.css';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

/** Deeper ones stand as far in as this. */
const MOST_DEPTH = 5;

function OkrTreeSlide({ data, slide, part }: SlideProps) {
  const { facts, more } = okrTreePage(data, slide, part);
  if (facts.rows.length === 0)
    return (
      <SlideFrame>
        <Nothing>{facts.empty}</Nothing>
      </SlideFrame>
    );
  const columns = facts.columns.map((column) => drawn(column, data.okrs.expected));
  return (
    <SlideFrame>
      <RowRoom look="two">
        <FactTable {...facts} columns={columns} more={more} />
      </RowRoom>
    </SlideFrame>
  );
}

function drawn(column: FactColumn<OkrNode>, expected: number): Column<OkrNode> {
  if (column.isDrawn)
    return {
      ...column,
      cell: ({ objective }) => <ProgressBar progress={objective.progress} expected={expected} />,
    };
  if (column.header !== 'Objective') return column;
  return {
    ...column,
    cell: ({ objective, depth }) => (
      <span className={tree.node} style={{ paddingLeft: `${Math.min(depth, MOST_DEPTH) * 1.75}em` }}>
        {depth > 0 && <span aria-hidden="true">└ </span>}
        {keyed(objective)}
        {depth > 0 && <span className="visually-hidden"> (level {depth + 1})</span>}
      </span>
    ),
  };
}

export const okrTreeSlide: SlideDefinition = { Component: OkrTreeSlide };
