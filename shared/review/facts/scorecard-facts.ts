import type { BarsChart } from '../../chart/chart-data.ts';
import { formatPercent, NO_VALUE } from '../../figure/format.ts';
import { countText } from '../../figure/measure.ts';
import type { ScorecardSection } from '../sections.ts';
import type { FactColumn, Facts } from './facts.ts';
import { asWords } from './words.ts';

/** Services by the level they hold. */
export function levelsChart({ levels }: ScorecardSection): BarsChart | null {
  const bars = (['gold', 'silver', 'bronze', 'none'] as const).map((level) => ({
    name: level === 'none' ? 'No level' : asWords(level),
    value: levels[level],
    colour: level === 'none' ? ('quiet' as const) : ('main' as const),
  }));
  if (!bars.some(({ value }) => value > 0)) return null;
  return { kind: 'bars', isFlat: true, bars, name: 'Services by level', measure: { unit: 'count' } };
}

type Card = ScorecardSection['rows'][number];
const CARDS: readonly FactColumn<Card>[] = [
  {
    header: 'Service',
    cell: ({ service }) => service.name,
    record: ({ service }) => ({ entity: 'service', id: service.id }),
    text: ({ service }) => service.name,
    width: '24%',
  },
  {
    header: 'Tier',
    cell: ({ tier }) => (tier === null ? NO_VALUE : String(tier)),
    width: '3em',
    isNumber: true,
  },
  { header: 'Score', cell: ({ score }) => percent(score), width: '4.25em', isNumber: true },
  {
    header: 'Change',
    cell: ({ score, previousScore }) => changeOf(score, previousScore),
    width: '5em',
    isNumber: true,
  },
  { header: 'Level', cell: levelText, text: levelText, width: '11.75em' },
  {
    header: 'Fails',
    cell: ({ failing }) => failing.join(', ') || 'nothing',
    text: ({ failing }) => failing.join(', '),
  },
];

const LEVELS = ['none', 'bronze', 'silver', 'gold'];

type CardWords = {
  title?: string | undefined;
  /** Room for all failing checks. */
  isLong?: boolean | undefined;
};

/** Services that lost a level first, then the lowest scores. */
export function cardFacts(
  rows: readonly Card[],
  { title = 'Levels lost, then lowest scores by tier', isLong = false }: CardWords = {},
): Facts<Card> {
  const lost = ({ level, previousLevel }: Card) =>
    Number(previousLevel !== null && LEVELS.indexOf(level) < LEVELS.indexOf(previousLevel));
  return {
    name: title,
    columns: isLong
      ? CARDS.map((column) => (column.header === 'Fails' ? { ...column, lines: 2 as const } : column))
      : CARDS,
    rows: rows.toSorted(
      (a, b) => lost(b) - lost(a) || (a.tier ?? 5) - (b.tier ?? 5) || (a.score ?? 2) - (b.score ?? 2),
    ),
    rowKey: ({ service }) => service.id,
    empty: 'No service has a scorecard yet.',
  };
}

type TeamScore = ScorecardSection['byTeam'][number];
const TEAMS: readonly FactColumn<TeamScore>[] = [
  {
    header: 'Team',
    cell: ({ team }) => team.name,
    record: ({ team }) => ({ entity: 'team', id: team.id }),
    text: ({ team }) => team.name,
  },
  { header: 'Services', cell: ({ services }) => countText(services), width: '5em', isNumber: true },
  { header: 'Score', cell: ({ score }) => percent(score), width: '4.25em', isNumber: true },
  { header: 'Change', cell: ({ change }) => pointsOf(change), width: '5.25em', isNumber: true },
];

/** The scores of teams as they are shown in a table. */
export function teamScoreFacts(
  teams: ScorecardSection['byTeam'],
  title = 'Teams, lowest score first',
): Facts<TeamScore> {
  return {
    name: title,
    columns: TEAMS,
    rows: teams.toSorted((a, b) => (a.score ?? 2) - (b.score ?? 2)),
    rowKey: ({ team }) => team.id,
    empty: 'No team owns a service with a scorecard.',
  };
}

function levelText({ level, previousLevel }: Card): string {
  const now = level === 'none' ? 'No level' : asWords(level);
  if (previousLevel === null || previousLevel === level) return now;
  return `${now}, was ${previousLevel}`;
}

function percent(value: number | null): string {
  return value === null ? NO_VALUE : formatPercent(value, { max: 0 });
}

function changeOf(now: number | null, before: number | null): string {
  return now === null || before === null ? NO_VALUE : pointsOf(now - before);
}

function pointsOf(change: number | null): string {
  if (change === null) return NO_VALUE;
  const points = Math.round(change * 100);
  return points === 0 ? '±0' : points > 0 ? `+${points}` : `−${-points}`;
}
