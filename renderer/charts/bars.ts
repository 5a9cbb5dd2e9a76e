import type { Bar, BarsChart, StackedChart } from '#shared/chart/chart-data.ts';
import { chartWords } from '#shared/chart/chart-words.ts';
import { type FittedNames, fittedNames, inOneLine } from '#shared/deck/fit/chart-names.ts';
import { pointText } from '#shared/figure/measure.ts';
import { baseOptions, categoryAxis, FONT, valueAxis } from './base.ts';
import { barLabels, barMarkers, inTwoLines, LETTER, shorten, UNDER_BAR } from './labels.ts';
import type { Palette } from './palette.ts';
import { barRanges } from './ranges.ts';
import type { ChartSpec } from './spec.ts';

/** Bars by name or by period, lying or upright, with strokes at their budgets or targets. */
export function barsSpec(chart: BarsChart): ChartSpec {
  return chart.isFlat ? flatSpec(chart) : uprightSpec(chart);
}

/** Upright bars by period, with strokes at their budgets or targets. */
function uprightSpec(chart: BarsChart): ChartSpec {
  const { bars, measure, marker, key = [], isUnlabelled = false } = chart;
  const text = (value: number | null) => pointText(value, measure);
  return {
    ...chartWords(chart),
    rowsAt: (_series, index) => bars[index]?.rows ?? null,
    key: [...key, ...(marker ? [{ colour: 'text', label: marker, shape: 'tick' } as const] : [])],
    config: (palette) => ({
      type: 'bar',
      data: {
        labels: bars.map((bar) => bar.name),
        datasets: [
          {
            data: bars.map(({ value }) => value),
            backgroundColor: fills(bars, palette),
            maxBarThickness: 44,
            minBarLength: 1,
          },
        ],
      },
      options: {
        ...baseOptions(palette),
        layout: { padding: { top: 18 } },
        scales: {
          x: categoryAxis(palette),
          y: valueAxis(palette, measure, { max: Math.max(0, ...highs(bars)) }),
        },
        plugins: tooltips(palette, text),
      },
      plugins: [
        ...(isUnlabelled
          ? []
          : [
              barLabels(
                bars.map(({ value }) => (value === null ? '' : text(value))),
                palette.text,
                { markers: bars.map((bar) => bar.range?.high ?? bar.marker ?? null) },
              ),
            ]),
        ...(marker
          ? [
              barMarkers(
                bars.map((bar) => bar.marker ?? null),
                palette.text,
              ),
            ]
          : []),
        barRanges(
          bars.map((bar) => bar.range ?? null),
          palette.axis,
        ),
      ],
    }),
  };
}

/** Beside the names of lying bars, under all of them for the axis of values, and between two, in pixels. */
const [AXIS_GAP, VALUES, BETWEEN] = [14, 28, 3];
const WIDE_LETTER = 7.5;

/** Lying bars by name, largest first as given; values may be negative. */
function flatSpec(chart: BarsChart): ChartSpec {
  const { bars, measure, marker, nameLength = 30, key = [], floor = Number.NEGATIVE_INFINITY } = chart;
  const text = (value: number | null) => pointText(value, measure);
  const labels = bars.map((bar) => labelOf(bar, text));
  const beside = Math.max(0, ...labels.map(({ length }) => length)) * 7 + 10;
  return {
    ...chartWords(chart),
    rowsAt: (_series, index) => bars[index]?.rows ?? null,
    key: [...key, ...(marker ? [{ colour: 'text', label: marker, shape: 'tick' } as const] : [])],
    names: ({ width, height, least }) => {
      // The axis of names takes at most half of a chart.
      const half = (width - beside) / 2 - AXIS_GAP;
      const each = (height - VALUES) / bars.length - BETWEEN;
      return fittedNames(
        bars.map(({ name }) => name),
        [Math.min(half, nameLength * WIDE_LETTER), half].map((room) => ({ width: room, height: each })),
        least,
      );
    },
    config: (palette, names) => {
      const values = valueAxis(palette, measure, { max: Math.max(0, ...highs(bars)) });
      return {
        type: 'bar',
        data: {
          labels: bars.map((bar) => bar.name),
          datasets: [
            {
              data: bars.map(({ value }) => (value === null ? null : Math.max(floor, value))),
              backgroundColor: fills(bars, palette),
              maxBarThickness: 20,
              minBarLength: 2,
            },
          ],
        },
        options: {
          ...baseOptions(palette),
          indexAxis: 'y',
          layout: { padding: { right: beside } },
          scales: {
            x: {
              ...values,
              ...(chart.min === undefined ? {} : { min: chart.min }),
              ...(chart.max === undefined ? {} : { max: chart.max }),
            },
            y: {
              ...categoryAxis(palette),
              ticks: {
                color: palette.text,
                font: { ...FONT, size: names?.font ?? FONT.size },
                autoSkip: false,
                // A narrow chart leaves names less room than their length asks for.
                callback(_value, index) {
                  if (names) return [...(names.shown[index] ?? [])];
                  const room = Math.floor((this.maxWidth - 12) / LETTER);
                  return shorten(bars[index]?.name ?? '', Math.max(6, Math.min(nameLength, room)));
                },
              },
              border: { display: false },
            },
          },
          plugins: tooltips(palette, (_, index) => text(bars[index]?.value ?? null)),
        },
        plugins: [
          barLabels(labels, palette.text, { markers: bars.map((bar) => bar.marker ?? null) }),
          ...(marker
            ? [
                barMarkers(
                  bars.map((bar) => bar.marker ?? null),
                  palette.text,
                ),
              ]
            : []),
        ],
      };
    },
  };
}

