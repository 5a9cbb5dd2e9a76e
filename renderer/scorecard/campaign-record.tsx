import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatDate, formatNumber } from '#shared/figure/format.ts';
import { campaignMark, paceText } from '#shared/review/facts/campaign-facts.ts';
import type { CampaignRow } from '#shared/scorecard/campaign-views.ts';
import { weekRange } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { useWeek } from '../app/use-week.ts';
import { RagMark } from '../design/badge.tsx';
import { FigureSurface } from '../records/at-week.tsx';
import { type Fact, Facts } from '../records/facts.tsx';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import type { ExtraProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { SERVICE_COLUMNS } from './service-columns.tsx';

const SHOWN = 30;

/** How far a campaign is at the end of the chosen week, the pace it still needs, and the services that are left. */
export function CampaignRecord({ row }: ExtraProps) {
  const { week } = useWeek();
  const { data } = useQuery({
    queryKey: ['campaign', week.key, row.id, row.updatedAt],
    queryFn: ({ signal }) => core.measures.campaign({ week: week.key, id: row.id }, { signal }),
    placeholderData: keepPreviousData,
  });
  if (data?.id !== row.id) return null;
  return (
    <FigureSurface>
      <section className={panel.part} aria-label="Progress">
        <PartHead title="Progress" note={weekRange(week)} />
        <Facts label="Progress" facts={factsOf(data)} />
        <FactTable
          name="Services left"
          columns={COLUMNS}
          rows={data.open}
          rowKey={({ service }) => service.id}
          limit={SHOWN}
          empty={data.asked === 0 ? 'No service is judged by a check of the campaign yet.' : 'None is left.'}
        />
      </section>
    </FigureSurface>
  );
}

function factsOf(row: CampaignRow): Fact[] {
  const { state, asked, done, remaining, weeksLeft, neededPerWeek, pacePerWeek, startsOn, open, name } = row;
  const { rag, text } = campaignMark(state);
  return [
    { label: 'State', value: <RagMark rag={rag} word={text} /> },
    {
      label: 'Passed',
      value: formatNumber(done),
      note: `of ${formatNumber(asked)} checks of services, ${formatNumber(remaining)} left`,
    },
    {
      label: 'Services left',
      value: formatNumber(open.length),
      rows: {
        entity: 'service',
        ids: open.map(({ service }) => service.id),
        label: `services left in ${name}`,
      },
    },
    {
      label: 'Needed a week',
      value: paceText(neededPerWeek),
      note:
        neededPerWeek === null
          ? remaining === 0
            ? 'Nothing is left.'
            : 'The deadline is over.'
          : `${formatNumber(weeksLeft, { max: 1 })} weeks left`,
    },
    {
      label: 'Done a week',
      value: paceText(pacePerWeek),
      note: pacePerWeek === null ? 'It has just begun.' : `since ${formatDate(startsOn)}`,
    },
  ];
}

const COLUMNS: readonly Column<CampaignRow['open'][number]>[] = [
  ...SERVICE_COLUMNS,
  { header: 'To pass', cell: ({ checks }) => checks.join(', '), width: '36%', lines: 2 },
];
