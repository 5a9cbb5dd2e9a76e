import { useMemo } from 'react';
import type { ReviewData } from '#shared/review/review-data.ts';
import type { SloRow } from '#shared/review/sections.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { SloTable, TierTable, tierSpec, worstFirst } from '../../review/blocks/slo-blocks.tsx';
import { assertionOf } from '../narrative.ts';
import styles from '../slide.module.css';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

const FIRST = 12;
const NEXT = 14;
const MOST_PAGES = 3;

function SloStatusSlide({ data, part }: SlideProps) {
  const { rows, tiers } = data.slos;
  const spec = useMemo(() => tierSpec(tiers), [tiers]);
  const wanting = useMemo(() => listed(rows), [rows]);
  const shown =
    part === 1
      ? wanting.slice(0, FIRST)
      : wanting.slice(FIRST + (part - 2) * NEXT, FIRST + (part - 1) * NEXT);
  const done = part === 1 ? FIRST : FIRST + (part - 1) * NEXT;
  const left = Math.max(0, wanting.length - done);
  const isLast = part === parts(data);
  const table = (
    <SloTable
      rows={shown}
      title="Objectives, worst first"
      more={left}
      moreText={
        left > 0 ? (isLast ? `and ${left} more, in the app` : `${left} more on the next page`) : undefined
      }
      empty="No SLO is defined yet."
    />
  );
  return (
    <SlideFrame
      assertion={assertionOf(data, 'slos')}
      notes={[
        'Attained = good ÷ total over each SLO’s own window. Budget left = 1 − bad ÷ allowed bad; below 0 it is overspent',
        'Burn 1× spends the budget exactly in its window',
        'Days without data are missing, not good',
      ]}
    >
      {rows.length === 0 ? (
        <Nothing>No SLO is defined in this workspace, so there is no status to show.</Nothing>
      ) : part > 1 ? (
        table
      ) : (
        <div className={styles.columns} style={{ gridTemplateColumns: '350px 1fr' }}>
          <div className={styles.stack}>
            <ChartFigure title="SLOs by tier" spec={spec} width={350} height={190} />
            <TierTable tiers={tiers} />
          </div>
          {table}
        </div>
      )}
    </SlideFrame>
  );
}

/** Missed and at risk, and the next worst as far as the first page has room; the tiers count them all. */
function listed(rows: readonly SloRow[]): SloRow[] {
  const worst = worstFirst(rows);
  const wanting = worst.filter(({ status }) => status === 'missed' || status === 'at-risk');
  return worst.slice(0, Math.max(FIRST, wanting.length));
}

function parts({ slos }: ReviewData): number {
  const count = listed(slos.rows).length;
  return Math.min(MOST_PAGES, 1 + Math.ceil(Math.max(0, count - FIRST) / NEXT));
}

export const sloStatusSlide: SlideDefinition = { Component: SloStatusSlide, parts };
