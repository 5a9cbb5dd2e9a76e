import { keyResultPage } from '#shared/deck/outline/okr-tree.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { ProgressBar } from '../../review/blocks/okr-blocks.tsx';
import { RowRoom } from '../row-room.tsx';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function KrProgressSlide({ data, slide, part }: SlideProps) {
  const { facts, more } = keyResultPage(data, slide, part);
  if (facts.rows.length === 0)
    return (
      <SlideFrame>
        <Nothing>{facts.empty}</Nothing>
      </SlideFrame>
    );
  const columns = facts.columns.map((column) =>
    column.isDrawn
      ? {
          ...column,
          cell: ({ result }: (typeof facts.rows)[number]) => (
            <ProgressBar progress={result.progress} expected={data.okrs.expected} />
          ),
        }
      : column,
  );
  const list = <FactTable {...facts} columns={columns} more={more} />;
  return (
    <SlideFrame>
      {facts.columns.some(({ lines }) => lines === 2) ? <RowRoom look="two">{list}</RowRoom> : list}
    </SlideFrame>
  );
}

export const krProgressSlide: SlideDefinition = { Component: KrProgressSlide };
