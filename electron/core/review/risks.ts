import { countDecisions, decisionsIn, hasDecisions } from '#db/decision/decision-queries.ts';
import { hasRisks, openRisks, type RiskQueryRow } from '#db/risk/risk-queries.ts';
import { countVendors, noticesDue, type VendorQueryRow } from '#db/vendor/vendor-queries.ts';
import type { Figure } from '#shared/figure/figure.ts';
import type { RiskRow, RiskSection } from '#shared/review/sections.ts';
import { addDays } from '#shared/time/week.ts';
import type { ReviewContext } from './context.ts';
import { countFigure, NONE_WANTED, type SectionResult } from './counts.ts';

/**
 * The risk register, the week's decisions and the vendors to be given notice. Accepted risks stay on the register
 * until they are closed (ISO 31000 6.6: residual risk is monitored and reviewed). The register is today's, for its past
 * is not part of the record.
 */
export function riskSection(context: ReviewContext): SectionResult<RiskSection> {
  const { week, today, workspace, names, settings } = context;
  const risks = openRisks(workspace.connection).map((row) => riskOf(row, context));
  const decisions = decisionsIn(workspace.connection, week.firstDay, today);
  const until = addDays(today, settings.attention.vendorNoticeDays);
  const vendors = noticesDue(workspace.connection, today, until);
  return {
    section: {
      rows: risks,
      decisions: decisions.map(({ decidedById, ...row }) => ({
        ...row,
        decidedBy: names.of('person', decidedById),
      })),
      vendors: vendors.map(({ ownerId, ...row }) => ({ ...row, owner: names.of('person', ownerId) })),
    },
    figures: [
      ...riskFigures(context, risks),
      vendorFigure(context, vendors),
      decisionFigure(
        context,
        decisions.map(({ id }) => id),
      ),
    ],
  };
}

function riskOf({ ownerId, ...row }: RiskQueryRow, { today, names }: ReviewContext): RiskRow {
  return {
    ...row,
    score: row.likelihood * row.impact,
    owner: names.of('person', ownerId),
    isReviewOverdue: row.nextReviewOn !== null && row.nextReviewOn < today,
  };
}

function riskFigures({ period, settings, workspace }: ReviewContext, risks: readonly RiskRow[]): Figure[] {
  const noRisk = hasRisks(workspace.connection) ? null : 'No risks are recorded.';
  const undated = risks.filter(({ nextReviewOn }) => nextReviewOn === null).length;
  const isUnplanned = risks.length > 0 && undated === risks.length;
  const ids = (test: (row: RiskRow) => boolean) => risks.filter(test).map(({ id }) => id);
  const common = { period, entity: 'risk', n: risks.length } as const;
  return [
    countFigure({
      ...common,
      key: 'risk.open',
      label: 'Risks on the register',
      ids: ids(() => true),
      reason: noRisk,
    }),
    countFigure({
      ...common,
      key: 'risk.high',
      label: `Risks scoring ${settings.attention.riskScore} or more`,
      ids: ids(({ score }) => score >= settings.attention.riskScore),
      reason: noRisk,
    }),
    countFigure({
      ...common,
      key: 'risk.review-overdue',
      label: 'Risk reviews overdue',
      ids: ids(({ isReviewOverdue }) => isReviewOverdue),
      reason: noRisk ?? (isUnplanned ? 'No risk has a date for its next review.' : null),
      n: risks.length - undated,
      excluded: [{ reason: 'no date for the next review', n: undated }],
      target: NONE_WANTED,
    }),
  ];
}

function vendorFigure(
  { period, settings, workspace }: ReviewContext,
  due: readonly VendorQueryRow[],
): Figure {
  const { vendors, dated } = countVendors(workspace.connection);
  const missing = vendors === 0 ? 'No vendors are recorded.' : 'No vendor has a notice date.';
  return countFigure({
    key: 'vendor.notice-due',
    label: `Vendor notices due within ${settings.attention.vendorNoticeDays} days`,
    period,
    entity: 'vendor',
    ids: due.map(({ id }) => id),
    reason: dated === 0 ? missing : null,
    n: dated,
    excluded: [{ reason: 'no notice date', n: vendors - dated }],
  });
}

function decisionFigure({ period, previousWeek, workspace }: ReviewContext, ids: readonly string[]): Figure {
  const { connection } = workspace;
  return countFigure({
    key: 'decision.count',
    label: 'Decisions in the week',
    period,
    entity: 'decision',
    ids,
    reason: hasDecisions(connection) ? null : 'No decisions are recorded.',
    previous: countDecisions(connection, previousWeek.firstDay, previousWeek.lastDay),
  });
}
