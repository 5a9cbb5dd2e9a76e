import { useMemo } from 'react';
import { NO_POLICY, policyLines } from '#shared/deck/outline/reliability.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { budgetSpec, burndownSpec } from '../../review/blocks/slo-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function ErrorBudgetSlide({ data: { slos } }: SlideProps) {
  const budgets = useMemo(() => budgetSpec(slos.rows, 13), [slos]);
  const burndown = useMemo(() => burndownSpec(slos), [slos]);
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
              {slos.policies.length === 0 && <p className={styles.policy}>{NO_POLICY}</p>}
              {policyLines(slos).map(({ key, mark, text }) => (
                <p key={key} className={styles.policy} title={text}>
                  {mark && <strong>{mark} </strong>}
                  {text}
                </p>
              ))}
            </div>
          </div>
        </SlideColumns>
      )}
    </SlideFrame>
  );
}

export const errorBudgetSlide: SlideDefinition = { Component: ErrorBudgetSlide };