/** Bars made of parts, e.g. incidents by severity; the parts are named above the chart. */
export function stackedSpec(chart: StackedChart): ChartSpec {
  const { periods, stacks, measure } = chart;
  const text = (value: number | null) => pointText(value, measure);
  const totals = periods.map((_, index) => stacks.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  return {
    ...chartWords(chart),
    key: stacks.map((stack) => ({ colour: stack.colour, label: stack.name, shape: 'block' })),
    rowsAt: (series, index) => stacks[series]?.rows?.[index] ?? null,
    names: ({ width, least }) => {
      // Short ones, e.g. of weeks, are left out where they are too many.
      if (periods.every(({ length }) => length <= UNDER_BAR)) return inOneLine(periods);
      const each = (width - VALUE_AXIS) / periods.length - 2 * BETWEEN;
      return fittedNames(periods, [{ width: each, height: UNDER_BARS }], least);
    },
    config: (palette, names) => ({
      type: 'bar',
      data: {
        labels: areLong(names) ? names.shown.map((lines) => [...lines]) : periods.map(inTwoLines),
        datasets: stacks.map(({ values, colour }) => ({
          data: [...values],
          backgroundColor: palette[colour],
          maxBarThickness: 40,
          borderColor: palette.ground,
          borderWidth: { top: 1 },
        })),
      },
      options: {
        ...baseOptions(palette),
        layout: { padding: { top: 8 } },
        scales: {
          x: { ...stackAxis(palette, names), stacked: true },
          y: { ...valueAxis(palette, measure, { max: Math.max(0, ...totals) }), stacked: true },
        },
        plugins: {
          ...baseOptions(palette).plugins,
          tooltip: {
            ...baseOptions(palette).plugins?.tooltip,
            callbacks: {
              label: ({ parsed, datasetIndex }) => `${stacks[datasetIndex]?.name}: ${text(parsed.y)}`,
            },
          },
        },
      },
    }),
  };
}

/** The axis of values beside upright bars, and what the lines of a name under one may take, in pixels. */
const [VALUE_AXIS, UNDER_BARS] = [48, 44];

/** Whether some names do not fit a line under their bars. */
function areLong(names: FittedNames | undefined): names is FittedNames {
  return names !== undefined && (names.key.length > 0 || names.shown.some((lines) => lines.length > 1));
}

function stackAxis(palette: Palette, names: FittedNames | undefined) {
  const axis = categoryAxis(palette);
  if (!areLong(names)) return axis;
  return { ...axis, ticks: { ...axis.ticks, font: { ...FONT, size: names.font }, autoSkip: false } };
}

/** `€4k of €6k` where there is a marker. */
function labelOf({ value, marker }: Bar, text: (value: number | null) => string): string {
  if (value === null) return 'no data';
  return marker === null || marker === undefined ? text(value) : `${text(value)} of ${text(marker)}`;
}

function fills(bars: readonly Bar[], palette: Palette): string[] {
  return bars.map(({ colour, isSoft }) => palette[colour ?? (isSoft ? 'soft' : 'main')]);
}

function highs(bars: readonly Bar[]): number[] {
  return bars.flatMap(({ value, marker, range }) => [value ?? 0, marker ?? 0, range?.high ?? 0]);
}

function tooltips(palette: Palette, text: (value: number | null, index: number) => string) {
  const base = baseOptions(palette).plugins;
  return {
    ...base,
    tooltip: {
      ...base?.tooltip,
      callbacks: {
        label: ({ raw, dataIndex }: { raw: unknown; dataIndex: number }) =>
          text(typeof raw === 'number' ? raw : null, dataIndex),
      },
    },
  };
}
