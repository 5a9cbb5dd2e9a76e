import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReviewContext } from '#core/review/context.ts';
import { scorecardSection } from '#core/review/scorecards.ts';
import type { Workspace } from '#db/workspace.ts';
import { isUnfinished } from '#shared/action/closure.ts';
import { exchangeTo } from '#shared/cost/exchange.ts';
import { isFailedChange } from '#shared/deployment/change-failure.ts';
import { mean, sum } from '#shared/figure/statistics.ts';
import { postmortemDueOn } from '#shared/incident/postmortems.ts';
import { type ExerciseRow, exerciseVerdict } from '#shared/resilience/readiness.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { LEVELS, type ProofInput, type ServiceInput } from '#shared/scorecard/check.ts';
import { evaluateService } from '#shared/scorecard/evaluate.ts';
import { newestPostures } from '#shared/security/patch-compliance.ts';
import { attainment, budgetRemaining } from '#shared/slo/slo-math.ts';
import { sumSloDays } from '#shared/slo/slo-sums.ts';
import { addMonths, lastDayOfMonth, monthOfDate } from '#shared/time/month.ts';
import { addDays, startOfDay } from '#shared/time/week.ts';
import { complianceWindow, elapsedPart } from '#shared/time/window.ts';
import { idsBehind, reusableWorkspace, scene } from '../../support/review.ts';
import { WORKSPACES, weeksAsked } from '../../support/weeks-asked.ts';
import { drawnServices, rowsAround } from './random-services.ts';

const { fill, dispose } = reusableWorkspace();
afterAll(dispose);

type Rows = ReturnType<typeof rowsOf>;
type Service = Rows['services'][number];
type Moment = { day: string; until: string };

/** All rows, as they are stored. */
function rowsOf(workspace: Workspace) {
  const all = <N extends Parameters<Workspace['repository']>[0]>(name: N) => workspace.repository(name).all();
  return {
    services: all('service'),
    slos: all('slo'),
    days: Map.groupBy(all('sloDay'), ({ sloId }) => sloId),
    incidents: all('incident'),
    actions: all('actionItem'),
    postures: all('posture'),
    changes: all('deployment'),
    counts: all('deploymentCount'),
    shifts: all('onCallShift'),
    costs: all('cost'),
    exercises: all('exercise'),
    exchange: exchangeTo('EUR', all('currencyRate')),
    exemptions: all('scorecardExemption').map(({ checkKey, ...row }) => ({ ...row, check: checkKey })),
  };
}

const asked = weeksAsked();
const levelsSeen = new Set<string>();

describe('the scorecards of a week', () => {
  it('are what the checks give over all records', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(scene, drawnServices, (at, drawn) => {
        const { workspace } = fill(at, rowsAround(at, drawn));
        const rows = rowsOf(workspace);
        for (const context of asked.of(workspace, at)) compare(context, rows);
      }),
      { numRuns: WORKSPACES, seed: 28 },
    );
    asked.expectEnough();
    expect([...levelsSeen].toSorted()).toEqual(['bronze', 'gold', 'none', 'silver']);
  });
});

