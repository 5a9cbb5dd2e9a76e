import { describe, expect, it } from 'vitest';
import { deckOutline } from '#shared/deck/outline/deck-outline.ts';
import type { CampaignRow } from '#shared/scorecard/campaign-views.ts';
import { deckFixture } from '../../fixtures/review-data.ts';

/** The slide of campaigns in these states. */
function slideOf(...states: CampaignRow['state'][]) {
  const document = deckFixture();
  const [model] = document.data.scorecards.campaigns;
  if (model === undefined) throw new Error('The fixture has no campaign.');
  const campaigns = states.map((state, index) => ({ ...model, id: `campaign-${index}`, state }));
  const scorecards = { ...document.data.scorecards, campaigns };
  const [page] = deckOutline({
    ...document,
    slides: [{ id: 'campaigns', kind: 'campaigns' }],
    data: { ...document.data, scorecards },
  }).pages;
  return page;
}

describe('the slide of campaigns', () => {
  it('says in its heading how they stand, the worst first', () => {
    expect(slideOf('behind')?.heading).toBe('The one campaign is behind.');
    expect(slideOf('behind', 'behind')?.heading).toBe('Both campaigns are behind.');
    expect(slideOf('done', 'done', 'done')?.heading).toBe('All 3 campaigns are done.');
    expect(slideOf('on-pace', 'missed', 'behind', 'behind')?.heading).toBe(
      '4 campaigns: 1 missed its deadline, 2 are behind, 1 is on pace.',
    );
    expect(slideOf('begun', 'nothing-asked')?.heading).toBe('2 campaigns, none far enough to tell its pace.');
  });

  it('says that none runs', () => {
    const page = slideOf();
    expect(page?.heading).toBe('Scorecard campaigns');
    expect(page?.body).toMatchObject([{ type: 'table', rows: [], empty: 'No campaign runs.' }]);
  });
});
