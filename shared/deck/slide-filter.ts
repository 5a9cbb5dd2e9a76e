import type { ReviewData } from '../review/review-data.ts';
import type { Slide, SlideFilter } from './slide.ts';

type Owned = { team: { id: string } | null };
type OfService = Owned & { service: { id: string }; tier: number | null };

/** Whether a slide shows less than everything. */
export function isNarrowed({ filter }: Slide): boolean {
  return filter !== undefined && Object.values(filter).some((value) => value !== undefined);
}

const known = new WeakMap<ReviewData, WeakMap<Slide, ReviewData>>();

/**
 * The review that a slide is drawn from: all of it, or only the rows that its filter names. What is told of the whole,
 * its figures and sentences, is left out then, for it would not be true of the part. The same object for the same slide.
 */
export function dataOfSlide(data: ReviewData, slide: Slide): ReviewData {
  if (!isNarrowed(slide)) return data;
  const bySlide = known.get(data) ?? new WeakMap<Slide, ReviewData>();
  known.set(data, bySlide);
  const narrowed = bySlide.get(slide) ?? narrow(data, slide.filter ?? {});
  bySlide.set(slide, narrowed);
  return narrowed;
}

function narrow(data: ReviewData, filter: SlideFilter): ReviewData {
  const isOfTeam = (row: Owned) => filter.team === undefined || row.team?.id === filter.team;
  const isOfService = (row: OfService) =>
    isOfTeam(row) &&
    (filter.service === undefined || row.service.id === filter.service) &&
    (filter.tier === undefined || row.tier === filter.tier);
  const { actions, okrs, scorecards } = data;
  return {
    ...data,
    figures: {},
    narrative: { headline: [], sections: {} },
    slos: slosOf(data.slos, isOfService),
    incidents: incidentsOf(data.incidents, filter),
    actions: {
      due: actions.due.filter(isOfTeam),
      overdue: actions.overdue.filter(isOfTeam),
      completed: actions.completed.filter(isOfTeam),
      oftenMoved: actions.oftenMoved?.filter(isOfTeam),
      ageing: filter.team === undefined ? actions.ageing : [],
    },
    okrs: { ...okrs, rows: okrs.rows.filter(isOfTeam) },
    cost: { ...data.cost, teams: data.cost.teams.filter(isOfTeam) },
    scorecards: scorecardsOf(scorecards.rows.filter(isOfService), scorecards.byTeam.filter(isOfTeam)),
  };
}

function slosOf(slos: ReviewData['slos'], isOwn: (row: OfService) => boolean): ReviewData['slos'] {
  const rows = slos.rows.filter(isOwn);
  const ids = new Set(rows.map(({ id }) => id));
  const services = new Set(rows.map(({ service }) => service.id));
  return {
    rows,
    tiers: tiersOf(rows),
    burndown: slos.burndown.filter(({ slo }) => ids.has(slo.id)),
    policies: slos.policies.filter(({ service }) => services.has(service.id)),
  };
}

function incidentsOf(incidents: ReviewData['incidents'], filter: SlideFilter): ReviewData['incidents'] {
  const isHit = (row: { severity: string; services: readonly { id: string }[] }) =>
    isOfSeverity(row, filter) &&
    (filter.service === undefined || row.services.some(({ id }) => id === filter.service));
  return {
    ...incidents,
    rows: incidents.rows.filter(isHit),
    open: incidents.open.filter(isHit),
    // Nobody's in particular: whose they are is not known of these.
    postmortems: filter.team === undefined ? incidents.postmortems : [],
    restoreTimes: incidents.restoreTimes.filter((row) => isOfSeverity(row, filter)),
  };
}

function isOfSeverity({ severity }: { severity: string }, filter: SlideFilter): boolean {
  return filter.severity === undefined || severity === filter.severity;
}

function tiersOf(rows: ReviewData['slos']['rows']): ReviewData['slos']['tiers'] {
  return [...Map.groupBy(rows, ({ tier }) => tier)]
    .sort(([a], [b]) => (a ?? 9) - (b ?? 9))
    .map(([tier, own]) => {
      const count = (status: string) => own.filter((row) => row.status === status).length;
      const worst = own.toSorted((a, b) => (a.remaining ?? 2) - (b.remaining ?? 2))[0];
      return {
        tier,
        slos: own.length,
        met: count('met'),
        atRisk: count('at-risk'),
        missed: count('missed'),
        noData: count('no-data'),
        worst: worst ? { id: worst.id, name: worst.name } : null,
      };
    });
}

function scorecardsOf(
  rows: ReviewData['scorecards']['rows'],
  byTeam: ReviewData['scorecards']['byTeam'],
): ReviewData['scorecards'] {
  const count = (level: string) => rows.filter((row) => row.level === level).length;
  const levels = {
    none: count('none'),
    bronze: count('bronze'),
    silver: count('silver'),
    gold: count('gold'),
  };
  // A campaign is one of all services: what a part of them did is no progress of it.
  return { rows, byTeam, levels, campaigns: [] };
}
