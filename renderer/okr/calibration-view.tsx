import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BarsChart } from '#shared/chart/chart-data.ts';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatQuarter,
  NO_VALUE,
  THIN,
} from '#shared/figure/format.ts';
import {
  type CalibrationBand,
  type CalibrationQuarter,
  calibrationSentence,
  type OkrCalibration,
} from '#shared/okr/calibration.ts';
import { shareText } from '#shared/okr/okr-words.ts';
import { GRADES } from '#shared/okr/progress.ts';
import { core } from '../app/client.ts';
import { drawing } from '../charts/draw.ts';
import { Overview, OverviewChart, OverviewPair, OverviewPart } from '../records/overview/overview.tsx';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';
import styles from './okr.module.css';
import { useAsOfWeek } from './use-as-of.ts';

/** What owners said of their key results in the middle of a quarter, against what came of it. */
export function CalibrationView() {
  const week = useAsOfWeek();
  const { data, error, isPending } = useQuery({
    queryKey: ['okr-calibration', week.key],
    queryFn: ({ signal }) => core.okr.calibration({ week: week.key }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Overview label="Calibration" isPending={isPending} error={error}>
      {data && <Parts data={data} />}
    </Overview>
  );
}

function Parts({ data }: { data: OkrCalibration }) {
  const { bands, quarters, brier, excluded } = data;
  const left = excluded.map(({ reason, n }) => `${formatNumber(n)} left out: ${reason}`).join('; ');
  return (
    <>
      <OverviewPart
        title="Confidence against outcome"
        note={`${formatCount(quarters.length, 'quarter that is', 'quarters that are')} over. Confidence is what was stated last half-way through; achieved is ${formatPercent(GRADES.green, { max: 0 })} of the way or more at its end.`}
      >
        <p className={styles.told}>{calibrationSentence(data)}</p>
        {brier.value !== null && (
          <p className={styles.toldMore}>
            Brier score {formatNumber(brier.value, { max: 2 })}: 0 is perfect, 0.25 is what saying 50% of
            everything gives. n {formatNumber(brier.n)}
            {left && `; ${left}`}.
          </p>
        )}
        {brier.value === null && left && <p className={styles.toldMore}>{left}.</p>}
      </OverviewPart>
      <OverviewPair>
        <OverviewPart title="By confidence">
          <OverviewChart
            title="Share achieved, by confidence"
            spec={bandSpec(bands)}
            height={220}
            empty="No quarter with stated confidence is over yet."
          />
          <FactTable
            name="By confidence"
            isTitled={false}
            columns={BANDS}
            rows={bands}
            rowKey={bandName}
            empty="No quarter is over yet."
          />
        </OverviewPart>
        <OverviewPart title="By quarter">
          <FactTable
            name="By quarter"
            isTitled={false}
            columns={QUARTERS}
            rows={quarters}
            rowKey={({ quarter }) => quarter}
            empty="No quarter with objectives is over yet."
          />
        </OverviewPart>
      </OverviewPair>
    </>
  );
}

const bandSpec = drawing(bandChart);

function bandChart(bands: readonly CalibrationBand[]): BarsChart | null {
  if (bands.every(({ n }) => n === 0)) return null;
  return {
    kind: 'bars',
    isFlat: true,
    name: 'Share achieved, by confidence',
    measure: { unit: 'ratio' },
    max: 1,
    bars: bands.map((band) => ({
      name: `said ${bandName(band)}`,
      value: band.achieved,
      rows: rowsOf(bandName(band), band.ids),
    })),
  };
}

function bandName({ from, to }: CalibrationBand): string {
  return `${Math.round(from * 100)}–${formatPercent(to, { max: 0 })}`;
}

function rowsOf(said: string, ids: readonly string[]) {
  return { entity: 'keyResult', ids, label: `key results with a confidence of ${said}` };
}

/** Points by which what was said was above what came of it. */
function apart({ stated, achieved }: { stated: number | null; achieved: number | null }): string {
  if (stated === null || achieved === null) return NO_VALUE;
  const points = Math.round((stated - achieved) * 100);
  return `${points === 0 ? '±0' : points > 0 ? `+${points}` : `−${-points}`}${THIN}pp`;
}

const BANDS: readonly Column<CalibrationBand>[] = [
  { header: 'Confidence', cell: bandName },
  {
    header: 'Key results',
    cell: (band) => <RowsLink rows={rowsOf(bandName(band), band.ids)}>{band.n}</RowsLink>,
    width: '6.5em',
    isNumber: true,
  },
  { header: 'Mean stated', cell: ({ stated }) => shareText(stated), width: '7em', isNumber: true },
  { header: 'Achieved', cell: ({ achieved }) => shareText(achieved), width: '6em', isNumber: true },
  { header: 'Stated − achieved', cell: apart, width: '9em', isNumber: true },
];

const QUARTERS: readonly Column<CalibrationQuarter>[] = [
  { header: 'Quarter', cell: ({ quarter }) => formatQuarter(quarter) },
  {
    header: 'Key results',
    cell: ({ n, ids, quarter }) => (
      <RowsLink rows={{ entity: 'keyResult', ids, label: `key results of ${formatQuarter(quarter)}` }}>
        {n}
      </RowsLink>
    ),
    width: '6.5em',
    isNumber: true,
  },
  { header: 'Mean stated', cell: ({ stated }) => shareText(stated), width: '7em', isNumber: true },
  { header: 'Achieved', cell: ({ achieved }) => shareText(achieved), width: '6em', isNumber: true },
  { header: 'Stated − achieved', cell: apart, width: '9em', isNumber: true },
];
