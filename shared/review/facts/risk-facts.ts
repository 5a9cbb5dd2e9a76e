import { NO_VALUE } from '../../figure/format.ts';
import type { RiskRow, RiskSection } from '../sections.ts';
import type { FactColumn, Facts } from './facts.ts';
import { dateOr, nameOf, ragMark, shortDate } from './words.ts';

const TRENDS: Record<string, string> = { rising: '↑', falling: '↓', steady: '→' };

const RISKS: readonly FactColumn<RiskRow>[] = [
  {
    header: 'Score',
    cell: ({ score }) => ragMark(score >= 15 ? 'red' : score >= 8 ? 'amber' : 'green', `${score}`),
    width: '4em',
  },
  {
    header: 'Risk',
    cell: ({ key, name }) => (key ? `${key} ${name}` : name),
    record: ({ id }) => ({ entity: 'risk', id }),
    text: ({ name, mitigation }) => (mitigation ? `${name}: ${mitigation}` : name),
    lines: 2,
  },
  { header: 'Trend', cell: ({ trend }) => `${TRENDS[trend] ?? ''} ${trend}`.trim(), width: '6em' },
  { header: 'Owner', cell: ({ owner }) => nameOf(owner), text: ({ owner }) => nameOf(owner), width: '9.5em' },
  {
    header: 'Next review',
    cell: ({ nextReviewOn, isReviewOverdue }) =>
      nextReviewOn ? `${shortDate(nextReviewOn)}${isReviewOverdue ? ', overdue' : ''}` : NO_VALUE,
    width: '9.75em',
  },
];

/** Risks as they are shown in a table. */
export function riskFacts(rows: readonly RiskRow[]): Facts<RiskRow> {
  return {
    name: 'Highest risks (likelihood × impact, of 25)',
    columns: RISKS,
    rows: rows.toSorted((a, b) => b.score - a.score),
    rowKey: ({ id }) => id,
    empty: 'No open risk is recorded.',
  };
}

type Decision = RiskSection['decisions'][number];
const DECISIONS: readonly FactColumn<Decision>[] = [
  {
    header: 'Decision',
    cell: ({ name }) => name,
    record: ({ id }) => ({ entity: 'decision', id }),
    text: ({ name, why }) => (why ? `${name}: ${why}` : name),
    lines: 2,
  },
  {
    header: 'By',
    cell: ({ decidedBy }) => nameOf(decidedBy),
    text: ({ decidedBy }) => nameOf(decidedBy),
    width: '8.5em',
  },
  { header: 'On', cell: ({ decidedOn }) => shortDate(decidedOn), width: '4.75em' },
];

/** Decisions as they are shown in a table. */
export function decisionFacts(decisions: RiskSection['decisions']): Facts<Decision> {
  return {
    name: 'Decisions of the week',
    columns: DECISIONS,
    rows: decisions,
    rowKey: ({ id }) => id,
    empty: 'No decision was recorded this week.',
  };
}

type Vendor = RiskSection['vendors'][number];
const VENDORS: readonly FactColumn<Vendor>[] = [
  {
    header: 'Vendor',
    cell: ({ name }) => name,
    record: ({ id }) => ({ entity: 'vendor', id }),
    text: ({ name }) => name,
  },
  { header: 'Notice by', cell: ({ noticeOn }) => dateOr(noticeOn), width: '7.5em' },
  {
    header: 'In',
    cell: ({ daysToNotice }) =>
      daysToNotice === null ? NO_VALUE : daysToNotice < 0 ? 'passed' : `${daysToNotice} d`,
    width: '4.5em',
    isNumber: true,
  },
];

/** Vendors as they are shown in a table, with the day by which notice is due. */
export function vendorFacts(vendors: RiskSection['vendors']): Facts<Vendor> {
  return {
    name: 'Contract dates',
    columns: VENDORS,
    rows: vendors.toSorted((a, b) => (a.daysToNotice ?? 1e6) - (b.daysToNotice ?? 1e6)),
    rowKey: ({ id }) => id,
    empty: 'No notice date is near.',
  };
}
