import { daysFrom, type Expectations, plusDays, type Scene, total } from './scene.ts';
import { frozenServices } from './slos.ts';

/** SLOs with the policy of their tier, and what was bad of all in the days it looks back over. */
const GOVERNED = `
  SELECT s.id, s.service_id AS serviceId, s.objective, p.freeze_weeks AS weeks, p.incident_share AS share,
    (SELECT sum(d.total - d.maintenance_total) FROM slo_day d
      WHERE d.slo_id = s.id AND d.date <= :day AND d.date > date(:day, (-7 * p.freeze_weeks) || ' days')) AS total
  FROM slo s JOIN service v ON v.id = s.service_id
  JOIN budget_policy p ON p.tier IS v.tier OR (p.tier IS NULL
    AND NOT EXISTS (SELECT 1 FROM budget_policy o WHERE o.tier = v.tier))`;

const BAD_DAYS = `
  SELECT date, total - maintenance_total - good + maintenance_good AS bad FROM slo_day
  WHERE slo_id = :id AND date BETWEEN :firstDay AND :day AND total - maintenance_total - good + maintenance_good > 0`;

const IMPACT = `
  SELECT i.id, v.started_at AS start, coalesce(v.ended_at, :until) AS until
  FROM impact_interval v JOIN incident i ON i.id = v.incident_id JOIN incident_services s ON s.owner_id = i.id
  WHERE s.target_id = :serviceId AND v.started_at < :until`;

const LACKING = `
  SELECT 1 FROM incident i WHERE i.id = :id AND (
    i.postmortem_published_on IS NULL OR i.postmortem_published_on > :day OR NOT EXISTS (
      SELECT 1 FROM action_item a WHERE a.incident_id = i.id AND a.priority = 'P0' AND a.status <> 'cancelled'
        AND (a.created_on IS NULL OR a.created_on <= :day)))`;

type Governed = {
  id: string;
  serviceId: string;
  objective: number;
  weeks: number;
  share: number;
  total: number | null;
};
type Impact = { id: string; start: string; until: string };

export function policyExpectations(scene: Scene): Expectations {
  const { file, lastDay: day } = scene;
  const governed = file.rows<Governed>(GOVERNED, { day });
  const measured = new Set(governed.filter((slo) => slo.total).map(({ serviceId }) => serviceId));
  const asked = new Set(governed.flatMap((slo) => incidentsAbove(scene, slo)));
  const lacking = [...asked].filter((id) => file.rows(LACKING, { id, day }).length > 0);
  return {
    'policy.frozen': { value: frozenServices(scene).length, n: measured.size },
    'policy.postmortems': { value: lacking.length, n: asked.size },
  };
}

/** Incidents that took more of a budget than the policy allows, minute by minute. */
function incidentsAbove({ file, lastDay: day, until }: Scene, slo: Governed): string[] {
  const firstDay = plusDays(day, 1 - 7 * slo.weeks);
  const impact = file.rows<Impact>(IMPACT, { serviceId: slo.serviceId, until });
  const bad = new Map<string, number>();
  for (const { date, bad: ofDay } of file.rows<{ date: string; bad: number }>(BAD_DAYS, {
    id: slo.id,
    firstDay,
    day,
  })) {
    const shares = minutesOf(impact, date);
    const all = total([...shares.values()]);
    for (const [id, minutes] of shares) bad.set(id, (bad.get(id) ?? 0) + (ofDay * minutes) / all);
  }
  const limit = slo.share * (1 - slo.objective) * (slo.total ?? 0);
  return [...bad].filter(([, own]) => own > limit).map(([id]) => id);
}

/** Minutes of each incident in a local day; one that several share counts for each in part. */
function minutesOf(impact: readonly Impact[], date: string): Map<string, number> {
  const { start, until } = daysFrom(date, date);
  const touching = impact.filter((one) => one.start < until && one.until > start);
  const minutes = new Map<string, number>();
  for (let at = Date.parse(start); touching.length > 0 && at < Date.parse(until); at += 60_000) {
    const middle = new Date(at + 30_000).toISOString();
    const active = new Set(
      touching.filter((one) => one.start <= middle && one.until > middle).map(({ id }) => id),
    );
    for (const id of active) minutes.set(id, (minutes.get(id) ?? 0) + 1 / active.size);
  }
  return minutes;
}
