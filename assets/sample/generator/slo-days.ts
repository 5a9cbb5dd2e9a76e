import { type Clock, datesFrom, daysBetween, HOUR, isWeekend, MINUTE } from './clock.ts';
import type { Incident } from './incidents.ts';
import { type Random, randomFor } from './random.ts';
import { dayShare, trafficOf } from './season.ts';
import { SLOS, type Slo } from './slos.ts';
import { isBadQuarter } from './story.ts';
import { type Cell, csv } from './text.ts';

const SLICES = 288;

/** Chronic burn of the error budget without any incident, by SLO and weeks ago; others spend a part of it. */
const BURNING: Readonly<Record<string, (weeksAgo: number) => number>> = {
  'rate-shop-latency': (weeksAgo) => (weeksAgo <= 3 ? 1.75 : 0.5),
  'search-index-latency': (weeksAgo) => (weeksAgo <= 9 ? 0.92 : 0.7),
  'checkout-api-availability': (weeksAgo) => (isBadQuarter(weeksAgo) ? 0.75 : 0.22),
  'order-sync-freshness': (weeksAgo) => (weeksAgo === 1 || weeksAgo === 0 ? 1.3 : 0.45),
};

/** Planned work that is taken out of the figure: SLO prefix, weeks ago, weekday, part of the day's traffic, why. */
const MAINTENANCE = [
  ['ledger', 38, 6, 0.06, 'Database version upgrade'],
  ['payment-vault', 15, 6, 0.04, 'Key store replacement'],
  ['label-service', 7, 5, 0.05, 'Move to the new storage class'],
  ['identity', 1, 5, 0.03, 'Directory migration'],
] as const;

/** Days on which the metrics were lost: SLO prefix, weeks ago, weekday. */
const LOST = [
  ['webhook-dispatcher', 33, 2],
  ['webhook-dispatcher', 33, 3],
  ['metrics-store', 18, 1],
  ['sandbox-api', 5, 4],
] as const;

/** Good and all events of every SLO and day; bad days are those of its service's incidents. */
export function sloDaysFile(incidents: readonly Incident[], clock: Clock, seed: number): string {
  const dates = datesFrom(clock.firstDay, clock.today).map((date) => ({
    date,
    weeksAgo: Math.floor((daysBetween(date, clock.monday(-1)) - 1) / 7),
    traffic: trafficOf(date, clock),
  }));
  const lost = new Set(LOST.map(([slug, weeks, day]) => `${slug} ${clock.day(weeks, day)}`));
  const work = new Map(
    MAINTENANCE.map(([slug, weeks, day, share, why]) => [
      `${slug} ${clock.day(weeks, day)}`,
      [share, why] as const,
    ]),
  );
  const rows: Cell[][] = [];
  for (const slo of SLOS) {
    const random = randomFor(seed, slo.slug);
    const hits = hitsOf(slo, incidents, clock);
    const own = random.between(0.12, 0.52);
    for (const { date, weeksAgo, traffic } of dates) {
      if (lost.has(`${slo.service.slug} ${date}`)) continue;
      const burn =
        BURNING[slo.slug]?.(weeksAgo) ??
        own * (isBadQuarter(weeksAgo) && slo.service.owner.slug === 'payments' ? 1.5 : 1);
      const total = totalOf(slo, date, traffic, clock, random);
      const bad = badOf(slo, total, burn, hits.get(date) ?? 0, random);
      const maintenance = work.get(`${slo.service.slug} ${date}`);
      const [maintenanceTotal, maintenanceBad] = maintenance
        ? [Math.round(total * maintenance[0]), Math.round(total * maintenance[0] * 0.7)]
        : [0, 0];
      const good = Math.max(0, total - bad - maintenanceBad);
      rows.push(
        maintenance
          ? [
              slo.slug,
              date,
              good,
              total,
              Math.min(good, maintenanceTotal - maintenanceBad),
              maintenanceTotal,
              maintenance[1],
            ]
          : [slo.slug, date, good, total, '', '', ''],
      );
    }
  }
  return csv(
    ['SLO', 'Day', 'Good events', 'All events', 'Good in maintenance', 'All in maintenance', 'Maintenance'],
    rows,
  );
}

function totalOf(slo: Slo, date: string, traffic: number, clock: Clock, random: Random): number {
  const untilNow = date === clock.today ? 6 / 24 : 1;
  if (slo.method === 'Timeslices') return Math.round(SLICES * untilNow);
  // Banks do not work at weekends.
  if (isBanking(slo) && isWeekend(date)) return 0;
  const partial = date === clock.today ? dayShare(0, 360) : 1;
  return Math.max(
    isBanking(slo) ? 0 : 1,
    Math.round(slo.service.traffic * 1000 * traffic * partial * random.between(0.95, 1.05)),
  );
}

function isBanking({ slug }: Slo): boolean {
  return slug.startsWith('payout-engine') || slug.startsWith('settlement-files');
}

function badOf(slo: Slo, total: number, burn: number, hit: number, random: Random): number {
  const expected = total * (1 - slo.objective) * burn * random.logNormal(0.35) + total * hit;
  const whole = Math.floor(expected);
  return Math.min(total, whole + (random.chance(expected - whole) ? 1 : 0));
}

/** The share of a day's events that incidents spoiled, by date. */
function hitsOf(slo: Slo, incidents: readonly Incident[], clock: Clock): Map<string, number> {
  const hits = new Map<string, number>();
  for (const incident of incidents) {
    const depth = depthFor(slo, incident);
    if (depth === 0) continue;
    const end = incident.mitigated ?? incident.restored ?? clock.now;
    for (let from = incident.impactStart; from < end; ) {
      const date = clock.dateOf(from);
      const until = Math.min(end, nextMidnight(from, date, clock));
      const share =
        slo.method === 'Timeslices'
          ? (until - from) / (24 * HOUR)
          : dayShare(clock.hourOf(from), (until - from) / MINUTE);
      const untilNow = date === clock.today ? dayShare(0, 360) : 1;
      hits.set(date, Math.min(1, (hits.get(date) ?? 0) + (share * depth) / untilNow));
      from = until;
    }
  }
  return hits;
}

function depthFor(slo: Slo, incident: Incident): number {
  const isOwn = incident.service === slo.service;
  if (!isOwn && !incident.others.includes(slo.service)) return 0;
  const base = incident.depth * (isOwn ? 1 : 0.35);
  if (slo.method === 'Timeslices') return Math.min(1, base * 12);
  // What fails is slow first; a batch SLO sees little of an outage by day.
  return Math.min(
    1,
    slo.indicator === 'latency' ? base * 1.4 : slo.indicator === 'availability' ? base : base * 0.5,
  );
}

function nextMidnight(moment: number, date: string, clock: Clock): number {
  const next = clock.at(date, 23, 59) + MINUTE;
  return next > moment ? next : moment + HOUR;
}
