import { exerciseFacts, lateAssuranceFacts, patchChart } from '../../review/facts/assurance-facts.ts';
import { pagesChart, rotationFacts } from '../../review/facts/on-call-facts.ts';
import {
  costChart,
  funnelChart,
  headcountChart,
  lateSeatFacts,
  savingsChart,
  teamCostFacts,
} from '../../review/facts/plan-facts.ts';
import { SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { assertionOf, beside, chart, leadOf, nothing, table, tiles } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

export const hiringOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'hiring'),
    lead: leadOf(data, 'hiring'),
    notes: [
      'Plan = starting headcount + seats by planned start − planned departures; actual likewise. Late = months since a planned start that did not happen',
    ],
  }),
  body: ({ data: { hiring, figures } }) => {
    const funnel = chart('Candidates by stage', funnelChart(hiring), 118);
    const headcount = chart('Headcount by month', headcountChart(hiring), funnel.length > 0 ? 155 : 300);
    if (headcount.length === 0) return [nothing('No headcount plan is recorded in this workspace.')];
    return [
      ...tiles(figures, SHOWN_FIGURES.hiring),
      beside([0.51, [...headcount, ...funnel]], [0.49, [table(lateSeatFacts(hiring.late), { limit: 6 })]]),
    ];
  },
};

export const costOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'cost'),
    notes: [
      `Variance = (actual − budget) ÷ budget. Costs are ${data.cost.basis === 'billed' ? 'as billed (cash)' : 'effective (amortised)'}, in ${data.cost.currency}`,
      'Forecast = linear trend of the trailing months',
    ],
  }),
  body: ({ data: { cost, figures } }) => {
    const months = chart('Spend by month against budget', costChart(cost), 300);
    if (months.length === 0) return [nothing('No cost is recorded in this workspace.')];
    const savings = chart(
      'Savings a month: realised, with identified as the stroke',
      savingsChart(cost),
      120,
    );
    const teams = table(teamCostFacts(cost), { limit: savings.length > 0 ? 5 : 9 });
    return [...tiles(figures, SHOWN_FIGURES.cost), beside([0.56, months], [0.44, [teams, ...savings]])];
  },
};

export const onCallOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'onCall'),
    notes: [
      'Actionable = pages that somebody had to act on ÷ pages. Toil = toil hours ÷ hours',
      'Rotations only: no page of a single person is in this deck',
    ],
  }),
  body: ({ data: { onCall, figures } }) => {
    const pages = chart('Pages a shift, by week', pagesChart(onCall), 300);
    if (pages.length === 0 && onCall.rotations.length === 0)
      return [nothing('No on-call shift is recorded, so its load cannot be told.')];
    return [
      ...tiles(figures, SHOWN_FIGURES.onCall),
      beside(
        [0.46, pages.length > 0 ? pages : [nothing('There are no weeks to draw a trend of.')]],
        [0.54, [table(rotationFacts(onCall.rotations), { limit: 9 })]],
      ),
    ];
  },
};

export const assuranceOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'assurance'),
    notes: [
      'Patched = assets within their deadline ÷ assets. An exercise passes when it meets its recovery time and point',
    ],
  }),
  body: ({ data: { assurance, figures } }) => {
    const patched = chart('Patched within the deadline', patchChart(assurance), 290);
    return [
      ...tiles(figures, SHOWN_FIGURES.assurance),
      beside(
        [0.52, patched.length > 0 ? patched : [nothing('No patch posture is recorded.')]],
        [
          0.48,
          [
            table(lateAssuranceFacts(assurance), { limit: 3 }),
            table(exerciseFacts(assurance.exercises), { limit: 2 }),
          ],
        ],
      ),
    ];
  },
};
