import type { CardMoment } from '../deck/cards/card-moment.ts';
import type { Figure } from '../figure/figure.ts';
import { formatNumber, formatQuarter, lowerFirst, NO_VALUE } from '../figure/format.ts';
import type { FactColumn, Facts } from '../review/facts/facts.ts';
import { confidenceOf, detailOf } from '../review/facts/okr-facts.ts';
import { nameOf, shortDate } from '../review/facts/words.ts';
import type { OkrCalibration } from './calibration.ts';
import type { ProgressPoint } from './history.ts';
import { gapText, okrMark, shareText } from './okr-words.ts';
import type { OkrKeyResult, OkrObjective, OkrTree } from './tree.ts';

/** What the scorecard of a quarter's objectives is drawn from: all of them, or those of a team. */
export type QuarterCard = CardMoment & {
  tree: OkrTree;
  figures: Readonly<Record<string, Figure>>;
  /** Confidence stated half-way through quarters that are over, against their key results' grades. */
  past: OkrCalibration;
  /** Progress of all its key results, week by week; empty without a check-in. */
  history: readonly ProgressPoint[];
};

/** The figures of the card, in order. */
export const QUARTER_FIGURES = ['okr.progress', 'okr.expected', 'okr.behind', 'okr.stale'];

/** An objective, or a key result below it. */
export type QuarterLine = { objective: OkrObjective; keyResult: OkrKeyResult | null };

/** Objectives with their key results: how they stand, score, values, confidence, check-ins and owner. */
export function quarterFacts({
  objectives,
  isOver,
  expected,
}: OkrTree): Facts<QuarterLine> & { expected: number } {
  return {
    name: isOver ? 'Objectives and key results, graded' : 'Objectives and key results',
    columns: [
      {
        header: isOver ? 'Grade' : 'Status',
        cell: (line) => okrMark(of(line), isOver),
        width: '7em',
      },
      {
        header: 'Objective and key results',
        cell: nameOfLine,
        lines: 2,
        indent: ({ keyResult }) => (keyResult ? 1 : 0),
        isStrong: ({ keyResult }) => keyResult === null,
        record: ({ objective, keyResult }) => ({
          entity: keyResult ? 'keyResult' : 'objective',
          id: (keyResult ?? objective).id,
        }),
      },
      { header: 'Progress', cell: () => '', width: '5.25em', isDrawn: true },
      { header: 'Score', cell: (line) => shareText(of(line).progress), width: '3.75em', isNumber: true },
      ...VALUES,
    ],
    rows: objectives.flatMap((objective): QuarterLine[] => [
      { objective, keyResult: null },
      ...objective.keyResults.map((keyResult) => ({ objective, keyResult })),
    ]),
    rowKey: (line) => of(line).id,
    empty: 'No objective is set for this quarter.',
    expected,
  };
}

const VALUES: readonly FactColumn<QuarterLine>[] = [
  {
    header: 'Start → now → target',
    cell: ({ objective, keyResult }) => {
      if (keyResult) return keyResult.current === null ? 'no value yet' : detailOf(keyResult);
      if (objective.progress !== null) return gapText(objective.gap);
      return objective.keyResults.length === 0 ? 'no key results' : 'no value yet';
    },
    width: '11em',
    lines: 2,
  },
  {
    header: 'Confidence',
    cell: ({ objective, keyResult }) =>
      keyResult
        ? confidenceOf(keyResult)
        : objective.confidence === null
          ? NO_VALUE
          : `≥ ${shareText(objective.confidence)}`,
    width: '6.25em',
  },
  { header: 'Check-in', cell: checkInOf, width: '5em' },
  { header: 'n', cell: countOf, width: '2.5em', isNumber: true },
  {
    header: 'Owner',
    cell: ({ objective, keyResult }) => nameOf((keyResult ?? objective).owner ?? objective.team),
    width: '8.5em',
    lines: 2,
  },
];

function of({ objective, keyResult }: QuarterLine): OkrObjective | OkrKeyResult {
  return keyResult ?? objective;
}

function nameOfLine({ objective, keyResult }: QuarterLine): string {
  if (keyResult) return keyResult.name;
  return objective.key ? `${objective.key} ${objective.name}` : objective.name;
}

function checkInOf({ keyResult }: QuarterLine): string {
  if (!keyResult) return '';
  if (keyResult.lastCheckIn) return shortDate(keyResult.lastCheckIn);
  return keyResult.isFed ? 'by KPI' : NO_VALUE;
}

/** Key results with progress behind an objective's score, check-ins of a key result. */
function countOf({ objective, keyResult }: QuarterLine): string {
  if (keyResult) return formatNumber(keyResult.checkIns);
  return formatNumber(objective.keyResults.filter(({ progress }) => progress !== null).length);
}

/** How past confidence compares with outcomes, in sentences. */
export function pastConfidenceText({ quarters, brier, bias }: OkrCalibration): string {
  const [newest, oldest] = [quarters[0]?.quarter, quarters.at(-1)?.quarter];
  if (newest === undefined || oldest === undefined)
    return 'Past confidence: no quarter with objectives is over yet.';
  const when =
    newest === oldest ? formatQuarter(newest) : `${formatQuarter(oldest)} to ${formatQuarter(newest)}`;
  if (bias.value === null || brier.value === null)
    return `Past confidence, ${when}: ${lowerFirst(bias.reason ?? '')}`;
  const points = Math.round(Math.abs(bias.value) * 100);
  const lean =
    points === 0
      ? 'as confident as it turned out'
      : `${points} pp ${bias.value > 0 ? 'over' : 'under'}confident`;
  return `Past confidence, ${when}: stated half-way, ${lean} against key results that reached 70% (n ${formatNumber(bias.n)}; Brier score ${brier.value.toFixed(2)}, where always saying 50% gives 0.25).`;
}
