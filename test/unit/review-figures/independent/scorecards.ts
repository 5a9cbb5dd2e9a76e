import { postmortemsDue } from './incidents.ts';
import {
  daysApart,
  daysFrom,
  type Expectations,
  plusDays,
  type Scene,
  type SqlFile,
  total,
  weekBefore,
} from './scene.ts';
import { attainments, budgetsLeft } from './slos.ts';
import { IN_EUR, lastFullMonth } from './stewardship.ts';

/** Credit from 0 to 1; `none` does not apply, `unknown` counts 0. */
type Credit = number | 'none' | 'unknown';
type Check = { key: string; level: 0 | 1 | 2; weight: number; credit: Credit };
type Service = {
  id: string;
  team: string | null;
  tier: number | null;
  runbook: string | null;
  reviewed: string | null;
};
type Share = { id: string; part: number; whole: number };
export type Card = { score: number; level: number };

/** Points and level (0 none, 1 bronze, 2 silver, 3 gold) of each service at the end of a day that is over. */
export function scorecardsOn(file: SqlFile, day: string): Map<string, Card> {
  const services = file.rows<Service>(
    `SELECT id, team_id AS team, tier, runbook_url AS runbook, runbook_reviewed_on AS reviewed FROM service`,
  );
  const checksOf = withOwnTerms(file, day, checksOn(file, day));
  const exempt = new Set(
    file
      .rows<{ service: string; check: string }>(
        `SELECT service_id AS service, check_key AS "check" FROM scorecard_exemption
         WHERE ifnull(granted_on, '') <= :day AND expires_on >= :day`,
        { day },
      )
      .map(({ service, check }) => `${service} ${check}`),
  );
  return new Map(
    services.map((service) => {
      const counted = checksOf(service).filter(
        ({ key, credit }) => credit !== 'none' && !exempt.has(`${service.id} ${key}`),
      );
      const earned = counted.map(({ weight, credit }) => (typeof credit === 'number' ? weight * credit : 0));
      const failed = counted.filter(({ credit }) => credit !== 1).map(({ level }) => level);
      const score = total(earned) / total(counted.map(({ weight }) => weight));
      return [service.id, { score, level: Math.min(3, ...failed) }];
    }),
  );
}

/** The level, the weight and the day from which it counts that the file sets for a check. */
function withOwnTerms(file: SqlFile, day: string, checksOf: (service: Service) => Check[]) {
  const terms = new Map(
    file
      .rows<{ key: string; level: 0 | 1 | 2 | null; weight: number | null; isCounted: 0 | 1 }>(
        `SELECT check_key AS key, CASE level WHEN 'bronze' THEN 0 WHEN 'silver' THEN 1 WHEN 'gold' THEN 2 END AS level,
           weight, ifnull(counts_from, '') <= :day AS isCounted FROM scorecard_check`,
        { day },
      )
      .map(({ key, ...own }) => [key, own]),
  );
  return (service: Service): Check[] =>
    checksOf(service).flatMap((check) => {
      const own = terms.get(check.key);
      if (!own) return check;
      const { level, weight, isCounted } = own;
      return isCounted === 1 ? { ...check, level: level ?? check.level, weight: weight ?? check.weight } : [];
    });
}

