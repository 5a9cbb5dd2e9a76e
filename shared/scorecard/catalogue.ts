import { isAbove } from '../figure/statistics.ts';
import { RESTORE_DAYS } from '../resilience/readiness.ts';
import { RUNBOOK_DAYS, runbookState } from '../service/runbook.ts';
import { isUsedUp } from '../slo/slo-math.ts';
import { daysBetween } from '../time/week.ts';
import {
  type CheckDefinition,
  credit,
  creditAtLeast,
  creditAtMost,
  type Finding,
  notApplicable,
  type ProofInput,
  type ServiceInput,
  type Share,
  unknown,
} from './check.ts';

const RECOVERY_DAYS = 180;
const RECOVERY_TIERS = [1, 2];
const PATCH_TARGET = 0.95;
const CHANGE_FAILURE_TARGET = 0.1;
const PRECISION_TARGET = 0.6;
const COST_TARGET = 0.1;

/** The built-in checks of a service, lowest level first. Weights are relative to each other; all are editable defaults. */
export const SERVICE_CHECKS: readonly CheckDefinition[] = [
  {
    key: 'owner-set',
    name: 'Owner set',
    definition: 'A team owns the service.',
    level: 'bronze',
    weight: 3,
    find: ({ ownerTeamId }) => (ownerTeamId ? credit(1, 'a team owns it') : credit(0, 'no owner team')),
  },
  {
    key: 'tier-set',
    name: 'Tier set',
    definition: 'The service has a tier from 1 to 4.',
    level: 'bronze',
    weight: 2,
    find: ({ tier }) => (tier === null ? credit(0, 'no tier') : credit(1, `tier ${tier}`)),
  },
  {
    key: 'runbook-current',
    name: 'Runbook current',
    definition: `The runbook was reviewed within ${RUNBOOK_DAYS} days, or as many as the settings say.`,
    level: 'bronze',
    weight: 2,
    find: findRunbook,
  },
  {
    key: 'slo-defined',
    name: 'SLO defined',
    definition: 'At least one SLO is defined.',
    level: 'bronze',
    weight: 3,
    find: ({ slos }) => (slos.length === 0 ? credit(0, 'no SLO') : credit(1, `SLOs: ${slos.length}`)),
  },
  {
    key: 'slo-met',
    name: 'SLO met',
    definition: 'Every SLO with data is met in its window.',
    level: 'silver',
    weight: 3,
    find: ({ slos }) =>
      sharePassing(
        slos.flatMap(({ attainment, objective }) =>
          attainment === null ? [] : [!isAbove(objective, attainment)],
        ),
        slos.length,
        'met',
      ),
  },
  {
    key: 'budget-remaining',
    name: 'Error budget remaining',
    definition: 'Every SLO with data has error budget left.',
    level: 'silver',
    weight: 2,
    find: ({ slos }) =>
      sharePassing(
        slos.flatMap(({ remaining }) => (remaining === null ? [] : [!isUsedUp(remaining)])),
        slos.length,
        'with budget left',
      ),
  },
  {
    key: 'restore-validated',
    name: 'Restore validated',
    definition: `A test restore of each datastore succeeded within ${RESTORE_DAYS} days.`,
    level: 'silver',
    weight: 2,
    find: findRestores,
  },
  {
    key: 'postmortems-on-time',
    name: 'Postmortems on time',
    definition: 'Every postmortem due in the last 90 days was published on time.',
    level: 'silver',
    weight: 2,
    find: ({ postmortems }) =>
      ofShare(postmortems, { none: 'no postmortem was due', noun: 'on time' }, (share) => share),
  },
  {
    key: 'no-overdue-actions',
    name: 'No overdue actions',
    definition: 'No open action is past its due date.',
    level: 'silver',
    weight: 2,
    find: ({ overdueActions }) => findOverdue(overdueActions),
  },
  {
    key: 'patch-compliance',
    name: 'Patch compliance',
    definition: 'At least 95% of its assets are within their patching deadline.',
    level: 'silver',
    weight: 2,
    find: ({ patching }) =>
      ofShare(patching, { none: 'no assets', noun: 'assets in time' }, (share) =>
        creditAtLeast(share, PATCH_TARGET),
      ),
  },
  {
    key: 'recovery-exercised',
    name: 'Recovery exercised',
    definition: `Tier 1 and 2: an exercise within ${RECOVERY_DAYS} days met the recovery objectives.`,
    level: 'gold',
    weight: 3,
    find: findRecovery,
  },
  {
    key: 'change-failure',
    name: 'Change failure',
    definition: 'At most 10% of the deployments of the last 90 days failed.',
    level: 'gold',
    weight: 2,
    find: ({ deployments }) =>
      ofShare(deployments, { none: 'no deployments', noun: 'deployments failed' }, (share) =>
        creditAtMost(share, CHANGE_FAILURE_TARGET),
      ),
  },
  {
    key: 'alert-precision',
    name: 'Alert precision',
    definition: 'At least 60% of the pages of the last 90 days were actionable.',
    level: 'gold',
    weight: 2,
    find: ({ pages }) =>
      ofShare(pages, { none: 'no pages', noun: 'pages actionable' }, (share) =>
        creditAtLeast(share, PRECISION_TARGET),
      ),
  },
  {
    key: 'cost-within-budget',
    name: 'Cost within budget',
    definition: 'The cost of the last full month is within ±10% of its budget.',
    level: 'gold',
    weight: 1,
    find: findCost,
  },
];

