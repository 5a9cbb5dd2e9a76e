import { durationDots } from '#db/incident/duration-queries.ts';
import { findingsOf } from '#db/security/finding-queries.ts';
import { posturesOn } from '#db/security/posture-queries.ts';
import { countsOfDays, listSloFacts, NO_COUNTS, type SloFacts, sumsOfCounts } from '#db/slo/slo-queries.ts';
import type { Slide, SlideFilter } from '#shared/deck/slide.ts';
import type { ClockDurations, SlideBody } from '#shared/deck/slide-body.ts';
import { type Figure, measured, noData } from '#shared/figure/figure.ts';
import { clockWords, durationStatistics } from '#shared/incident/durations.ts';
import { POSTURE_DAYS } from '#shared/security/patch-compliance.ts';
import { burnRate } from '#shared/slo/burn.ts';
import { attainment } from '#shared/slo/slo-math.ts';
import { addDays } from '#shared/time/week.ts';
import type { ReviewContext } from '../../review/context.ts';
import { incidentsIn } from './incidents.ts';
import { type Stretch, stretchOf } from './period.ts';

const WEEK_DAYS = 7;

/** Attainment and burn of every SLO in every week of the period; the worst last week first. */
export function heatMapBody(slide: Slide, context: ReviewContext): SlideBody {
  const { weeks } = stretchOf(slide, context);
  const facts = listSloFacts(context.workspace.connection).filter((slo) => isWanted(slo, slide.filter));
  const ids = facts.map(({ id }) => id);
  const counts = weeks.map((week) => countsOfDays(context.workspace.connection, ids, week));
  const rows = facts.map((slo) => ({
    slo: { id: slo.id, name: slo.name },
    service: { id: slo.serviceId, name: slo.serviceName },
    tier: slo.tier,
    objective: slo.objective,
    cells: counts.map((week) => {
      const sums = sumsOfCounts(week.get(slo.id) ?? NO_COUNTS, WEEK_DAYS);
      return { attainment: attainment(sums).value, burn: burnRate(sums, slo.objective).value };
    }),
  }));
  const badWeeks = (row: (typeof rows)[number]) => row.cells.filter(({ burn }) => (burn ?? 0) > 1).length;
  return {
    kind: 'slo-heat-map',
    weeks: weeks.map(({ key }) => ({
      key,
      label: key.slice(-3),
      isPartial: context.isPartial && key === context.week.key,
    })),
    rows: rows.toSorted(
      (a, b) =>
        badWeeks(b) - badWeeks(a) ||
        (a.tier ?? 9) - (b.tier ?? 9) ||
        a.service.name.localeCompare(b.service.name, 'en'),
    ),
  };
}

function isWanted({ teamId, serviceId, tier }: SloFacts, filter: SlideFilter = {}): boolean {
  return (
    (filter.team === undefined || teamId === filter.team) &&
    (filter.service === undefined || serviceId === filter.service) &&
    (filter.tier === undefined || tier === filter.tier)
  );
}

const CLOCKS = [
  ['detect', 'Time to detect'],
  ['acknowledge', 'Time to acknowledge'],
  ['mitigate', 'Time to mitigate'],
  ['restore', 'Time to restore'],
] as const;

/** Every duration of all four clocks over the incidents that began in the period. */
export function durationsBody(slide: Slide, context: ReviewContext): SlideBody {
  const stretch = stretchOf(slide, context);
  const wanted = new Set(incidentsIn(context, stretch, slide.filter).map(({ id }) => id));
  const clocks = CLOCKS.map(([key, label]): ClockDurations => {
    const clock = context.settings.clocks[key];
    const dots = durationDots(context.workspace.connection, clock, stretch).filter(({ id }) =>
      wanted.has(id),
    );
    return { key, label, words: clockWords(clock), dots, left: wanted.size - dots.length };
  });
  const figures = clocks.flatMap((clock) => figuresOf(clock, stretch));
  return { kind: 'durations', period: stretch.label, incidents: wanted.size, clocks, figures };
}

function figuresOf(
  { key, label, words, dots, left }: ClockDurations,
  { start, end, label: period }: Stretch,
): Figure[] {
  const excluded = left > 0 ? [{ reason: 'without both times', n: left }] : [];
  const statistics = durationStatistics(dots.map(({ minutes }) => minutes));
  return Object.entries(statistics).map(([statistic, value]) => {
    return {
      key: `durations.${key}.${statistic}`,
      label: `${label}, ${statistic} (${words})`,
      unit: 'minutes',
      ...(value === null
        ? noData('No incident of the period has both times.', excluded)
        : measured(value, dots.length, excluded)),
      period: { start, end, label: period },
      lineage: [{ entity: 'incident', ids: dots.map(({ id }) => id) }],
    };
  });
}

/** Patching and findings by asset group, by the newest count that still speaks for its group. */
export function postureBody({ workspace, today }: ReviewContext): SlideBody {
  const oldest = addDays(today, -POSTURE_DAYS);
  const rows = posturesOn(workspace.connection, today).filter(({ date }) => date >= oldest);
  const findings = findingsOf(
    workspace.connection,
    rows.map(({ id }) => id),
  );
  const groups = rows.map(({ id, assetGroup, date, assets, assetsWithinSla }) => {
    const found = findings.get(id);
    return {
      id,
      name: assetGroup,
      countedOn: date,
      assets,
      within: assetsWithinSla,
      open: {
        critical: found?.openCritical ?? null,
        high: found?.openHigh ?? null,
        medium: found?.openMedium ?? null,
        low: found?.openLow ?? null,
      },
      overdue: {
        critical: found?.overdueCritical ?? null,
        high: found?.overdueHigh ?? null,
        medium: found?.overdueMedium ?? null,
        low: found?.overdueLow ?? null,
      },
    };
  });
  const late = ({ overdue }: (typeof groups)[number]) => (overdue.critical ?? 0) * 1000 + (overdue.high ?? 0);
  return { kind: 'security-posture', groups: groups.toSorted((a, b) => late(b) - late(a)) };
}