function compare(context: ReviewContext, rows: Rows): void {
  const { section, figures } = scorecardSection(context);
  const { today, asOf, previousWeek } = context;
  const cardsAt = (moment: Moment) =>
    new Map(
      rows.services.map((service) => {
        const options = { checks: SERVICE_CHECKS, exemptions: rows.exemptions };
        const input = inputOf(service, context, rows, moment);
        return [service.id, evaluateService(service.id, input, moment.day, options)];
      }),
    );
  const now = cardsAt({ day: today, until: asOf });
  const before = cardsAt({ day: previousWeek.lastDay, until: previousWeek.end });
  expect(section.rows).toHaveLength(rows.services.length);
  for (const row of section.rows) {
    const [card, earlier] = [now.get(row.service.id), before.get(row.service.id)];
    levelsSeen.add(row.level);
    expect([row.level, row.previousLevel]).toEqual([card?.level ?? 'none', earlier?.level ?? 'none']);
    expect([row.score, row.previousScore]).toEqual([card?.score.value, earlier?.score.value]);
    const failing = card?.checks.filter(({ state }) => ['fail', 'partial', 'unknown'].includes(state)) ?? [];
    expect(row.failing.toSorted()).toEqual(
      failing.map(({ check }) => SERVICE_CHECKS.find(({ key }) => key === check)?.name).toSorted(),
    );
  }
  const scoreOf = (cards: typeof now) => mean([...cards.values()].flatMap(({ score }) => score.value ?? []));
  const score = asked.figure(figures, 'scorecard.score');
  expectClose(score.value, scoreOf(now));
  expectClose(score.previous ?? null, scoreOf(before));
  const has = rows.services.length > 0;
  for (const level of ['gold', 'silver', 'bronze', 'none'] as const) {
    const at = (cards: typeof now) =>
      [...cards.values()]
        .filter((card) => (card.level ?? 'none') === level)
        .map(({ serviceId }) => serviceId);
    const figure = asked.figure(figures, `scorecard.${level}`);
    expect(figure.value).toBe(has ? at(now).length : null);
    expect(figure.previous ?? null).toBe(has ? at(before).length : null);
    expect(idsBehind(figure)).toEqual(at(now).toSorted());
    expect(section.levels[level]).toBe(at(now).length);
  }
  const rank = (level: (typeof LEVELS)[number] | null) => (level === null ? -1 : LEVELS.indexOf(level));
  const lost = [...now.values()].filter(
    ({ serviceId, level }) => rank(level) < rank(before.get(serviceId)?.level ?? null),
  );
  const figure = asked.figure(figures, 'scorecard.lost');
  expect(figure.value).toBe(has ? lost.length : null);
  expect(idsBehind(figure)).toEqual(lost.map(({ serviceId }) => serviceId).toSorted());
  for (const { team, services, score: mine } of section.byTeam) {
    const own = rows.services.filter(({ teamId }) => teamId === team.id);
    expect(services).toBe(own.length);
    expectClose(mine, mean(own.flatMap(({ id }) => now.get(id)?.score.value ?? [])));
  }
}

function expectClose(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 9);
}

/** What is known of a service at a moment, by the words of the checks, over all rows. */
function inputOf(service: Service, context: ReviewContext, rows: Rows, { day, until }: Moment): ServiceInput {
  const { zone } = context.calendar;
  const firstDay = addDays(day, -89);
  const start = startOfDay(firstDay, zone);
  const isIn = (instant: string) => instant >= start && instant < until;
  const isInDays = (date: string) => date >= firstDay && date <= day;
  const own = <T extends { serviceId: string | null }>(list: readonly T[]) =>
    list.filter(({ serviceId }) => serviceId === service.id);
  const share = (list: readonly { part: number; whole: number }[]) => ({
    part: sum(list.map(({ part }) => part)),
    whole: sum(list.map(({ whole }) => whole)),
  });
  const changes = [
    ...own(rows.changes)
      .filter(({ at }) => isIn(at))
      .map((row) => ({ part: Number(isFailedChange(row)), whole: 1 })),
    ...own(rows.counts)
      .filter(({ weekStart }) => isInDays(weekStart))
      .map(({ failed, deployments }) => ({ part: failed, whole: deployments })),
  ];
  const pages = rows.shifts.flatMap(({ teamId, startedAt, pages: whole, actionablePages: part }) =>
    teamId !== null && teamId === service.teamId && isIn(startedAt) && whole !== null && part !== null
      ? [{ part, whole }]
      : [],
  );
  const exercises = rows.exercises
    .filter(({ services }) => services.includes(service.id))
    .map((row) => ({
      ...row,
      rtoTargetMinutes: row.rtoTargetMinutes ?? (row.rtoAchievedMinutes === null ? null : service.rtoMinutes),
    }));
  return {
    ownerTeamId: service.teamId,
    tier: service.tier,
    runbookUrl: service.runbookUrl,
    runbookReviewedOn: service.runbookReviewedOn,
    slos: slosOf(service, zone, rows, day),
    recovery: rows.exercises.some(({ kind }) => kind !== 'restore')
      ? proofOf(
          exercises.filter(({ kind }) => kind !== 'restore'),
          day,
        )
      : null,
    restores: rows.exercises.some(({ kind }) => kind === 'restore') ? restoresOf(exercises, day) : null,
    postmortems: rows.incidents.length > 0 ? share(postmortemsOf(service, context, rows, day)) : null,
    overdueActions: rows.actions.length > 0 ? share(actionsOf(service, rows, day)) : null,
    patching: patchingOf(service, rows, day),
    deployments: rows.changes.length + rows.counts.length > 0 ? share(changes) : null,
    pages: pages.length > 0 ? share(pages) : null,
    cost: costOf(service, context, rows, day),
  };
}

