import type { TrailingChart, TrailingSeries } from '#shared/chart/chart-data.ts';
import { chartWords } from '#shared/chart/chart-words.ts';
import { leadingSeries, type TrailingPlace, trailingPlaces } from '#shared/chart/trailing-words.ts';
import { type Measure, pointText } from '#shared/figure/measure.ts';
import type { TrailingPoint } from '#shared/kpi/trailing.ts';
import { baseOptions, categoryAxis, FONT, rateTicks, valueAxis } from './base.ts';
import { shorten } from './labels.ts';
import type { Palette } from './palette.ts';
import type { ChartSpec, KeyEntry, RowsAsked } from './spec.ts';
import { breakMarks, noteMarks, pointLabels } from './trailing-marks.ts';

type Half = 'weeks' | 'months';
type Colour = keyof Palette;
/** The end of a line’s segment. */
type Segment = { p1DataIndex: number };

/** Letters that the names of all lines together may take above the chart. */
const KEY_LETTERS = 84;

const COLOURS: readonly Colour[] = ['main', 'warn', 'good', 'signal', 'sev2', 'axis'];

/** A 6-12 chart, and how to ask for the rows behind a point of one of its series. */
type TrailingDrawing = TrailingChart & {
  rowsOf?: (
    point: Pick<TrailingPoint, 'label' | 'start' | 'end'>,
    grain: 'week' | 'month',
    series: TrailingSeries,
  ) => RowsAsked;
};

/**
 * The 6-12 chart: six weeks, then twelve months on one axis; this year and the prior year as lines, targets as marks
 * only. A period that is not complete is a ring, a changed definition a gap with a stroke.
 */
export function trailingSpec({ rowsOf, ...chart }: TrailingDrawing): ChartSpec {
  const { name, series, isFlow, notes } = chart;
  const first = leadingSeries(chart);
  const lines = series.filter(({ isTarget }) => !isTarget);
  const measure: Measure = first?.measure ?? { unit: 'count' };
  const text = (value: number | null) => pointText(value, measure);
  const places = trailingPlaces(first);
  const drawn = [...lines, ...series.filter(({ isTarget }) => isTarget)];
  const owners = drawn.flatMap((one) => Array.from({ length: datasetCount(one) }, () => one));
  const rowsAt = (index: number, owner = first): RowsAsked => {
    const place = trailingPlaces(owner)[index];
    if (!owner || !place || place.point.value === null) return null;
    return rowsOf?.(place.point, place.half === 'weeks' ? 'week' : 'month', owner) ?? null;
  };
  return {
    ...chartWords(chart),
    rowsAt: (dataset, index) => rowsAt(index, owners[dataset]),
    rowsOfLine: (line) => rowsAt(line < (first?.weeks.length ?? 0) ? line : line + 1), // beyond the gap
    key: keyOf(series),
    config: (palette) => ({
      type: 'line',
      data: {
        labels: places.map((place) => place?.point.label ?? ''),
        datasets: drawn.flatMap((one) => datasetsOf(one, lines, palette, isFlow)),
      },
      options: {
        ...baseOptions(palette),
        layout: { padding: { top: notes.length > 0 ? 30 : 18, right: 8 } },
        scales: scalesOf(series, { palette, measure, isFlow }),
        plugins: {
          ...baseOptions(palette).plugins,
          tooltip: {
            ...baseOptions(palette).plugins?.tooltip,
            callbacks: { label: ({ dataset, parsed }) => `${dataset.label ?? name}: ${text(parsed.y)}` },
          },
        },
      },
      plugins: [
        breakMarks(
          places.map((place) => place?.point.isBreak ?? false),
          palette,
        ),
        noteMarks(
          notes.map((date) => placeOf(places, date)),
          palette,
        ),
        // Numbers at several lines would hide one another; the table below has them.
        pointLabels(lines.length === 1 ? [0, 1] : [], text, palette),
      ],
    }),
  };
}

/** The first category that holds a date: its week, else its month. */
function placeOf(places: readonly TrailingPlace[], date: string): number {
  return places.findIndex((place) => place !== null && place.point.start <= date && date <= place.point.end);
}

function datasetsOf(
  series: TrailingSeries,
  lines: readonly TrailingSeries[],
  palette: Palette,
  isFlow: boolean,
) {
  const at = lines.indexOf(series);
  const colour = palette[colourOf(at)];
  const halves: readonly Half[] = ['weeks', 'months'];
  const make = <Look extends object>(half: Half, values: (number | null)[], look: Look) => ({
    yAxisID: isFlow && half === 'months' ? 'y2' : 'y',
    data:
      half === 'weeks'
        ? [...values, null, ...blank(series.months)]
        : [...blank(series.weeks), null, ...values],
    ...look,
  });
  if (series.isTarget) {
    return halves.map((half) =>
      make(
        half,
        series[half].map(({ value }) => value),
        marks(palette, series.name, palette.target),
      ),
    );
  }
  const current = halves.map((half) =>
    make(
      half,
      series[half].map(({ value }) => value),
      currentLook(series, half, colour, palette),
    ),
  );
  const isAlone = lines.length === 1;
  const prior = halves.map((half) =>
    make(
      half,
      series[half].map((point) => point.prior),
      priorLook(series, half, isAlone ? palette.quiet : colour, isAlone),
    ),
  );
  const targets = halves.map((half) =>
    make(
      half,
      series[half].map(({ target }) => target),
      marks(palette, `${series.name}, target`, isAlone ? palette.target : colour),
    ),
  );
  return [...current, ...(series.isPriorShown ? prior : []), ...(hasTargets(series) ? targets : [])];
}