function checksOn(file: SqlFile, day: string): (service: Service) => Check[] {
  const [met, left] = [attainments(file, day), budgetsLeft(file, day)];
  const slos = Map.groupBy(
    file.rows<{ id: string; service: string; objective: number }>(
      'SELECT id, service_id AS service, objective FROM slo',
    ),
    ({ service }) => service,
  );
  const quarter = daysFrom(plusDays(day, -89), day);
  const share = (sql: string) =>
    new Map(file.rows<Share>(sql, { ...quarter, day }).map((row) => [row.id, row]));
  const actions = share(ACTIONS);
  const [ownAssets, teamAssets] = [
    share(assets('service_id', 'TRUE')),
    share(assets('team_id', 'service_id IS NULL')),
  ];
  const [changes, pages] = [share(CHANGES), share(PAGES)];
  const postmortems = postmortemShares(file, quarter.firstDay, day);
  const proofs = Map.groupBy(file.rows<Proof>(PROOFS, { day }), ({ service }) => service);
  const costs = costsOf(file, day);
  const all = (own: readonly boolean[], defined: number): Credit =>
    defined === 0 || own.length === 0 ? 'unknown' : own.filter(Boolean).length / own.length;
  const found = (
    row: { part: number; whole: number } | undefined,
    credit: (value: number) => number,
  ): Credit => (!row || row.whole === 0 ? 'none' : credit(row.part / row.whole));
  return ({ id, team, tier, runbook, reviewed }) => {
    const own = slos.get(id) ?? [];
    const known = own.filter((slo) => left.get(slo.id) != null);
    const proof = proofs.get(id) ?? [];
    const recent = proof.filter(({ isRestore }) => isRestore === 1);
    const stores = [...Map.groupBy(recent, ({ datastore }) => datastore).values()];
    const patched = ownAssets.get(id) ?? teamAssets.get(team ?? '');
    const paged = pages.get(team ?? '');
    const age = reviewed === null || reviewed > day || runbook === null ? null : daysApart(reviewed, day);
    return [
      { key: 'owner-set', level: 0, weight: 3, credit: team === null ? 0 : 1 },
      { key: 'tier-set', level: 0, weight: 2, credit: tier === null ? 0 : 1 },
      { key: 'runbook-current', level: 0, weight: 2, credit: age === null ? 0 : atMost(age, 180) },
      { key: 'slo-defined', level: 0, weight: 3, credit: own.length === 0 ? 0 : 1 },
      {
        key: 'slo-met',
        level: 1,
        weight: 3,
        credit: all(
          known.map((slo) => (met.get(slo.id) ?? 0) >= slo.objective - 1e-12),
          own.length,
        ),
      },
      {
        key: 'budget-remaining',
        level: 1,
        weight: 2,
        credit: all(
          known.map((slo) => (left.get(slo.id) ?? 0) > 0),
          own.length,
        ),
      },
      {
        key: 'restore-validated',
        level: 1,
        weight: 2,
        credit:
          stores.length === 0
            ? 'none'
            : all(
                stores.map((store) => proven(store, day, 90) === 1),
                stores.length,
              ),
      },
      {
        key: 'postmortems-on-time',
        level: 1,
        weight: 2,
        credit: found(postmortems.get(id), (value) => value),
      },
      {
        key: 'no-overdue-actions',
        level: 1,
        weight: 2,
        credit: 1 - (actions.get(id)?.part ?? 0) / (actions.get(id)?.whole ?? 1),
      },
      {
        key: 'patch-compliance',
        level: 1,
        weight: 2,
        credit: patched ? found(patched, (value) => atLeast(value, 0.95)) : 'unknown',
      },
      {
        key: 'recovery-exercised',
        level: 2,
        weight: 3,
        credit:
          tier === null
            ? 'unknown'
            : tier > 2
              ? 'none'
              : proven(
                  proof.filter(({ isRestore }) => isRestore === 0),
                  day,
                  180,
                ),
      },
      {
        key: 'change-failure',
        level: 2,
        weight: 2,
        credit: found(changes.get(id), (value) => atMost(value, 0.1)),
      },
      {
        key: 'alert-precision',
        level: 2,
        weight: 2,
        credit: paged ? found(paged, (value) => atLeast(value, 0.6)) : 'unknown',
      },
      { key: 'cost-within-budget', level: 2, weight: 1, credit: costs(id) },
    ];
  };
}

function atLeast(value: number, target: number): number {
  return value >= target - 1e-12 ? 1 : value / target;
}

function atMost(value: number, target: number): number {
  return value <= target + 1e-12 ? 1 : target / value;
}

type Proof = {
  service: string;
  isRestore: number;
  datastore: string | null;
  held: string | null;
  met: number;
};

const PROOFS = `
  SELECT l.target_id AS service, x.kind = 'restore' AS isRestore, x.datastore,
    CASE WHEN x.held_on <= :day THEN x.held_on END AS held,
    ifnull(x.outcome = 'passed', 0) AND ifnull(x.rto_achieved_minutes, 1e9) <= ifnull(x.rto_target_minutes, 1e9)
      AND ifnull(x.rpo_achieved_minutes, 1e9) <= ifnull(x.rpo_target_minutes, 1e9) AS met
  FROM exercise x JOIN exercise_services l ON l.owner_id = x.id
  WHERE (x.kind <> 'restore' OR x.datastore IS NOT NULL) AND (x.kind <> 'restore' OR ifnull(x.planned_on, '') <= :day OR x.held_on <= :day)`;

/** The last success by its age, unless a later attempt failed. */
function proven(rows: readonly Proof[], day: string, days: number): number {
  const held = rows.flatMap(({ held: on, met }) => (on === null ? [] : [{ on, met }]));
  const last = held
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const success = held
    .filter(({ met }) => met === 1)
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (success === undefined || last === undefined || last > success) return 0;
  return atMost(daysApart(success, day), days);
}