function slosOf(service: Service, zone: string, { slos, days }: Rows, day: string) {
  return slos
    .filter(({ serviceId }) => serviceId === service.id)
    .map((terms) => {
      const window = complianceWindow(terms, day, zone);
      const sums = sumSloDays(days.get(terms.id) ?? [], elapsedPart(window, day, zone) ?? window);
      return {
        objective: terms.objective,
        attainment: attainment(sums).value,
        remaining: budgetRemaining(sums, terms.objective).value,
      };
    });
}

function proofOf(exercises: readonly ExerciseRow[], day: string): ProofInput {
  const held = exercises.filter(({ heldOn }) => heldOn !== null && heldOn <= day);
  const judged = (verdict: string) => held.filter((row) => exerciseVerdict(row) === verdict);
  const last = (list: readonly ExerciseRow[]) =>
    list
      .map(({ heldOn }) => heldOn)
      .toSorted()
      .at(-1) ?? null;
  return {
    lastHeldOn: last(held),
    lastMetOn: last(judged('succeeded')),
    lastFailedOn: last(judged('failed')),
  };
}

/** Restores that are only planned for later do not tell of a datastore yet. */
function restoresOf(exercises: readonly ExerciseRow[], day: string): ProofInput[] {
  const known = exercises.filter(({ kind, datastore, plannedOn, heldOn }) => {
    const dates = [plannedOn, heldOn].filter((date) => date !== null);
    return (
      kind === 'restore' && datastore !== null && (dates.length === 0 || dates.some((date) => date <= day))
    );
  });
  return [...Map.groupBy(known, ({ datastore }) => datastore).values()].map((own) => proofOf(own, day));
}

function postmortemsOf(service: Service, context: ReviewContext, { incidents }: Rows, day: string) {
  const { settings, holidays, calendar } = context;
  const terms = { zone: calendar.zone, holidays, businessDays: settings.postmortemBusinessDays };
  return incidents.flatMap((row) => {
    const due = postmortemDueOn(row, terms);
    if (!row.services.includes(service.id) || due === null || due < addDays(day, -89) || due > day) return [];
    const published = row.postmortemPublishedOn;
    if (published !== null && published <= day) return { part: Number(published <= due), whole: 1 };
    return due < day ? { part: 0, whole: 1 } : [];
  });
}

/** Actions of the service, and those of its incidents that name no service. */
function actionsOf(service: Service, { actions, incidents }: Rows, day: string) {
  const hit = new Set(incidents.flatMap(({ id, services }) => (services.includes(service.id) ? id : [])));
  return actions
    .filter(({ serviceId, incidentId }) =>
      serviceId === null ? incidentId !== null && hit.has(incidentId) : serviceId === service.id,
    )
    .filter(
      (row) =>
        (row.createdOn === null || row.createdOn <= day) &&
        (isUnfinished(row) || (row.status === 'done' && row.completedOn !== null && row.completedOn > day)),
    )
    .map(({ dueOn }) => ({ part: Number(dueOn !== null && dueOn < day), whole: 1 }));
}

/** The service's own asset groups, or else those of its team that name no service. */
function patchingOf(service: Service, { postures }: Rows, day: string) {
  const fresh = newestPostures(postures, day).filter(({ date }) => date >= addDays(day, -45));
  const own = fresh.filter(({ serviceId }) => serviceId === service.id);
  const ofTeam = fresh.filter(
    ({ serviceId, teamId }) => serviceId === null && teamId !== null && teamId === service.teamId,
  );
  const counted = own.length > 0 ? own : ofTeam;
  if (counted.length === 0) return null;
  return {
    part: sum(counted.map(({ assetsWithinSla }) => assetsWithinSla)),
    whole: sum(counted.map(({ assets }) => assets)),
  };
}

function costOf(service: Service, { settings }: ReviewContext, { costs, exchange }: Rows, day: string) {
  const current = monthOfDate(day);
  const month = lastDayOfMonth(current) === day ? current : addMonths(current, -1);
  const own = costs.filter((row) => row.serviceId === service.id && monthOfDate(row.periodStart) === month);
  const total = (part: 'billed' | 'effective' | 'budget') => {
    const known = own.flatMap((row) => {
      const amount = row[part];
      return amount === null ? [] : (exchange(amount, row.currency, row.periodStart) ?? []);
    });
    return known.length === 0 ? null : sum(known);
  };
  const actual = total(settings.costBasis);
  return actual === null ? null : { actual, budget: total('budget') };
}
