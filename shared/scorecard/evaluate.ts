import { type Measured, measured, noData } from '../figure/figure.ts';
import { sum } from '../figure/statistics.ts';
import { type CheckDefinition, LEVELS, type Level, type ServiceInput } from './check.ts';

/** A check that a service need not pass, good through `expiresOn`. */
export type Exemption = {
  serviceId: string;
  check: string;
  ownerId: string;
  reason: string;
  grantedOn: string | null;
  expiresOn: string;
};

/** A check as a workspace uses it: one that counts from a later day is announced until then. */
export type ScheduledCheck = CheckDefinition & { countsFrom?: string };

/** How a check stands: `partial` has some credit and does not pass. */
export type CheckState = 'pass' | 'partial' | 'fail' | 'exempt' | 'not-applicable' | 'unknown';

/** One check as it was judged; plain data, stored as it is so that a later change of a check leaves it alone. */
export type CheckResult = {
  check: string;
  level: Level;
  weight: number;
  state: CheckState;
  /** 0 to 1; `null` when exempt, not applicable or unknown. */
  credit: number | null;
  detail: string;
  /** In no sum and no level before this day. */
  announcedFor?: string;
  exemption?: Pick<Exemption, 'ownerId' | 'reason' | 'expiresOn'>;
};

/** The score and level of one service on a day. */
export type ServiceScorecard = {
  serviceId: string;
  evaluatedOn: string;
  /** Σ weight·credit / Σ weight over the checks that apply, 0 to 1; unknown ones count 0. */
  score: Measured;
  /** The highest level held; `null` for none. */
  level: Level | null;
  unknown: number;
  checks: readonly CheckResult[];
};

/**
 * Judges one service at the end of the local day `asOf`. Exempt and not-applicable checks leave both sums of the score;
 * unknown ones count 0 and are shown apart; announced ones are judged and shown, but count nowhere. A level is held when
 * every counted check of it and of the levels below passes, is exempt or does not apply.
 * The score has no data when no check applies. Throws a `RangeError` for credit outside 0 to 1 or a negative weight.
 */
export function evaluateService(
  serviceId: string,
  input: ServiceInput,
  asOf: string,
  { checks, exemptions = [] }: { checks: readonly ScheduledCheck[]; exemptions?: readonly Exemption[] },
): ServiceScorecard {
  const own = exemptions.filter(
    (exemption) => exemption.serviceId === serviceId && isInForce(exemption, asOf),
  );
  const results = checks.map((check) => judge(check, input, asOf, own));
  const counted = results.filter(({ announcedFor }) => announcedFor === undefined);
  return {
    serviceId,
    evaluatedOn: asOf,
    score: scoreOf(counted),
    level: levelOf(counted),
    unknown: counted.filter(({ state }) => state === 'unknown').length,
    checks: results,
  };
}

/** Whether an exemption counts on a local day: granted by then, and good through its expiry. */
export function isInForce(
  { grantedOn, expiresOn }: Pick<Exemption, 'grantedOn' | 'expiresOn'>,
  asOf: string,
): boolean {
  return (grantedOn === null || grantedOn <= asOf) && asOf <= expiresOn;
}

/** Σ weight·credit / Σ weight; `n` counts the checks that apply. */
export function scoreOf(results: readonly CheckResult[]): Measured {
  const applicable = results.filter(({ state }) => state !== 'exempt' && state !== 'not-applicable');
  const excluded = [
    { reason: 'exempt', n: results.filter(({ state }) => state === 'exempt').length },
    { reason: 'not applicable', n: results.filter(({ state }) => state === 'not-applicable').length },
  ].filter(({ n }) => n > 0);
  const weight = sum(applicable.map((result) => result.weight));
  if (weight === 0) return noData('No check applies to the service.', excluded);
  const earned = sum(applicable.map((result) => result.weight * (result.credit ?? 0)));
  return measured(Math.min(1, earned / weight), applicable.length, excluded);
}

/**
 * The highest level that has checks and whose checks, and those of every level below it, all hold; `null` for none. A
 * level without any check is not held by default: nothing was asked.
 */
export function levelOf(results: readonly CheckResult[]): Level | null {
  let held: Level | null = null;
  for (const level of LEVELS) {
    const ofLevel = results.filter((result) => result.level === level);
    if (ofLevel.some(isHoldingBack)) break;
    if (ofLevel.length > 0) held = level;
  }
  return held;
}

/** The checks that keep a service from the next level it could hold, none when it holds the highest. */
export function blockersOf(card: Pick<ServiceScorecard, 'checks'>): CheckResult[] {
  const failing = card.checks.filter((result) => result.announcedFor === undefined && isHoldingBack(result));
  const next = LEVELS.find((level) => failing.some((result) => result.level === level));
  return failing.filter(({ level }) => level === next);
}

function isHoldingBack({ state }: CheckResult): boolean {
  return state === 'fail' || state === 'partial' || state === 'unknown';
}

function judge(
  check: ScheduledCheck,
  input: ServiceInput,
  asOf: string,
  exemptions: readonly Exemption[],
): CheckResult {
  if (!(check.weight >= 0)) throw new RangeError(`The weight of “${check.name}” is negative.`);
  const found = check.find(input, asOf);
  const exemption = exemptions.find((candidate) => candidate.check === check.key);
  const base = {
    check: check.key,
    level: check.level,
    weight: check.weight,
    detail: found.detail,
    ...(check.countsFrom !== undefined && check.countsFrom > asOf ? { announcedFor: check.countsFrom } : {}),
  };
  if (found.state === 'not-applicable') return { ...base, state: 'not-applicable', credit: null };
  if (exemption) {
    const { ownerId, reason, expiresOn } = exemption;
    return { ...base, state: 'exempt', credit: null, exemption: { ownerId, reason, expiresOn } };
  }
  if (found.state === 'unknown') return { ...base, state: 'unknown', credit: null };
  return { ...base, state: stateOfCredit(found.credit, check.name), credit: found.credit };
}

function stateOfCredit(credit: number, name: string): CheckState {
  if (!(credit >= 0 && credit <= 1)) throw new RangeError(`The credit of “${name}” is outside 0 to 1.`);
  if (credit === 1) return 'pass';
  return credit === 0 ? 'fail' : 'partial';
}
