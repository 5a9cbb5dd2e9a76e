import type { Bar, BarsChart, StackedChart } from '#shared/chart/chart-data.ts';
import { chartWords } from '#shared/chart/chart-words.ts';
import { pointText } from '#shared/figure/measure.ts';
import { baseOptions, categoryAxis, FONT, valueAxis } from './base.ts';
import { barLabels, barMarkers, inTwoLines, LETTER, shorten } from './labels.ts';
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

/** Lying bars by name, largest first as given; values may be negative. */
function flatSpec(chart: BarsChart): ChartSpec {
  const { bars, measure, marker, nameLength = 30, key = [], floor = Number.NEGATIVE_INFINITY } = chart;
  const text = (value: number | null) => pointText(value, measure);
  return {
    ...chartWords(chart),
    rowsAt: (_series, index) => bars[index]?.rows ?? null,
    key: [...key, ...(marker ? [{ colour: 'text', label: marker, shape: 'tick' } as const] : [])],
    config: (palette) => {
      const labels = bars.map((bar) => labelOf(bar, text));
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
          layout: { padding: { right: Math.max(0, ...labels.map(({ length }) => length)) * 7 + 10 } },
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
                font: FONT,
                autoSkip: false,
                // A narrow chart leaves names less room than their length asks for.
                callback(_value, index) {
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
    config: (palette) => ({
      type: 'bar',
      data: {
        labels: periods.map(inTwoLines),
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
          x: { ...categoryAxis(palette), stacked: true },
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
