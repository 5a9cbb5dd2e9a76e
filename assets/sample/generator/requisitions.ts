import { addDays, addMonths, type Clock, monthOf, onWorkingDay } from './clock.ts';
import { teamBy } from './company.ts';

type Line = readonly [
  role: string,
  team: string,
  level: string,
  kind: 'New' | 'Backfill',
  plannedMonth: number,
  cost: number,
  status: string,
  opened: number | undefined,
  accepted: number | undefined,
  started: number | undefined,
  cancelled?: number,
];

export type Requisition = {
  key: string;
  role: string;
  team: string;
  level: string;
  kind: string;
  planned: string;
  cost: number;
  status: string;
  opened: string | undefined;
  accepted: string | undefined;
  started: string | undefined;
  cancelled: string | undefined;
};

/** Months and days count from today. The fifth is the seat that should have been filled two months ago. */
const LINES: readonly Line[] = [
  [
    'Site Reliability Engineer',
    'platform-reliability',
    'Senior',
    'New',
    -11,
    108_000,
    'Started',
    -420,
    -365,
    -320,
  ],
  ['Observability Engineer', 'platform-reliability', 'Mid', 'New', -7, 92_000, 'Started', -300, -255, -205],
  [
    'Site Reliability Engineer',
    'platform-reliability',
    'Mid',
    'Backfill',
    -4,
    94_000,
    'Started',
    -190,
    -148,
    -98,
  ],
  [
    'Senior Database Engineer',
    'cloud-infrastructure',
    'Senior',
    'New',
    -10,
    112_000,
    'Started',
    -390,
    -330,
    -285,
  ],
  [
    'Senior Site Reliability Engineer',
    'platform-reliability',
    'Senior',
    'New',
    -2,
    114_000,
    'Interviewing',
    -171,
    undefined,
    undefined,
  ],
  ['Cloud Engineer', 'cloud-infrastructure', 'Mid', 'Backfill', -5, 90_000, 'Started', -215, -170, -125],
  ['Identity Engineer', 'security-engineering', 'Mid', 'New', -9, 95_000, 'Started', -350, -300, -250],
  ['Security Engineer', 'security-engineering', 'Mid', 'New', -3, 93_000, 'Started', -165, -120, -78],
  ['Engineer, Payments', 'payments', 'Mid', 'Backfill', -8, 88_000, 'Started', -315, -272, -225],
  ['Senior Engineer, Payments', 'payments', 'Senior', 'New', -3, 105_000, 'Started', -180, -131, -84],
  ['Engineer, Ledger', 'ledger', 'Mid', 'New', -6, 89_000, 'Started', -260, -220, -170],
  ['Engineer, Shipping', 'shipping', 'Mid', 'New', -9, 86_000, 'Started', -340, -298, -255],
  ['Engineer, Shipping', 'shipping', 'Mid', 'Backfill', -2, 87_000, 'Started', -150, -108, -52],
  ['Engineer, Rating', 'rating-routing', 'Junior', 'New', -8, 74_000, 'Started', -330, -290, -230],
  [
    'Senior Engineer, Rating',
    'rating-routing',
    'Senior',
    'Backfill',
    -4,
    104_000,
    'Started',
    -205,
    -160,
    -110,
  ],
  ['Product Designer', 'merchant-experience', 'Mid', 'New', -7, 82_000, 'Started', -280, -240, -200],
  ['Data Engineer', 'data-platform', 'Mid', 'New', -10, 90_000, 'Started', -380, -340, -300],
  ['Data Engineer', 'data-platform', 'Mid', 'Backfill', -3, 91_000, 'Started', -170, -125, -75],
  ['Staff Engineer, Payments', 'payments', 'Staff', 'New', 1, 126_000, 'Offer', -76, undefined, undefined],
  [
    'Cloud Engineer, Networks',
    'cloud-infrastructure',
    'Senior',
    'New',
    1,
    106_000,
    'Accepted',
    -88,
    -9,
    undefined,
  ],
  ['FinOps Engineer', 'cloud-infrastructure', 'Mid', 'New', 2, 91_000, 'Open', -20, undefined, undefined],
  [
    'Senior Engineer, Ledger',
    'ledger',
    'Senior',
    'New',
    2,
    105_000,
    'Interviewing',
    -48,
    undefined,
    undefined,
  ],
  [
    'Engineer, Merchant Experience',
    'merchant-experience',
    'Mid',
    'Backfill',
    1,
    86_000,
    'Interviewing',
    -41,
    undefined,
    undefined,
  ],
  [
    'Incident Manager',
    'platform-reliability',
    'Senior',
    'New',
    3,
    98_000,
    'Approved',
    undefined,
    undefined,
    undefined,
  ],
  [
    'Security Engineer, Detection',
    'security-engineering',
    'Senior',
    'New',
    4,
    104_000,
    'Planned',
    undefined,
    undefined,
    undefined,
  ],
  [
    'Data Scientist, Rating',
    'rating-routing',
    'Mid',
    'New',
    -1,
    93_000,
    'Cancelled',
    -140,
    undefined,
    undefined,
    -44,
  ],
];

/** Seats that were filled a month later than planned, by position in the list. */
const LATE = [2, 9, 17];

/** The hiring plan. Who has started did so at the beginning of a month; the dates before it keep their distance. */
export function requisitions(clock: Clock): Requisition[] {
  return LINES.map((line, index) => {
    const [role, team, level, kind, plannedMonth, cost, status, opened, accepted, started, cancelled] = line;
    const planned = addMonths(monthOf(clock.today), plannedMonth);
    const start = onWorkingDay(`${addMonths(planned, LATE.includes(index) ? 1 : 0)}-01`);
    const day = (days: number | undefined) => {
      if (days === undefined) return undefined;
      return onWorkingDay(started === undefined ? clock.fromToday(days) : addDays(start, days - started));
    };
    return {
      key: `REQ-${index + 201}`,
      role,
      team: teamBy(team).name,
      level,
      kind,
      planned,
      cost,
      status,
      opened: day(opened),
      accepted: day(accepted),
      started: started === undefined ? undefined : start,
      cancelled: day(cancelled),
    };
  });
}
