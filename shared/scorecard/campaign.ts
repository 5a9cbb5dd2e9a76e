import { isAbove } from '../figure/statistics.ts';
import { daysBetween } from '../time/week.ts';
import type { CheckResult } from './evaluate.ts';

/** A drive to get some checks passed everywhere by a day; dates are local. */
export type Campaign = { checks: readonly string[]; startsOn: string; deadline: string };

export type CampaignProgress = {
  /** Checks of services that the campaign asks for (exempt and not applicable ones are not asked for). */
  asked: number;
  done: number;
  remaining: number;
  /** Weeks left from the end of `asOf` to the end of the deadline, never below 0. */
  weeksLeft: number;
  /** How many must still be done a week; `null` when nothing remains or the deadline has passed. */
  neededPerWeek: number | null;
  /** How many were done a week since the start; `null` in its first day. Needs the number done at the start. */
  pacePerWeek: number | null;
  /** `begun` in its first day, which is too short for a pace; `nothing-asked` where no service is judged by its checks. */
  state: 'done' | 'on-pace' | 'behind' | 'missed' | 'begun' | 'nothing-asked';
};

/**
 * Progress of a campaign over all services at the end of `asOf`. `doneAtStart` is how many of its checks passed when it
 * began. On pace means that the pace so far, kept up, meets the deadline.
 */
export function campaignProgress(
  campaign: Campaign,
  results: readonly Pick<CheckResult, 'check' | 'state'>[],
  asOf: string,
  doneAtStart: number,
): CampaignProgress {
  const asked = results.filter((result) => isAskedFor(campaign, result));
  const done = asked.filter(({ state }) => state === 'pass').length;
  const remaining = asked.length - done;
  const weeksLeft = Math.max(0, daysBetween(asOf, campaign.deadline)) / 7;
  const weeksGone = daysBetween(campaign.startsOn, asOf) / 7;
  const pacePerWeek = weeksGone > 0 ? (done - doneAtStart) / weeksGone : null;
  const neededPerWeek = remaining === 0 || weeksLeft === 0 ? null : remaining / weeksLeft;
  const state = asked.length === 0 ? 'nothing-asked' : campaignState(remaining, neededPerWeek, pacePerWeek);
  return { asked: asked.length, done, remaining, weeksLeft, neededPerWeek, pacePerWeek, state };
}

/** Whether a campaign asks for a check of a service: exempt and not-applicable ones are not asked for. */
export function isAskedFor(
  campaign: Pick<Campaign, 'checks'>,
  { check, state }: Pick<CheckResult, 'check' | 'state'>,
): boolean {
  return campaign.checks.includes(check) && state !== 'exempt' && state !== 'not-applicable';
}

function campaignState(
  remaining: number,
  needed: number | null,
  pace: number | null,
): CampaignProgress['state'] {
  if (remaining === 0) return 'done';
  if (needed === null) return 'missed';
  if (pace === null) return 'begun';
  return isAbove(needed, pace) ? 'behind' : 'on-pace';
}
