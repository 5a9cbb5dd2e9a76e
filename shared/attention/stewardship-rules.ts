import { formatCount, formatDate, formatMoneyShort, formatNumber, formatPercent } from '../figure/format.ts';
import { isAbove } from '../figure/statistics.ts';
import { ago, inDays } from '../narrative/words.ts';
import type { ReviewFacts } from '../review/review-data.ts';
import type { AttentionSettings } from '../settings/settings.ts';
import { daysBetween } from '../time/week.ts';
import { type Finding, finding } from './reason.ts';

/** What money, risks, vendors, audits and on-call say needs attention. */
export function stewardshipFindings(facts: ReviewFacts, settings: AttentionSettings): Finding[] {
  return [
    ...costVariances(facts, settings),
    ...expiredExceptions(facts),
    ...overdueControls(facts),
    ...exercises(facts),
    ...vendorNotices(facts, settings),
    ...risks(facts, settings),
    ...onCallLoad(facts, settings),
  ];
}

function costVariances(facts: ReviewFacts, { costVariance }: AttentionSettings): Finding[] {
  const { cost, figures } = facts;
  const month = figures['cost.actual'] ? ` in ${figures['cost.actual'].period.label}` : '';
  const teams = cost.teams.flatMap((row) => {
    if (row.variance === null || row.budget === null || !isAbove(Math.abs(row.variance), costVariance))
      return [];
    const over = row.variance > 0;
    return finding({
      rule: 'cost-variance',
      entity: 'team',
      subject: row.team,
      owner: row.team,
      severity: (over ? 40 : 25) + Math.min(30, Math.abs(row.variance) * 60),
      sentence: `${row.team.name} spent ${formatMoneyShort(row.actual, cost.currency)}${month} against a budget of ${formatMoneyShort(row.budget, cost.currency)}: ${formatPercent(Math.abs(row.variance), { max: 1 })} ${over ? 'over' : 'under'}.`,
      ranking: `Spend ${formatPercent(Math.abs(row.variance), { max: 0 })} ${over ? 'over' : 'under'} budget.`,
      lineage: [{ entity: 'cost', ids: row.ids }],
    });
  });
  return teams.length > 0 ? teams : totalVariance(facts, costVariance);
}

/** The organisation's, where no team's tells of it: cost that names no team has a budget too. */
function totalVariance({ cost, kpis, figures }: ReviewFacts, limit: number): Finding[] {
  const [actual, budget, variance] = ['actual', 'budget', 'variance'].map((key) => figures[`cost.${key}`]);
  const kpi = kpis.rows.find(({ slug }) => slug === 'cost-variance');
  if (!kpi || !actual?.value || !budget?.value || variance?.value == null) return [];
  const size = Math.abs(variance.value);
  if (!isAbove(size, limit)) return [];
  const side = variance.value > 0 ? 'over' : 'under';
  return [
    finding({
      rule: 'cost-variance',
      entity: 'kpi',
      subject: kpi,
      owner: kpi.owner,
      severity: (variance.value > 0 ? 40 : 25) + Math.min(30, size * 60),
      sentence: `Cost in ${actual.period.label} was ${formatMoneyShort(actual.value, cost.currency)} against a budget of ${formatMoneyShort(budget.value, cost.currency)}: ${formatPercent(size, { max: 1 })} ${side}.`,
      ranking: `Spend ${formatPercent(size, { max: 0 })} ${side} budget.`,
      lineage: variance.lineage,
    }),
  ];
}

function expiredExceptions({ assurance, today }: ReviewFacts): Finding[] {
  return assurance.exceptions
    .filter(({ isExpired }) => isExpired)
    .map((row) => {
      const days = row.expiresOn === null ? 0 : daysBetween(row.expiresOn, today);
      return finding({
        rule: 'exception-expired',
        entity: 'iamException',
        subject: row,
        owner: row.owner,
        severity: 45 + Math.min(20, days / 2),
        sentence: `The access exception ${row.key ?? `“${row.name}”`} expired${days > 0 ? ` ${inDays(-days)}` : ''} and is still active.`,
        ranking: `Access outside the policy, ${formatCount(days, 'day', 'days')} past its end.`,
      });
    });
}

function overdueControls({ assurance }: ReviewFacts): Finding[] {
  return assurance.controls
    .filter(({ daysOverdue }) => daysOverdue > 0)
    .map((row) =>
      finding({
        rule: 'control-overdue',
        entity: 'control',
        subject: row,
        owner: row.owner,
        severity: 40 + Math.min(20, row.daysOverdue / 3),
        sentence: `Evidence for ${row.framework} ${row.reference} “${row.name}” is ${formatCount(row.daysOverdue, 'day', 'days')} overdue.`,
        ranking: `Audit evidence ${formatCount(row.daysOverdue, 'day', 'days')} late.`,
      }),
    );
}

