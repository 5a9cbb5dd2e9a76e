import { formatCount, formatMoneyShort, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { FactColumn, Marked } from '../../review/facts/facts.ts';
import { asWords, dateOr, nameOf, ragMark } from '../../review/facts/words.ts';
import type { EscalationRow, SlideExtra, VendorRow } from '../slide-body.ts';
import { bodyOf, inOneLine, listPage, listPages, periodOf, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

/** Rows of a page; more where every text stands in one line. */
const [PER_PAGE, SHORT_PER_PAGE] = [9, 13];
const [MOST_NAME, MOST_SUPPORT] = [38, 28];
const ESCALATIONS = 9;

const VENDORS: readonly FactColumn<VendorRow>[] = [
  { header: 'Vendor', cell: ({ name }) => name, record: ({ id }) => ({ entity: 'vendor', id }), lines: 2 },
  { header: 'Decide', cell: renewalMark, width: '11em' },
  { header: 'Notice by', cell: ({ noticeOn }) => dateOr(noticeOn), width: '7.5em' },
  { header: 'Ends', cell: ({ contractEndOn }) => dateOr(contractEndOn), width: '7.5em' },
  {
    header: 'A year',
    cell: ({ annualCost, currency }) =>
      annualCost === null ? NO_VALUE : formatMoneyShort(annualCost, currency),
    width: '6em',
    isNumber: true,
  },
  { header: 'Support', cell: ({ supportPlan }) => supportPlan ?? NO_VALUE, width: '18%', lines: 2 },
  {
    header: 'Escalations',
    cell: ({ openEscalations }) => (openEscalations === 0 ? 'none open' : `${openEscalations} open`),
    width: '7em',
  },
  { header: 'Owner', cell: ({ owner }) => nameOf(owner), width: '11em' },
];

/** When a decision is due, in words that go with its colour. */
function renewalMark({ renewal, days }: VendorRow): Marked {
  const inDays = days === null ? '' : days === 0 ? 'today' : `in ${formatCount(days, 'day', 'days')}`;
  switch (renewal) {
    case 'ended':
      return ragMark(null, 'Ended');
    case 'passed':
      return ragMark('red', 'Notice passed');
    case 'soon':
      return ragMark('red', inDays);
    case 'near':
      return ragMark('amber', inDays);
    case 'later':
      return ragMark('green', inDays);
    case 'undated':
      return ragMark(null, 'No date');
  }
}

export const vendorsOutline: SlideOutline = {
  parts: (_data, slide, extra) => listPages(vendorsOf(extra), slide, roomFor(vendorsOf(extra))),
  words: ({ extra }) => ({
    assertion: vendorsAssertion(vendorsOf(extra)),
    notes: [
      'Decide = days to the notice date, without one to the end of the contract; red within 60 days, amber within 90',
    ],
  }),
  body: ({ slide, extra, part }) => {
    const room = roomFor(vendorsOf(extra));
    const { rows, more, columns } = listPage(vendorsOf(extra), slide, { part, ...room });
    return [
      table(
        {
          name: 'Contracts by the day to decide',
          isTitled: false,
          columns,
          rows,
          rowKey: ({ id }) => id,
          empty: 'No vendor is recorded.',
        },
        { more },
      ),
    ];
  },
};

function roomFor(rows: readonly VendorRow[]) {
  const isShort = rows.every(
    ({ name, supportPlan }) => name.length <= MOST_NAME && (supportPlan ?? '').length <= MOST_SUPPORT,
  );
  return isShort
    ? { perPage: SHORT_PER_PAGE, columns: inOneLine(VENDORS) }
    : { perPage: PER_PAGE, columns: VENDORS };
}

function vendorsOf(extra: SlideExtra): readonly VendorRow[] {
  return bodyOf(extra, 'vendors')?.rows ?? [];
}

function vendorsAssertion(rows: readonly VendorRow[]): string | undefined {
  if (rows.length === 0) return undefined;
  const count = (...states: VendorRow['renewal'][]) =>
    rows.filter(({ renewal }) => states.includes(renewal)).length;
  const [soon, passed] = [count('soon'), count('passed')];
  const due =
    soon === 0
      ? 'no decision is due within 60 days'
      : `${formatCount(soon, 'decision is', 'decisions are')} due within 60 days`;
  const late = passed === 0 ? '' : `, ${formatCount(passed, 'notice date has', 'notice dates have')} passed`;
  return `${formatCount(rows.length, 'contract', 'contracts')}: ${due}${late}.`;
}

const COLUMNS: readonly FactColumn<EscalationRow>[] = [
  { header: 'Raised', cell: ({ raisedOn }) => dateOr(raisedOn), width: '7.5em' },
  { header: 'Vendor', cell: ({ vendor }) => nameOf(vendor), width: '14%', lines: 2 },
  {
    header: 'Escalation',
    cell: ({ name }) => name,
    record: ({ id }) => ({ entity: 'escalation', id }),
    lines: 2,
  },
  {
    header: 'Status',
    cell: ({ status }) =>
      ragMark(status === 'open' ? 'amber' : status === 'solved' ? 'green' : null, asWords(status)),
    width: '7em',
  },
  { header: 'Outcome', cell: ({ outcome }) => outcome ?? NO_VALUE, width: '26%', lines: 2 },
  { header: 'Incident', cell: ({ incident }) => nameOf(incident), width: '18%', lines: 2 },
];

const LIST = { perPage: ESCALATIONS, columns: COLUMNS };

export const escalationsOutline: SlideOutline = {
  parts: (_data, slide, extra) => listPages(escalationsOf(extra), slide, LIST),
  words: ({ extra }) => ({
    assertion: escalationsAssertion(extra),
    notes: [`Raised ${periodOf(extra)}, and those still open from before`],
  }),
  body: ({ slide, extra, part }) => {
    const { rows, more, columns } = listPage(escalationsOf(extra), slide, { part, ...LIST });
    return [
      table(
        {
          name: 'Escalations, open ones first',
          isTitled: false,
          columns,
          rows,
          rowKey: ({ id }) => id,
          empty: `No escalation was raised ${periodOf(extra)}, and none is open.`,
        },
        { more },
      ),
    ];
  },
};

function escalationsOf(extra: SlideExtra): readonly EscalationRow[] {
  return bodyOf(extra, 'escalations')?.rows ?? [];
}

function escalationsAssertion(extra: SlideExtra): string | undefined {
  const rows = escalationsOf(extra);
  if (rows.length === 0) return undefined;
  const open = rows.filter(({ status }) => status === 'open').length;
  const solved = rows.filter(({ status }) => status === 'solved').length;
  return `${formatCount(rows.length, 'escalation', 'escalations')}: ${open === 0 ? 'none' : countText(open)} open, ${solved === 0 ? 'none' : countText(solved)} solved.`;
}
