import { useMemo } from 'react';
import { formatCount } from '#shared/figure/format.ts';
import type { SloSection } from '#shared/review/sections.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { budgetSpec, burndownSpec } from '../../review/blocks/slo-blocks.tsx';
import { asWords } from '../../review/blocks/words.tsx';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function ErrorBudgetSlide({ data: { slos } }: SlideProps) {
  const budgets = useMemo(() => budgetSpec(slos.rows, 13), [slos]);
  const burndown = useMemo(() => burndownSpec(slos), [slos]);
  const stopped = slos.policies
    .filter(({ state }) => state !== 'open')
    .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  const open = slos.policies.length - stopped.length;
  return (
    <SlideFrame
      assertion={budgetAssertion(slos)}
      notes={[
        'Budget left = 1 − bad ÷ ((1 − objective) × total) over each SLO’s window; below 0 it is overspent; bars are cut at −200%',
        'Policy after the Google SRE Workbook: changes freeze when four weeks’ budget is spent',
      ]}
    >
      {budgets === null ? (
        <Nothing>No SLO has data in its window, so no budget can be told.</Nothing>
      ) : (
        <div className={styles.columns} style={{ gridTemplateColumns: '600px 1fr' }}>
          <ChartFigure title="Budget left, least first" spec={budgets} width={600} height={430} />
          <div className={styles.stack}>
            {burndown && <ChartFigure title="Budget left by week" spec={burndown} width={528} height={230} />}
            <div>
              <p className={styles.panelTitle}>Error budget policy</p>
              {slos.policies.length === 0 && (
                <p className={styles.policy}>No error budget policy is recorded.</p>
              )}
              {stopped.slice(0, 4).map(({ service, state, sentence }) => (
                <p key={service.id} className={styles.policy} title={sentence}>
                  <strong>{asWords(state)}</strong> {sentence}
                </p>
              ))}
              {stopped.length > 4 && <p className={styles.policy}>and {stopped.length - 4} more</p>}
              {open > 0 && (
                <p className={styles.policy}>
                  {formatCount(open, 'policy lets', 'policies let')} changes go on.
                </p>
              )}
            </div>
          </div>
        </div>
      )}
    </SlideFrame>
  );
}

const STATES = ['frozen', 'unknown'];

function budgetAssertion({ rows }: SloSection): string | undefined {
  const known = rows.filter(({ remaining }) => remaining !== null);
  if (known.length === 0) return undefined;
  const spent = known.filter(({ remaining }) => (remaining ?? 1) <= 0).length;
  const low = known.filter(({ remaining }) => (remaining ?? 1) > 0 && (remaining ?? 1) < 0.25).length;
  const all = formatCount(known.length, 'error budget', 'error budgets');
  if (spent === 0 && low === 0) return `All ${all} have a quarter or more left.`;
  const parts = [
    spent > 0 ? `${spent} of ${all} ${spent === 1 ? 'is' : 'are'} spent` : null,
    low > 0
      ? `${low} ${spent > 0 ? 'more' : `of ${all}`} ${low === 1 ? 'has' : 'have'} less than a quarter left`
      : null,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

export const errorBudgetSlide: SlideDefinition = { Component: ErrorBudgetSlide };
