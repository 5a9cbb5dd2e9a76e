import type { BarsChart } from '../../chart/chart-data.ts';
import { formatCount, formatMoneyShort, NO_VALUE } from '../../figure/format.ts';
import type { FactColumn, Marked } from '../../review/facts/facts.ts';
import { asWords, nameOf, ragMark, shortDate } from '../../review/facts/words.ts';
import type { SavingRow, SavingStage, SlideBodyOf, SlideExtra } from '../slide-body.ts';
import { beside, bodyOf, chart, listPage, listPages, nothing, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const PER_PAGE = 11;

type Body = SlideBodyOf<'savings-pipeline'>;

function columnsIn(currency: string): readonly FactColumn<SavingRow>[] {
  const money = (minor: number | null) => (minor === null ? NO_VALUE : formatMoneyShort(minor, currency));
  return [
    {
      header: 'Saving',
      cell: ({ key, name }) => [key, name].filter(Boolean).join(' '),
      record: ({ id }) => ({ entity: 'savingsOpportunity', id }),
      lines: 2,
    },
    { header: 'Lever', cell: ({ lever }) => lever, width: '9.5em' },
    { header: 'Status', cell: statusOf, width: '9em' },
    { header: 'Identified', cell: ({ identified }) => money(identified), width: '6em', isNumber: true },
    { header: 'Realised', cell: ({ realised }) => money(realised), width: '6em', isNumber: true },
    { header: 'Due', cell: ({ dueOn }) => (dueOn ? shortDate(dueOn) : NO_VALUE), width: '5.5em' },
    { header: 'Owner', cell: ({ owner }) => nameOf(owner), width: '9em' },
  ];
}

function statusOf({ status, isLate }: SavingRow): Marked {
  if (isLate) return ragMark('red', 'Late');
  return ragMark(status === 'realised' ? 'green' : null, asWords(status));
}

/** As wide as beside the chart of the first page. */
function listRoom(extra: SlideExtra) {
  const { currency = '' } = bodyOf(extra, 'savings-pipeline') ?? {};
  return { perPage: PER_PAGE, columns: columnsIn(currency), width: 823 };
}

export const savingsPipelineOutline: SlideOutline = {
  parts: (_data, slide, extra) =>
    listPages(bodyOf(extra, 'savings-pipeline')?.rows ?? [], slide, listRoom(extra)),
  words: ({ extra }) => {
    const body = bodyOf(extra, 'savings-pipeline');
    return {
      assertion: body ? assertionOf(body) : undefined,
      notes: [
        'Amounts a month, in the workspace’s currency; dropped ones are left out. Late = past its due date and not realised',
        body && body.left > 0 ? `${body.left} left out: no exchange rate for their currency` : null,
      ],
    };
  },
  body: ({ slide, extra, part }) => {
    const body = bodyOf(extra, 'savings-pipeline');
    if (!body || body.rows.length === 0) return [nothing('No savings opportunity is recorded.')];
    const { rows, more, columns } = listPage(body.rows, slide, { part, ...listRoom(extra) });
    const list = table(
      {
        name: 'Savings, largest first',
        columns,
        rows,
        rowKey: ({ id }) => id,
        empty: 'No savings opportunity is recorded.',
      },
      { more },
    );
    const stages = part === 1 ? chart('Identified a month, by stage', stagesChart(body), 230) : [];
    return stages.length > 0 ? [beside([0.27, stages], [0.73, [list]])] : [list];
  },
};

function stagesChart({ stages, currency }: Body): BarsChart | null {
  if (!stages.some(({ identified }) => identified > 0)) return null;
  return {
    kind: 'bars',
    isFlat: true,
    name: 'Savings identified a month',
    measure: { unit: 'money', currency },
    nameLength: 20,
    bars: stages.map(({ label, count, identified }) => ({ name: `${label} (${count})`, value: identified })),
  };
}

function assertionOf({ rows, stages, currency }: Body): string | undefined {
  if (rows.length === 0) return undefined;
  const total = (pick: (stage: SavingStage) => number) =>
    formatMoneyShort(
      stages.reduce((sum, stage) => sum + pick(stage), 0),
      currency,
    );
  const late = rows.filter(({ isLate }) => isLate).length;
  const all = formatCount(rows.length, 'opportunity', 'opportunities');
  return `${total(({ realised }) => realised)} a month realised of ${total(({ identified }) => identified)} identified in ${all}${late > 0 ? `, ${late} late` : ''}.`;
}
