import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { computedKpi } from '#core/kpi/computed.ts';
import { type KpiPeriod, periodsUpTo } from '#core/kpi/periods.ts';
import { calendarOf, type ReviewContext, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import { onTimeClosure } from '#shared/action/closure.ts';
import { changeFailureRate } from '#shared/deployment/change-failure.ts';
import type { Measured } from '#shared/figure/figure.ts';
import { sum } from '#shared/figure/statistics.ts';
import { type Clock, DEFAULT_CLOCKS, summariseDurations } from '#shared/incident/durations.ts';
import { impactMinutes } from '#shared/incident/impact.ts';
import { postmortemCompletion, postmortemDueOn } from '#shared/incident/postmortems.ts';
import { recurrence } from '#shared/incident/recurrence.ts';
import { alertPrecision, pagesPerShift, toilRatio } from '#shared/oncall/health.ts';
import { budgetFraction } from '#shared/slo/slo-math.ts';
import { sumSloDays } from '#shared/slo/slo-sums.ts';
import { shiftWeek, weekByKey } from '#shared/time/week.ts';
import { temporaryWorkspace } from '../../support/workspace.ts';
import { anyRows, insertRows, NO_ROWS, OBJECTIVES, type Rows } from './random-rows.ts';
import { expectSettled } from './settled.ts';

/** Zones with the week looked at and how far back the rows reach: DST begins or ends in it or before it, ISO week 53, and a week under way. */
const CASES = [
  { zone: 'UTC', week: '2020-W53', now: '2021-06-01T00:00:00.000Z', days: 450 },
  { zone: 'Asia/Kolkata', week: '2026-W01', now: '2026-06-01T00:00:00.000Z', days: 70 },
  { zone: 'America/New_York', week: '2026-W10', now: '2026-06-01T00:00:00.000Z', days: 70 },
  { zone: 'Pacific/Auckland', week: '2026-W39', now: '2026-09-26T20:31:00.000Z', days: 70 },
] as const;

type Expected = (rows: Rows, period: KpiPeriod, context: ReviewContext) => Pick<Measured, 'value' | 'n'>;

const inPeriod = (rows: Rows, { start, until }: KpiPeriod) =>
  rows.incidents.filter(({ impactStart }) => impactStart >= start && impactStart < until);

const meanOf =
  (clock: Clock): Expected =>
  (rows, period) =>
    summariseDurations(inPeriod(rows, period), clock).mean;

const shiftsOf = (rows: Rows, { start, until }: KpiPeriod) =>
  rows.shifts.filter(({ startedAt }) => startedAt >= start && startedAt < until);

const range = ({ start, until }: KpiPeriod) => ({ start, end: until });

function sloSums(rows: Rows, period: KpiPeriod) {
  return OBJECTIVES.map((objective, slo) => ({
    allowed: budgetFraction(objective),
    ...sumSloDays(
      rows.days.filter((day) => day.slo === slo),
      period,
    ),
  }));
}

function ratio(top: number, bottom: number, n: number) {
  return bottom === 0 ? { value: null, n: 0 } : { value: top / bottom, n };
}

const EXPECTED: Record<string, Expected> = {
  mttd: meanOf(DEFAULT_CLOCKS.ttd),
  mtta: meanOf(DEFAULT_CLOCKS.tta),
  ttm: meanOf(DEFAULT_CLOCKS.ttm),
  mttr: meanOf(DEFAULT_CLOCKS.ttr),
  'incident-volume': (rows, period) => {
    const isRecorded = rows.incidents.some(({ impactStart }) => impactStart < period.until);
    const n = inPeriod(rows, period).filter(({ severity }) => severity !== 'SEV-4').length;
    return isRecorded ? { value: n, n } : { value: null, n: 0 };
  },
  'recurrence-rate': (rows, period) => recurrence(rows.incidents, range(period)).rate,
  'customer-impact-minutes': (rows, period, { asOf }) => {
    if (!rows.incidents.some(({ impactStart }) => impactStart < period.until)) return { value: null, n: 0 };
    const within = new Set(inPeriod(rows, period));
    const looked = rows.incidents.filter((incident) => incident.impact.length > 0 || within.has(incident));
    const given = looked.map((row) => ({
      ...row,
      impact: row.impact.filter(({ start, end }) => end !== null || start < asOf),
    }));
    const usable = given.filter((row) => row.impact.length > 0 || within.has(row));
    return impactMinutes(usable, range(period), { asOf, isRecorded: true });
  },
  'postmortem-completion': (rows, period, { settings, holidays, today }) => {
    const terms = { zone: settings.zone, holidays };
    const known = rows.incidents.filter((row) => postmortemDueOn(row, terms) !== null);
    return postmortemCompletion(known, period, terms, today);
  },
  'action-closure': (rows, period, { today }) =>
    onTimeClosure(
      rows.actions.map((row) => ({ ...row, moves: 0 })),
      period,
      today,
    ).onTime,
  'change-failure-rate': (rows, period) =>
    changeFailureRate(rows.deployments, rows.counts, { ...period, end: period.until }),
  'pages-per-shift': (rows, period) => pagesPerShift(shiftsOf(rows, period)),
  'alert-precision': (rows, period) => alertPrecision(shiftsOf(rows, period)),
  'toil-ratio': (rows, period) => toilRatio(shiftsOf(rows, period)),
  'slo-attainment': (rows, period) => {
    const sums = sloSums(rows, period);
    const days = sum(sums.map((slo) => slo.days));
    return ratio(sum(sums.map(({ good }) => good)), sum(sums.map(({ total }) => total)), days);
  },
  'error-budget-burn': (rows, period) => {
    const sums = sloSums(rows, period);
    const bad = sum(sums.map(({ good, total }) => total - good));
    const days = sum(sums.map((slo) => slo.days));
    return ratio(bad, sum(sums.map(({ total, allowed }) => total * allowed)), days);
  },
};

/** Weeks asked of each drawn workspace, back from the one above. */
const OFFSETS = [0, -1, -2, -3, -4, -5, -6, -7, -8, -9];

/** The periods of drawn workspaces that each KPI was compared in; a period that lasts is another one in each week. */
const compared = new Map<string, Set<string>>();
let drawn = 0;

describe.each(CASES)('the computed KPIs in $zone, $week', ({ zone, week: key, now, days }) => {
  const { workspace, dispose } = temporaryWorkspace({ zone });
  afterAll(dispose);
  const calendar = calendarOf(workspace.settings);
  const week = weekByKey(key, calendar);
  const weeks = OFFSETS.map((offset) => shiftWeek(week, offset, calendar));

  it('are those of the formulas over all rows', { timeout: 120_000 }, () => {
    const { asOf: end } = reviewContext(workspace, week, now);
    fc.assert(
      fc.property(anyRows(end, days), (rows) => {
        rolledBack(workspace, () => {
          insertRows(workspace, rows);
          drawn += 1;
          for (const context of weeks.map((asked) => reviewContext(workspace, asked, now))) {
            for (const grain of ['week', 'month', 'quarter'] as const) {
              compare(context, rows, periodsUpTo(context, grain, grain === 'week' ? 4 : 2));
            }
          }
        });
      }),
      { numRuns: 18, seed: 31, examples: [[NO_ROWS]] },
    );
  });
});

describe('the computed KPIs', () => {
  it('are compared in at least two thousand periods each', () => {
    expect([...compared.keys()].toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
    const scarce = [...compared].map(([slug, cases]) => [slug, cases.size]);
    expect(scarce.filter(([, cases]) => Number(cases) < 2000)).toEqual([]);
  });
});

/** Its rows are exactly those that n counts: also incidents that began before the period. */
const COUNTED = 'customer-impact-minutes';

function compare(context: ReviewContext, rows: Rows, periods: readonly KpiPeriod[]): void {
  for (const [slug, expected] of Object.entries(EXPECTED)) {
    const kpi = computedKpi(slug);
    const values = kpi?.series(context, { kind: 'org' }, periods) ?? [];
    for (const [index, period] of periods.entries()) {
      const { value, n } = expected(rows, period, context);
      const found = values[index];
      const where = `${slug} of ${period.label}`;
      count(slug, period);
      if (value === null) expect(found?.value, where).toBeNull();
      else expect(found?.value, where).toBeCloseTo(value, 9);
      expect(found?.n, where).toBe(n);
      if (found?.value === null) expect(found.reason, where).toMatch(/\.$/);
      expectSettled(slug, period, { context, rows: String(drawn), found });
      if (found?.value == null || slug !== COUNTED) continue;
      expect(kpi?.lineage(context, { kind: 'org' }, period)[0]?.ids, where).toHaveLength(n);
    }
  }
}

function count(slug: string, { key, until }: KpiPeriod): void {
  const cases = compared.get(slug) ?? new Set();
  compared.set(slug, cases.add(`${drawn} ${key} ${until}`));
}

function rolledBack({ connection }: Workspace, work: () => void): void {
  connection.exec('BEGIN');
  try {
    work();
  } finally {
    connection.exec('ROLLBACK');
  }
}