function exercises({ assurance, today }: ReviewFacts): Finding[] {
  return assurance.exercises.flatMap((row) => {
    const isRestore = row.kind === 'restore';
    const what = isRestore ? 'restore' : 'exercise';
    if (row.outcome === 'failed' || (row.heldOn !== null && row.meetsTargets === false)) {
      return finding({
        rule: 'exercise-failed',
        entity: 'exercise',
        subject: row,
        owner: row.owner,
        severity: isRestore ? 58 : 52,
        sentence: `“${row.name}”${row.heldOn ? `, held on ${formatDate(row.heldOn)},` : ''} ${row.outcome === 'failed' ? 'failed' : 'did not meet its objectives'}.`,
        ranking: `A ${what} that did not meet its objectives.`,
      });
    }
    if (!row.isOverdue || row.plannedOn === null) return [];
    const days = daysBetween(row.plannedOn, today);
    return finding({
      rule: 'exercise-overdue',
      entity: 'exercise',
      subject: row,
      owner: row.owner,
      severity: 35 + Math.min(15, days / 4),
      sentence: `“${row.name}” was planned for ${formatDate(row.plannedOn)}${ago(days)}, and has not been held.`,
      ranking: `${formatCount(days, 'day', 'days')} past its date.`,
    });
  });
}

function vendorNotices(
  { risks: { vendors } }: ReviewFacts,
  { vendorNoticeDays }: AttentionSettings,
): Finding[] {
  return vendors.flatMap((row) => {
    const days = row.daysToNotice;
    if (days === null || row.noticeOn === null || days > vendorNoticeDays || days < 0) return [];
    return finding({
      rule: 'vendor-notice',
      entity: 'vendor',
      subject: row,
      owner: row.owner,
      severity: 30 + Math.max(0, (vendorNoticeDays - days) / 2),
      sentence: `Notice to ${row.name} is due by ${formatDate(row.noticeOn)}, ${inDays(days)}.`,
      ranking: `A contract date ${inDays(days)}.`,
    });
  });
}

function risks({ risks: { rows }, today }: ReviewFacts, { riskScore }: AttentionSettings): Finding[] {
  return rows.flatMap((row) => {
    const found: Finding[] = [];
    const subject = { entity: 'risk', subject: row, owner: row.owner } as const;
    if (row.score >= riskScore) {
      found.push(
        finding({
          ...subject,
          rule: 'risk-high',
          severity: 30 + row.score + (row.trend === 'rising' ? 8 : 0),
          sentence: `“${row.name}” scores ${row.score} of 25 (likelihood ${row.likelihood}, impact ${row.impact})${row.trend === 'rising' ? ' and is rising' : ''}.`,
          ranking: `A risk of ${row.score} out of 25${row.trend === 'rising' ? ', rising' : ''}.`,
        }),
      );
    }
    if (row.isReviewOverdue && row.nextReviewOn !== null) {
      const days = daysBetween(row.nextReviewOn, today);
      found.push(
        finding({
          ...subject,
          rule: 'risk-review-overdue',
          severity: 20 + row.score / 2 + Math.min(10, days / 7),
          sentence: `The review of “${row.name}” was due on ${formatDate(row.nextReviewOn)}${ago(days)}.`,
          ranking: `A risk review ${formatCount(days, 'day', 'days')} late.`,
        }),
      );
    }
    return found;
  });
}

function onCallLoad({ onCall }: ReviewFacts, { pagesPerShift }: AttentionSettings): Finding[] {
  return onCall.rotations
    .filter((row) => row.shiftsAboveLimit.length > 0)
    .map((row) => {
      const [first = ''] = row.shiftsAboveLimit;
      return finding({
        rule: 'on-call-load',
        entity: 'onCallShift',
        subject: { id: first, name: row.rotation },
        about: row.rotation,
        owner: row.team,
        severity: 38 + Math.min(20, row.shiftsAboveLimit.length * 6),
        sentence: `${row.rotation} had ${formatCount(row.shiftsAboveLimit.length, 'shift', 'shifts')} with more than ${formatCount(pagesPerShift, 'page', 'pages')}${row.pagesPerShift === null || row.shifts < 2 ? '' : `; ${formatNumber(row.pagesPerShift, { max: 1 })} a shift on average`}.`,
        ranking: 'More pages than a shift can bear.',
        lineage: [{ entity: 'onCallShift', ids: row.shiftsAboveLimit }],
      });
    });
}