const ACTIONS = `
  WITH standing AS (
    SELECT id, service_id, incident_id, due_on FROM action_item
    WHERE status <> 'cancelled' AND ifnull(created_on, '') <= :day AND (status <> 'done' OR completed_on > :day)
  )
  SELECT service AS id, count(*) AS whole, sum(ifnull(due_on < :day, 0)) AS part FROM (
    SELECT service_id AS service, due_on FROM standing WHERE service_id IS NOT NULL
    UNION ALL
    SELECT l.target_id, due_on FROM standing s JOIN incident_services l ON l.owner_id = s.incident_id
    WHERE s.service_id IS NULL
  ) GROUP BY service`;

const assets = (owner: 'service_id' | 'team_id', condition: string) => `
  SELECT ${owner} AS id, sum(assets) AS whole, sum(assets_within_sla) AS part FROM posture p
  WHERE ${owner} IS NOT NULL AND ${condition} AND p.date >= date(:day, '-45 days')
    AND p.date = (SELECT max(date) FROM posture WHERE asset_group = p.asset_group AND date <= :day) GROUP BY 1`;

const CHANGES = `
  SELECT service AS id, sum(whole) AS whole, sum(part) AS part FROM (
    SELECT service_id AS service, 1 AS whole, outcome <> 'ok' OR incident_id IS NOT NULL AS part FROM deployment
    WHERE at >= :start AND at < :until
    UNION ALL
    SELECT service_id, deployments, failed FROM deployment_count
    WHERE week_start BETWEEN :firstDay AND :lastDay AND failed <= deployments) GROUP BY service`;

const PAGES = `
  SELECT team_id AS id, sum(pages) AS whole, sum(actionable_pages) AS part FROM on_call_shift
  WHERE team_id IS NOT NULL AND started_at >= :start AND started_at < :until AND actionable_pages <= pages GROUP BY 1`;

function postmortemShares(
  file: SqlFile,
  firstDay: string,
  day: string,
): Map<string, { part: number; whole: number }> {
  const shares = new Map<string, { part: number; whole: number }>();
  for (const { id, dueOn, publishedOn } of postmortemsDue(file)) {
    const isPublished = publishedOn !== null && publishedOn <= day;
    if (dueOn < firstDay || dueOn > day || (!isPublished && dueOn === day)) continue;
    const services = file.rows<{ id: string }>(
      'SELECT target_id AS id FROM incident_services WHERE owner_id = :id',
      { id },
    );
    for (const service of services) {
      const { part, whole } = shares.get(service.id) ?? { part: 0, whole: 0 };
      shares.set(service.id, {
        part: part + (isPublished && publishedOn <= dueOn ? 1 : 0),
        whole: whole + 1,
      });
    }
  }
  return shares;
}

function costsOf(file: SqlFile, day: string): (service: string) => Credit {
  const rows = file.rows<{ id: string; actual: number | null; budget: number | null }>(
    `SELECT c.service_id AS id, sum(${IN_EUR('c.effective', 'c.currency', 'c.period_start')}) AS actual,
       sum(${IN_EUR('c.budget', 'c.currency', 'c.period_start')}) AS budget
     FROM cost c WHERE c.service_id IS NOT NULL AND substr(c.period_start, 1, 7) = :month GROUP BY c.service_id`,
    { month: lastFullMonth(day) },
  );
  const byService = new Map(rows.map((row) => [row.id, row]));
  return (service) => {
    const { actual = null, budget = null } = byService.get(service) ?? {};
    return actual === null || !budget ? 'unknown' : atMost(Math.abs(actual - budget) / budget, 0.1);
  };
}

/** The scorecards' figures of a week, with those of the week before. */
export function scorecardExpectations(scene: Scene): Expectations {
  const cards = scorecardsOn(scene.file, scene.lastDay);
  const before = scorecardsOn(scene.file, weekBefore(scene).lastDay);
  const n = cards.size;
  const score = (of: Map<string, Card>) => total([...of.values()].map((card) => card.score)) / of.size;
  const at = (of: Map<string, Card>, level: number) =>
    [...of.values()].filter((card) => card.level === level).length;
  const levels = ['none', 'bronze', 'silver', 'gold'].map((name, level) => [
    `scorecard.${name}`,
    { value: at(cards, level), n, previous: at(before, level) },
  ]);
  const lost = [...cards].filter(([id, { level }]) => level < (before.get(id)?.level ?? 0)).length;
  return {
    'scorecard.score': { value: score(cards), n, previous: score(before) },
    ...Object.fromEntries(levels),
    'scorecard.lost': { value: lost, n },
  };
}
