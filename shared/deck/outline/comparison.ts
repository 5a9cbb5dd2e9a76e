import type { Figure } from '../../figure/figure.ts';
import { changeText, headlineValue, shortSample, targetText } from '../../figure/figure-text.ts';
import { formatCount, NO_VALUE } from '../../figure/format.ts';
import type { FactColumn } from '../../review/facts/facts.ts';
import { ragMark } from '../../review/facts/words.ts';
import type { SlideBodyOf } from '../slide-body.ts';
import { bodyOf, listPage, listPages, nothing, plainLabel, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const PER_PAGE = 13;

type Body = SlideBodyOf<'comparison'>;
type Row = Body['rows'][number];

function columnsOf({ now, before }: Body): readonly FactColumn<Row>[] {
  return [
    { header: 'Figure', cell: (row) => plainLabel(row.now.label), text: (row) => row.now.label },
    {
      header: before,
      cell: (row) => (row.before ? headlineValue(row.before) : NO_VALUE),
      width: '13em',
      isNumber: true,
    },
    { header: now, cell: (row) => headlineValue(row.now), width: '13em', isNumber: true },
    { header: 'Change', cell: changeOf, width: '9em', isNumber: true },
    {
      header: 'Target',
      cell: (row) => targetText(row.now)?.replace('target ', '') ?? NO_VALUE,
      width: '7em',
      isNumber: true,
    },
    {
      header: 'Status',
      cell: (row) => (row.now.rag ? ragMark(row.now.rag) : ''),
      width: '9.5em',
    },
    { header: 'n', cell: sampleOf, width: '10em' },
  ];
}

function listRoom(body: Body | undefined) {
  return { perPage: PER_PAGE, ...(body ? { columns: columnsOf(body) } : {}) };
}

export const comparisonOutline: SlideOutline = {
  parts: (_data, slide, extra) =>
    listPages(bodyOf(extra, 'comparison')?.rows ?? [], slide, listRoom(bodyOf(extra, 'comparison'))),
  words: ({ extra }) => {
    const body = bodyOf(extra, 'comparison');
    return {
      assertion: body ? assertionOf(body) : undefined,
      notes: [
        'Both columns are computed alike, from the data as it is now. n: rows behind each value, before and now',
        '“—” = no data, never zero',
      ],
    };
  },
  body: ({ slide, extra, part }) => {
    const body = bodyOf(extra, 'comparison');
    if (!body || body.rows.length === 0)
      return [nothing('None of the chosen figures is part of this review.')];
    const { rows, more, columns } = listPage(body.rows, slide, { part, ...listRoom(body) });
    return [
      table(
        {
          name: `${body.before} and ${body.now}`,
          isTitled: false,
          columns,
          rows,
          rowKey: (row) => row.now.key,
          empty: 'No figure is chosen.',
        },
        { more },
      ),
    ];
  },
};

function changeOf({ now, before }: Row): string {
  return changeText({ ...now, previous: before?.value ?? null }) ?? NO_VALUE;
}

function sampleOf({ now, before }: Row): string {
  const one = (figure: Figure | null) =>
    figure && figure.value !== null ? shortSample(figure).replace('n ', '') : NO_VALUE;
  return `${one(before)}, ${one(now)}`;
}

/** How many figures with a target moved towards it, and how many away. */
function assertionOf({ rows, before: period }: Body): string | undefined {
  const judged = rows.flatMap(({ now, before }) => {
    if (!now.target || now.value === null || !before || before.value === null) return [];
    if (now.value === before.value) return [];
    return [now.value > before.value === (now.target.direction === 'higher')];
  });
  if (judged.length === 0) return undefined;
  const better = judged.filter(Boolean).length;
  const worse = judged.length - better;
  return `Since ${period}, ${formatCount(better, 'figure with a target is', 'figures with a target are')} better and ${worse} ${worse === 1 ? 'is' : 'are'} worse.`;
}
