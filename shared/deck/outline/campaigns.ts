import { formatCount } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import { campaignFacts } from '../../review/facts/campaign-facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { CampaignRow } from '../../scorecard/campaign-views.ts';
import { listPage, listPages, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const LIST = { perPage: 14, columns: campaignFacts([]).columns };

/** Drives to get scorecard checks passed by a day: how far each is, and the pace it still needs. */
export const campaignsOutline: SlideOutline = {
  parts: ({ scorecards }, slide) => listPages(scorecards.campaigns, slide, LIST),
  words: ({ data }) => ({
    assertion: assertionOf(data),
    notes: [
      'Passed = checks of services that pass, of those asked for; exempt and not applicable ones are not asked for',
      'Needed a week = what is left ÷ weeks to the deadline; on pace when at least as many were done a week since the start',
    ],
  }),
  body: ({ data: { scorecards }, slide, part }) => {
    const { rows, more } = listPage(scorecards.campaigns, slide, { part, ...LIST });
    return [table({ ...campaignFacts(rows), isTitled: false }, { more })];
  },
};

function assertionOf({ scorecards: { campaigns } }: ReviewData): string | undefined {
  if (campaigns.length === 0) return undefined;
  const count = (...states: CampaignRow['state'][]) =>
    campaigns.filter(({ state }) => states.includes(state)).length;
  const standing = [
    [count('missed'), 'missed its deadline', 'missed their deadlines'],
    [count('behind'), 'is behind', 'are behind'],
    [count('on-pace'), 'is on pace', 'are on pace'],
    [count('done'), 'is done', 'are done'],
  ] as const;
  const told = standing.filter(([n]) => n > 0);
  const [only] = told;
  const all = formatCount(campaigns.length, 'campaign', 'campaigns');
  if (only === undefined) return `${all}, none far enough to tell its pace.`;
  if (only[0] === campaigns.length) return `${allOf(campaigns.length)} ${only[0] === 1 ? only[1] : only[2]}.`;
  return `${all}: ${told.map(([n, one, many]) => `${countText(n)} ${n === 1 ? one : many}`).join(', ')}.`;
}

function allOf(count: number): string {
  if (count === 1) return 'The one campaign';
  return count === 2 ? 'Both campaigns' : `All ${countText(count)} campaigns`;
}
