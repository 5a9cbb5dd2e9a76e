import { useMemo } from 'react';
import { BUDGETS, hasLongBudgets, NO_POLICY, policyLines } from '#shared/deck/outline/reliability.ts';
import type { SloSection } from '#shared/review/sections.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { budgetSpec, burndownSpec } from '../../review/blocks/slo-blocks.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function ErrorBudgetSlide({ data: { slos }, part }: SlideProps) {
  const isLong = hasLongBudgets(slos);
  const budgets = useMemo(
    () => budgetSpec(slos.rows, isLong ? BUDGETS.mostLong : BUDGETS.most),
    [slos, isLong],
  );
  if (budgets === null)
    return (
      <SlideFrame>
        <Nothing>No SLO has data in its window, so no budget can be told.</Nothing>
      </SlideFrame>
    );
  const width = isLong ? 1168 : 600;
  const left = <ChartFigure title="Budget left, least first" spec={budgets} width={width} height={430} />;
  if (isLong) return <SlideFrame>{part === 1 ? left : <ByWeekAndPolicies slos={slos} />}</SlideFrame>;
  return (
    <SlideFrame>
      <SlideColumns widths={[width, 528]}>
        {left}
        <div className={styles.stack}>
          <ByWeek slos={slos} width={528} height={230} />
          <Policies slos={slos} />
        </div>
      </SlideColumns>
    </SlideFrame>
  );
}

function ByWeekAndPolicies({ slos }: { slos: SloSection }) {
  return (
    <SlideColumns widths={[600, 528]}>
      <ByWeek slos={slos} width={600} height={400} />
      <Policies slos={slos} />
    </SlideColumns>
  );
}

function ByWeek({ slos, ...size }: { slos: SloSection; width: number; height: number }) {
  const burndown = useMemo(() => burndownSpec(slos), [slos]);
  return burndown && <ChartFigure title="Budget left by week" spec={burndown} {...size} />;
}

function Policies({ slos }: { slos: SloSection }) {
  return (
    <div>
      <p className={styles.panelTitle}>Error budget policy</p>
      {slos.policies.length === 0 && <p className={styles.policy}>{NO_POLICY}</p>}
      {policyLines(slos).map(({ key, mark, text }) => (
        <p key={key} className={styles.policy}>
          {mark && <strong>{mark} </strong>}
          {text}
        </p>
      ))}
    </div>
  );
}

export const errorBudgetSlide: SlideDefinition = { Component: ErrorBudgetSlide };
