import { formatCount, NO_VALUE } from '../../figure/format.ts';
import type { FactColumn, Marked } from '../../review/facts/facts.ts';
import { dateOr, nameOf, ragMark } from '../../review/facts/words.ts';
import type { ReadinessRow, SlideExtra } from '../slide-body.ts';
import { bodyOf, listPage, listPages, periodOf, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const PER_PAGE = 9;

const COLUMNS: readonly FactColumn<ReadinessRow>[] = [
  { header: 'Date', cell: ({ date }) => dateOr(date), width: '7.5em' },
  {
    header: 'Launch',
    cell: ({ name }) => name,
    record: ({ id }) => ({ entity: 'readinessCheck', id }),
    lines: 2,
  },
  { header: 'Service', cell: ({ service }) => nameOf(service), width: '14%', lines: 2 },
  { header: 'Decision', cell: decisionMark, width: '7em' },
  { header: 'Criteria', cell: criteriaMark, width: '19%', lines: 2 },
  { header: 'Waivers', cell: ({ waivers }) => waivers ?? NO_VALUE, width: '17%', lines: 2 },
  { header: 'Decided by', cell: ({ approver }) => nameOf(approver), width: '10em' },
];

function decisionMark({ outcome, verdict }: ReadinessRow): Marked {
  if (outcome === 'pending') return ragMark(null, 'Pending');
  const rag = verdict.conflict === null ? (outcome === 'go' ? 'green' : 'red') : 'amber';
  return ragMark(rag, outcome === 'go' ? 'Go' : 'No-go');
}

/** `6 of 8 met, 2 open`: what is met, and what stands in the way most. */
function criteriaMark({ verdict: { counts, state } }: ReadinessRow): Marked {
  if (state === 'empty') return ragMark(null, 'None written down');
  const all = counts.met + counts.waived + counts.open + counts['not-met'];
  const met = `${counts.met} of ${all} met`;
  if (state === 'not-ready') return ragMark('red', `${met}, ${counts['not-met']} not met`);
  if (state === 'open') return ragMark('amber', `${met}, ${counts.open} open`);
  return ragMark('green', counts.waived === 0 ? met : `${met}, ${counts.waived} waived`);
}

const LIST = { perPage: PER_PAGE, columns: COLUMNS };

export const readinessOutline: SlideOutline = {
  parts: (_data, slide, extra) => listPages(launchesOf(extra), slide, LIST),
  words: ({ extra }) => ({
    assertion: readinessAssertion(launchesOf(extra)),
    notes: [
      `Launches ${periodOf(extra)}, those to come, and earlier ones without a decision`,
      'Amber decision = it does not fit the criteria',
    ],
  }),
  body: ({ slide, extra, part }) => {
    const { rows, more, columns } = listPage(launchesOf(extra), slide, { part, ...LIST });
    return [
      table(
        {
          name: 'Launches by date',
          isTitled: false,
          columns,
          rows,
          rowKey: ({ id }) => id,
          empty: `No launch was checked ${periodOf(extra)}, and none is planned.`,
        },
        { more },
      ),
    ];
  },
};

function launchesOf(extra: SlideExtra): readonly ReadinessRow[] {
  return bodyOf(extra, 'readiness')?.rows ?? [];
}

function readinessAssertion(rows: readonly ReadinessRow[]): string | undefined {
  if (rows.length === 0) return undefined;
  const pending = rows.filter(({ outcome }) => outcome === 'pending');
  const blocked = pending.filter(({ verdict }) => verdict.state === 'not-ready').length;
  const waiting =
    pending.length === 0 ? 'none waits' : `${pending.length === 1 ? '1 waits' : `${pending.length} wait`}`;
  const stopped = blocked === 0 ? '' : `, ${blocked} of them with a criterion that is not met`;
  return `${formatCount(rows.length, 'launch', 'launches')}: ${waiting} for a decision${stopped}.`;
}