/** How many datasets `datasetsOf` makes of a series. */
function datasetCount(series: TrailingSeries): number {
  if (series.isTarget) return 2;
  return 2 + (series.isPriorShown ? 2 : 0) + (hasTargets(series) ? 2 : 0);
}

function hasTargets({ weeks, months }: TrailingSeries): boolean {
  return [...weeks, ...months].some(({ target }) => target !== null);
}

function currentLook(series: TrailingSeries, half: Half, colour: string, palette: Palette) {
  const points = series[half];
  const shifted = [...(half === 'weeks' ? [] : [...blank(series.weeks), null]), ...points];
  const isPartial = (index: number) => shifted[index]?.isPartial ?? false;
  return {
    label: series.name,
    order: 0,
    borderColor: colour,
    borderWidth: 2.25,
    pointRadius: 3.5,
    pointHitRadius: 8,
    pointBorderWidth: 2,
    pointBorderColor: colour,
    pointBackgroundColor: ({ dataIndex }: { dataIndex: number }) =>
      isPartial(dataIndex) ? palette.ground : colour,
    segment: {
      borderColor: ({ p1DataIndex }: Segment) =>
        shifted[p1DataIndex]?.isBreak ? 'rgba(0, 0, 0, 0)' : undefined,
      borderDash: ({ p1DataIndex }: Segment) => (isPartial(p1DataIndex) ? [4, 4] : undefined),
    },
  };
}

function priorLook(series: TrailingSeries, half: Half, colour: string, isAlone: boolean) {
  const shifted = [...(half === 'weeks' ? [] : [...blank(series.weeks), null]), ...series[half]];
  return {
    label: `${series.name}, prior year`,
    order: 1,
    borderColor: colour,
    borderWidth: 1.5,
    ...(isAlone ? {} : { borderDash: [3, 3] }),
    pointRadius: 1.5,
    pointHitRadius: 6,
    pointBackgroundColor: colour,
    pointBorderColor: colour,
    segment: {
      borderColor: ({ p1DataIndex }: Segment) =>
        shifted[p1DataIndex]?.isPriorBreak ? 'rgba(0, 0, 0, 0)' : undefined,
    },
  };
}

function marks(palette: Palette, label: string, colour: string) {
  return {
    label,
    order: -1,
    showLine: false,
    pointStyle: 'rectRot' as const,
    pointRadius: 5,
    pointBorderColor: colour,
    pointBackgroundColor: palette.ground,
    pointBorderWidth: 1.75,
  };
}

type ScaleOptions = { palette: Palette; measure: Measure; isFlow: boolean };

function scalesOf(series: readonly TrailingSeries[], { palette, measure, isFlow }: ScaleOptions) {
  const values = (halves: readonly Half[]) =>
    series.flatMap((one) =>
      halves.flatMap((half) =>
        one[half].flatMap(({ value, prior, target }) =>
          [value, one.isPriorShown ? prior : null, target].filter((drawn) => drawn !== null),
        ),
      ),
    );
  const axis = (halves: readonly Half[], title: string) => {
    const drawn = values(halves);
    const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
    return {
      ...valueAxis(palette, measure, { max: Math.max(0, high), from0: low < high / 2 }),
      ...(measure.unit === 'ratio' ? { ticks: rateTicks(palette) } : {}),
      title: { display: isFlow, text: title, color: palette.axis, font: FONT },
    };
  };
  const x = {
    ...categoryAxis(palette),
    offset: true,
    ticks: { ...categoryAxis(palette).ticks, autoSkipPadding: 4 },
  };
  if (!isFlow) return { x, y: axis(['weeks', 'months'], '') };
  const months = axis(['months'], 'a month');
  return {
    x,
    y: axis(['weeks'], 'a week'),
    y2: { ...months, position: 'right' as const, grid: { display: false } },
  };
}

function keyOf(series: readonly TrailingSeries[]): KeyEntry[] {
  const lines = series.filter(({ isTarget }) => !isTarget);
  const points = series.flatMap(({ weeks, months }) => [...weeks, ...months]);
  const hasPrior = lines.some(
    (one) => one.isPriorShown && [...one.weeks, ...one.months].some(({ prior }) => prior !== null),
  );
  const hasTarget = series.some(({ isTarget }) => isTarget) || points.some(({ target }) => target !== null);
  const isAlone = lines.length === 1;
  return [
    ...lines.map(
      (one, at): KeyEntry => ({
        colour: colourOf(at),
        label: isAlone ? 'this year' : one.name,
        ...(isAlone ? {} : { short: shorten(one.name, Math.floor(KEY_LETTERS / lines.length)) }),
        shape: 'line',
      }),
    ),
    ...(hasPrior
      ? [{ colour: 'quiet', label: 'prior year', shape: isAlone ? 'line' : 'dash' } as const]
      : []),
    ...(hasTarget ? [{ colour: 'target', label: 'target', shape: 'diamond' } as const] : []),
    ...(points.some(({ isPartial, value }) => isPartial && value !== null)
      ? [{ colour: 'main', label: 'not complete', shape: 'ring' } as const]
      : []),
  ];
}

function colourOf(at: number): Colour {
  return COLOURS[Math.max(0, at) % COLOURS.length] ?? 'main';
}

function blank(points: readonly TrailingPoint[]): null[] {
  return points.map(() => null);
}
