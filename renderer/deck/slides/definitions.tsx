import { definitionsOfPart } from '#shared/deck/outline/definitions.ts';
import { FactTable } from '../../review/blocks/fact-table.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';
import tables from './slides.module.css';

function DefinitionsSlide({ data, document, part }: SlideProps) {
  const sides = definitionsOfPart(data, document, part);
  return (
    <SlideFrame>
      {sides.length === 0 ? (
        <Nothing>This review has no figures.</Nothing>
      ) : (
        <div className={`${styles.columns} ${tables.definitions}`} style={{ gridTemplateColumns: '1fr 1fr' }}>
          {sides.map((facts) => (
            <FactTable key={facts.name} {...facts} />
          ))}
        </div>
      )}
    </SlideFrame>
  );
}

export const definitionsSlide: SlideDefinition = { Component: DefinitionsSlide };
