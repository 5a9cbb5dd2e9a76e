import { formatDate, formatNumber, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { CampaignProgress } from '../../scorecard/campaign.ts';
import type { CampaignRow } from '../../scorecard/campaign-views.ts';
import type { FactColumn, Facts, Marked } from './facts.ts';
import { nameOf, ragMark } from './words.ts';

const STATES: Record<CampaignProgress['state'], Marked> = {
  done: ragMark('green', 'Done'),
  'on-pace': ragMark('green', 'On pace'),
  behind: ragMark('amber', 'Behind'),
  missed: ragMark('red', 'Missed'),
  begun: ragMark(null, 'Begun'),
  'nothing-asked': ragMark(null, 'Nothing asked'),
};

/** How a campaign stands against its deadline, with a shape and a word. */
export function campaignMark(state: CampaignProgress['state']): Marked {
  return STATES[state];
}

/** Checks a week, to one decimal. */
export function paceText(perWeek: number | null): string {
  return perWeek === null ? NO_VALUE : formatNumber(perWeek, { max: 1 });
}

const COLUMNS: readonly FactColumn<CampaignRow>[] = [
  { header: 'State', cell: ({ state }) => campaignMark(state), width: '8.25em' },
  {
    header: 'Campaign',
    cell: ({ name }) => name,
    text: ({ checks }) => checks.map(({ name }) => name).join(', '),
    record: ({ id }) => ({ entity: 'scorecardCampaign', id }),
  },
  {
    header: 'Passed',
    cell: ({ done, asked }) => `${countText(done)} of ${countText(asked)}`,
    text: () => 'Checks of services; exempt and not applicable ones are not asked for',
    width: '6.5em',
    isNumber: true,
  },
  {
    header: 'Services left',
    cell: ({ open }) => countText(open.length),
    counted: ({ open, name }) => ({
      entity: 'service',
      ids: open.map(({ service }) => service.id),
      label: `services left in ${name}`,
    }),
    width: '6.75em',
    isNumber: true,
  },
  { header: 'Deadline', cell: ({ deadline }) => formatDate(deadline), width: '8.5em' },
  {
    header: 'Needed a week',
    cell: ({ neededPerWeek }) => paceText(neededPerWeek),
    width: '7.5em',
    isNumber: true,
    needs: 'medium',
  },
  {
    header: 'Done a week',
    cell: ({ pacePerWeek }) => paceText(pacePerWeek),
    text: ({ startsOn }) => `Since ${formatDate(startsOn)}`,
    width: '6.75em',
    isNumber: true,
    needs: 'medium',
  },
  { header: 'Owner', cell: ({ owner }) => nameOf(owner), width: '10em', needs: 'wide' },
];

/** Campaigns, the one that ends first at the top. */
export function campaignFacts(rows: readonly CampaignRow[]): Facts<CampaignRow> {
  return {
    name: 'Campaigns',
    columns: COLUMNS,
    rows,
    rowKey: ({ id }) => id,
    empty: 'No campaign runs.',
  };
}
