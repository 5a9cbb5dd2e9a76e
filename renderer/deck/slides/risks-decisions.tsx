import { DecisionTable, RiskTable, VendorTable } from '../../review/blocks/assurance-blocks.tsx';
import styles from '../slide.module.css';
import { SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function RisksDecisionsSlide({ data }: SlideProps) {
  const { risks } = data;
  return (
    <SlideFrame>
      <SlideColumns widths={[698, 430]}>
        <RiskTable rows={risks.rows} limit={8} />
        <div className={styles.stack}>
          <DecisionTable decisions={risks.decisions} limit={4} />
          <VendorTable vendors={risks.vendors} limit={4} />
        </div>
      </SlideColumns>
    </SlideFrame>
  );
}

export const risksDecisionsSlide: SlideDefinition = { Component: RisksDecisionsSlide };
