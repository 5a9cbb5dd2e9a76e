import { definitionsOfPart } from '#shared/deck/outline/measures.ts';
import type { FactColumn } from '#shared/review/facts/facts.ts';
import blocks from '../../review/blocks/blocks.module.css';
import { type Column, FactTable } from '../../review/blocks/fact-table.tsx';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

function DefinitionsSlide({ data, part }: SlideProps) {
  const { facts, more, moreText } = definitionsOfPart(data, part);
  return (
    <SlideFrame>
      <div className={styles.notes}>
        <FactTable {...facts} columns={facts.columns.map(small)} more={more} moreText={moreText} />
      </div>
    </SlideFrame>
  );
}

/** Meanings are long, so they stand in small letters. */
function small<Row>(column: FactColumn<Row>): Column<Row> {
  if (column.header !== 'Means') return column;
  return { ...column, cell: (row) => <small className={blocks.small}>{String(column.cell(row))}</small> };
}

export const definitionsSlide: SlideDefinition = { Component: DefinitionsSlide };
