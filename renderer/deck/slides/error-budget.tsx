import { useMemo } from 'react';
import { MOST_POLICIES, policiesOf } from '#shared/deck/outline/reliability.ts';
import { formatCount } from '#shared/figure/format.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { budgetSpec, burndownSpec } from '../../review/blocks/slo-blocks.tsx';
import { asWords } from '../../review/blocks/words.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function ErrorBudgetSlide({ data: { slos } }: SlideProps) {
  const budgets = useMemo(() => budgetSpec(slos.rows, 13), [slos]);
  const burndown = useMemo(() => burndownSpec(slos), [slos]);
  const { stopped, open } = policiesOf(slos);
  return (
    <SlideFrame>
      {budgets === null ? (
        <Nothing>No SLO has data in its window, so no budget can be told.</Nothing>
      ) : (
        <SlideColumns widths={[600, 528]}>
          <ChartFigure title="Budget left, least first" spec={budgets} width={600} height={430} />
          <div className={styles.stack}>
            {burndown && <ChartFigure title="Budget left by week" spec={burndown} width={528} height={230} />}
            <div>
              <p className={styles.panelTitle}>Error budget policy</p>
              {slos.policies.length === 0 && (
                <p className={styles.policy}>No error budget policy is recorded.</p>
              )}
              {stopped.slice(0, MOST_POLICIES).map(({ service, state, sentence }) => (
                <p key={service.id} className={styles.policy} title={sentence}>
                  <strong>{asWords(state)}</strong> {sentence}
                </p>
              ))}
              {stopped.length > MOST_POLICIES && (
                <p className={styles.policy}>and {stopped.length - MOST_POLICIES} more</p>
              )}
              {open > 0 && (
                <p className={styles.policy}>
                  {formatCount(open, 'policy lets', 'policies let')} changes go on.
                </p>
              )}
            </div>
          </div>
        </SlideColumns>
      )}
    </SlideFrame>
  );
}

export const errorBudgetSlide: SlideDefinition = { Component: ErrorBudgetSlide };
