import { dayIdsOfSlo } from '#db/slo/slo-queries.ts';
import { type Excluded, type Figure, type Measured, measured, noData } from '#shared/figure/figure.ts';
import { toFigure } from '#shared/figure/to-figure.ts';
import { isUsedUp } from '#shared/slo/slo-math.ts';
import type { ReviewContext } from './context.ts';
import type { SloStanding } from './slo-rows.ts';
import { isMissed } from './slo-status.ts';
import { kpiTarget } from './targets.ts';

const CRITICAL_TIER = 1;
const NO_SLOS = 'No SLOs are defined.';
const UNMEASURED = 'SLO without measurements';

/** Every tier-1 SLO is meant to be met; up to one in twenty missed is amber. */
const ALL_MET = { value: 1, direction: 'higher', tolerance: 0.05 } as const;

/** The figures of the SLO section. Those of the week before are over the same SLOs as today. */
export function sloFigures(context: ReviewContext, standings: readonly SloStanding[]): Figure[] {
  return [
    attainmentFigure(context, standings),
    ...countFigures(context, standings),
    worstBurnFigure(context, standings),
  ];
}

function attainmentFigure(context: ReviewContext, standings: readonly SloStanding[]): Figure {
  const critical = standings.filter(({ row }) => row.tier === CRITICAL_TIER);
  const judged = critical.filter(({ remaining }) => remaining.value !== null);
  return toFigure({
    key: 'slo.attainment',
    label: 'Tier-1 SLOs that meet their objective',
    unit: 'ratio',
    result: shareMet(critical.map(({ remaining }) => remaining)),
    period: context.period,
    lineage: [{ entity: 'slo', ids: judged.map(({ row }) => row.id) }],
    target: ALL_MET,
    previous: shareMet(critical.map(({ previousRemaining }) => previousRemaining)).value,
  });
}

function shareMet(remaining: readonly Measured[]): Measured {
  if (remaining.length === 0) return noData('No tier-1 service has an SLO.');
  const values = remaining.flatMap(({ value }) => (value === null ? [] : [value]));
  const left = leftOut(remaining.length - values.length);
  if (values.length === 0) return noData('No tier-1 SLO has measurements.', left);
  return measured(values.filter((value) => !isMissed(value)).length / values.length, values.length, left);
}

type Count = {
  key: string;
  label: string;
  /** Whether the SLO counts; `null` when there is nothing to tell it by. */
  counts: (standing: SloStanding) => boolean | null;
  before: (standing: SloStanding) => boolean | null;
};

const COUNTS: readonly Count[] = [
  {
    key: 'slo.met',
    label: 'SLOs that meet their objective',
    counts: ({ remaining }) => judge(remaining, (value) => !isMissed(value)),
    before: ({ previousRemaining }) => judge(previousRemaining, (value) => !isMissed(value)),
  },
  {
    key: 'slo.missed',
    label: 'SLOs that miss their objective',
    counts: ({ remaining }) => judge(remaining, isMissed),
    before: ({ previousRemaining }) => judge(previousRemaining, isMissed),
  },
  {
    key: 'slo.no-data',
    label: 'SLOs without measurements',
    counts: ({ remaining }) => remaining.value === null,
    before: ({ previousRemaining }) => previousRemaining.value === null,
  },
  {
    key: 'slo.budget-exhausted',
    label: 'Error budgets used up',
    counts: ({ remaining }) => judge(remaining, isUsedUp),
    before: ({ previousRemaining }) => judge(previousRemaining, isUsedUp),
  },
];

function countFigures(context: ReviewContext, standings: readonly SloStanding[]): Figure[] {
  const minimum = context.settings.attention.sustainedBurnWeeks;
  const atRisk = standings.map(({ row }) => (row.status === 'no-data' ? null : row.status === 'at-risk'));
  const sustained = standings.map(({ row, burn }) =>
    burn.value === null ? null : row.sustainedWeeks >= minimum,
  );
  return [
    ...COUNTS.map(({ key, label, counts, before }) =>
      countFigure(context, standings, {
        key,
        label,
        flags: standings.map(counts),
        before: standings.map(before),
      }),
    ),
    countFigure(context, standings, { key: 'slo.at-risk', label: 'SLOs at risk', flags: atRisk }),
    countFigure(context, standings, {
      key: 'slo.sustained-burn',
      label: `SLOs that burned too fast for ${minimum === 1 ? 'a week' : `${minimum} weeks`} or more`,
      flags: sustained,
    }),
  ];
}

function countFigure(
  context: ReviewContext,
  standings: readonly SloStanding[],
  input: {
    key: string;
    label: string;
    flags: readonly (boolean | null)[];
    before?: readonly (boolean | null)[];
  },
): Figure {
  const { key, label, flags, before } = input;
  return toFigure({
    key,
    label,
    unit: 'count',
    result: countOf(flags),
    period: context.period,
    lineage: [{ entity: 'slo', ids: standings.flatMap(({ row }, index) => (flags[index] ? [row.id] : [])) }],
    ...(before === undefined ? {} : { previous: countOf(before).value }),
  });
}

function countOf(flags: readonly (boolean | null)[]): Measured {
  if (flags.length === 0) return noData(NO_SLOS);
  const unknown = flags.filter((flag) => flag === null).length;
  const n = flags.length - unknown;
  if (n === 0) return noData('No SLO has measurements.', leftOut(unknown));
  return measured(flags.filter((flag) => flag === true).length, n, leftOut(unknown));
}

function worstBurnFigure(context: ReviewContext, standings: readonly SloStanding[]): Figure {
  const worst = worstOf(standings, ({ burn }) => burn);
  const before = worstOf(standings, ({ previousBurn }) => previousBurn);
  const { connection } = context.workspace;
  const week = { firstDay: context.week.firstDay, lastDay: context.today };
  const unmeasured = leftOut(standings.filter(({ burn }) => burn.value === null).length);
  const reason = standings.length === 0 ? NO_SLOS : 'No SLO was measured in the week.';
  return toFigure({
    key: 'burn.worst',
    label: worst ? `Fastest error-budget burn (${worst.row.name})` : 'Fastest error-budget burn',
    unit: 'burn',
    result: worst
      ? measured(worst.burn.value ?? 0, standings.length - (unmeasured[0]?.n ?? 0), unmeasured)
      : noData(reason, unmeasured),
    period: context.period,
    lineage: worst
      ? [
          { entity: 'slo', ids: [worst.row.id] },
          { entity: 'sloDay', ids: dayIdsOfSlo(connection, worst.row.id, week) },
        ]
      : [],
    target: kpiTarget(context, 'error-budget-burn'),
    previous: before?.previousBurn.value ?? null,
  });
}

function worstOf(
  standings: readonly SloStanding[],
  burnOf: (standing: SloStanding) => Measured,
): SloStanding | undefined {
  let worst: SloStanding | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const standing of standings) {
    const { value } = burnOf(standing);
    if (value === null || value <= highest) continue;
    worst = standing;
    highest = value;
  }
  return worst;
}

function judge({ value }: Measured, test: (value: number) => boolean): boolean | null {
  return value === null ? null : test(value);
}

function leftOut(n: number): Excluded[] {
  return n === 0 ? [] : [{ reason: UNMEASURED, n }];
}
