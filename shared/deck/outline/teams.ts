import { formatCount, formatPercent, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { FactColumn } from '../../review/facts/facts.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { Named } from '../../review/sections.ts';
import { listPage, listPages, table } from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const PER_PAGE = 14;

type TeamRow = {
  team: Named;
  services: number;
  score: number | null;
  change: number | null;
  slos: number;
  missed: number;
  late: number;
  progress: number | null;
  variance: number | null;
};

const COLUMNS: readonly FactColumn<TeamRow>[] = [
  { header: 'Team', cell: ({ team }) => team.name, record: ({ team }) => ({ entity: 'team', id: team.id }) },
  { header: 'Services', cell: ({ services }) => countText(services), width: '6em', isNumber: true },
  { header: 'Score', cell: ({ score }) => share(score), width: '5.5em', isNumber: true },
  { header: 'Change', cell: ({ change }) => points(change), width: '5.5em', isNumber: true },
  {
    header: 'SLOs missed',
    cell: ({ slos, missed }) => (slos === 0 ? NO_VALUE : `${countText(missed)} of ${countText(slos)}`),
    width: '8em',
    isNumber: true,
  },
  { header: 'Late actions', cell: ({ late }) => countText(late), width: '7em', isNumber: true },
  { header: 'Objectives', cell: ({ progress }) => share(progress), width: '7em', isNumber: true },
  {
    header: 'Against budget',
    cell: ({ variance }) => varianceText(variance),
    width: '8.5em',
    isNumber: true,
  },
];

const LIST = { perPage: PER_PAGE, columns: COLUMNS };

export const teamScorecardOutline: SlideOutline = {
  parts: (data, slide) => listPages(rowsOf(data), slide, LIST),
  words: ({ data }) => ({
    assertion: assertionOf(rowsOf(data)),
    notes: [
      'Score = Σ weight × credit ÷ Σ weight over the checks of the team’s services; change in percentage points since the week before',
      'Objectives = mean progress of the team’s own this quarter. Against budget: the last full month',
    ],
  }),
  body: ({ data, slide, part }) => {
    const { rows, more, columns } = listPage(rowsOf(data), slide, { part, ...LIST });
    return [
      table(
        {
          name: 'Teams, lowest score first',
          isTitled: false,
          columns,
          rows,
          rowKey: ({ team }) => team.id,
          empty: 'No team owns a service with a scorecard.',
        },
        { more },
      ),
    ];
  },
};

function rowsOf({ scorecards, slos, actions, okrs, cost }: ReviewData): TeamRow[] {
  return scorecards.byTeam
    .map(({ team, services, score, change }) => {
      const isOwn = (row: { team: Named | null }) => row.team?.id === team.id;
      const own = slos.rows.filter(isOwn);
      const progress = okrs.rows.filter(isOwn).flatMap((row) => row.progress ?? []);
      const mean = progress.reduce((sum, one) => sum + one, 0) / progress.length;
      return {
        team,
        services,
        score,
        change,
        slos: own.length,
        missed: own.filter(({ status }) => status === 'missed').length,
        late: actions.overdue.filter(isOwn).length,
        progress: progress.length === 0 ? null : mean,
        variance: cost.teams.find((row) => row.team.id === team.id)?.variance ?? null,
      };
    })
    .toSorted((a, b) => (a.score ?? 2) - (b.score ?? 2));
}

function assertionOf(rows: readonly TeamRow[]): string | undefined {
  const [worst] = rows;
  if (!worst || worst.score === null) return undefined;
  const down = rows.filter(({ change }) => Math.round((change ?? 0) * 100) < 0).length;
  const fallen = down === 0 ? 'no team fell' : `${formatCount(down, 'team', 'teams')} fell`;
  return `${worst.team.name} has the lowest score, ${share(worst.score)}; ${fallen} since the week before.`;
}

function share(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}

function points(change: number | null): string {
  if (change === null) return NO_VALUE;
  const whole = Math.round(change * 100);
  return whole === 0 ? '±0' : whole > 0 ? `+${whole}` : `−${-whole}`;
}

function varianceText(variance: number | null): string {
  if (variance === null) return NO_VALUE;
  if (variance >= 10) return '>+999%';
  const text = formatPercent(Math.abs(variance), { max: 1 });
  return variance >= 0 ? `+${text}` : `−${text}`;
}
