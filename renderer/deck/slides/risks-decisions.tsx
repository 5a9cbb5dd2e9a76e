import { DecisionTable, RiskTable, VendorTable } from '../../review/blocks/assurance-blocks.tsx';
import { assertionOf, leadOf } from '../narrative.ts';
import styles from '../slide.module.css';
import { SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function RisksDecisionsSlide({ data }: SlideProps) {
  const { risks } = data;
  return (
    <SlideFrame
      assertion={assertionOf(data, 'risks')}
      lead={leadOf(data, 'risks', 1, 1)}
      notes={['Score = likelihood (1–5) × impact (1–5): ■ 15 and more, ▲ 8 and more, ● below']}
    >
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