function findRunbook(service: ServiceInput, asOf: string): Finding {
  const { runbookDays = RUNBOOK_DAYS } = service;
  const state = runbookState({ id: '', ...service }, asOf, runbookDays);
  if (state === 'missing') return credit(0, 'no runbook');
  if (state === 'unreviewed' || service.runbookReviewedOn === null) return credit(0, 'never reviewed');
  const age = daysBetween(service.runbookReviewedOn, asOf);
  return credit(creditAtMost(age, runbookDays), `reviewed ${daysAgo(age)}`);
}

function findRecovery({ tier, recovery }: ServiceInput, asOf: string): Finding {
  if (tier === null) return unknown('no tier, so it is not known whether it applies');
  if (!RECOVERY_TIERS.includes(tier)) return notApplicable(`not asked of tier ${tier}`);
  if (recovery === null) return unknown('no exercises are recorded');
  return proof(recovery, asOf, RECOVERY_DAYS, 'exercise');
}

function findRestores({ restores }: ServiceInput, asOf: string): Finding {
  if (restores === null) return unknown('no restores are recorded');
  if (restores.length === 0) return notApplicable('no datastore');
  const passing = restores.map((restore) => {
    const found = proof(restore, asOf, RESTORE_DAYS, 'restore');
    return found.state === 'credit' && found.credit === 1;
  });
  return sharePassing(passing, restores.length, 'datastores validated');
}

/** Credit for the last success by its age; an attempt since then that failed takes the credit away. */
function proof(
  { lastHeldOn, lastMetOn, lastFailedOn }: ProofInput,
  asOf: string,
  days: number,
  what: string,
): Finding {
  if (lastMetOn === null)
    return credit(0, lastHeldOn === null ? `no ${what} yet` : `no ${what} succeeded yet`);
  if (lastFailedOn !== null && lastFailedOn > lastMetOn) return credit(0, `the last ${what} failed`);
  const age = daysBetween(lastMetOn, asOf);
  return credit(creditAtMost(age, days), `last ${what} succeeded ${daysAgo(age)}`);
}

function findOverdue(overdue: Share | null): Finding {
  if (overdue === null) return unknown('not recorded');
  if (overdue.part === 0) return credit(1, 'none overdue');
  return credit(
    1 - overdue.part / Math.max(overdue.part, overdue.whole),
    `${overdue.part} of ${overdue.whole} overdue`,
  );
}

function findCost({ cost }: ServiceInput): Finding {
  if (cost === null) return unknown('no cost recorded');
  if (!cost.budget) return unknown('no budget');
  const variance = (cost.actual - cost.budget) / cost.budget;
  const sign = variance < 0 ? '−' : '+';
  return credit(
    creditAtMost(Math.abs(variance), COST_TARGET),
    `${sign}${percent(Math.abs(variance))} of budget`,
  );
}

function ofShare(
  share: Share | null,
  words: { none: string; noun: string },
  toCredit: (value: number) => number,
): Finding {
  if (share === null) return unknown('not recorded');
  if (share.whole === 0) return notApplicable(words.none);
  const value = share.part / share.whole;
  return credit(toCredit(value), `${share.part} of ${share.whole} ${words.noun} (${percent(value)})`);
}

function sharePassing(passing: readonly boolean[], all: number, noun: string): Finding {
  if (all === 0) return unknown('no SLO');
  if (passing.length === 0) return unknown('no data in the window');
  const passed = passing.filter(Boolean).length;
  return credit(passed / passing.length, `${passed} of ${passing.length} ${noun}`);
}

function percent(value: number): string {
  return `${Math.round(value * 1000) / 10}%`;
}

function daysAgo(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
