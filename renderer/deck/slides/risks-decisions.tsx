import { DecisionTable, RiskTable, VendorTable } from '../../review/blocks/assurance-blocks.tsx';
import styles from '../slide.module.css';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function RisksDecisionsSlide({ data }: SlideProps) {
  const { risks } = data;
  return (
    <SlideFrame>
      <div className={styles.columns} style={{ gridTemplateColumns: '1fr 430px' }}>
        <RiskTable rows={risks.rows} limit={8} />
        <div className={styles.stack}>
          <DecisionTable decisions={risks.decisions} limit={4} />
          <VendorTable vendors={risks.vendors} limit={4} />
        </div>
      </div>
    </SlideFrame>
  );
}

export const risksDecisionsSlide: SlideDefinition = { Component: RisksDecisionsSlide };
