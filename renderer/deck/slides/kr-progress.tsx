import { keyResultPage } from '#shared/deck/outline/okr-tree.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import { ProgressBar } from '../../review/blocks/okr-blocks.tsx';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import styles from './slides.module.css';

function KrProgressSlide({ data, slide, part }: SlideProps) {
  const { facts, more } = keyResultPage(data, slide, part);
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
  return (
    <SlideFrame>
      <div className={facts.columns.some(({ lines }) => lines === 2) ? styles.two : undefined}>
        <FactTable {...facts} columns={columns} more={more} />
      </div>
    </SlideFrame>
  );
}

export const krProgressSlide: SlideDefinition = { Component: KrProgressSlide };
