import { type Measure, pointText } from './axis.ts';
import { baseOptions, categoryAxis, FONT, valueAxis } from './base.ts';
import { barLabels, barMarkers, LETTER, shorten } from './labels.ts';
import { type Palette, severityColour } from './palette.ts';
import type { ChartSpec, KeyEntry, Rows } from './spec.ts';

export type Bar = {
  name: string;
  value: number | null;
  /** Its budget or target, a stroke across the bar. */
  marker?: number | null;
  colour?: keyof Palette;
  /** Not finished or not certain: drawn lighter. */
  isSoft?: boolean;
  rows?: Rows | null;
};

type BarOptions = {
  name: string;
  measure: Measure;
  /** What the strokes are, e.g. `budget`. */
  marker?: string;
  key?: readonly KeyEntry[];
  /** Without the value at each bar, where there are too many. */
  isUnlabelled?: boolean;
};

/** Upright bars by period, with strokes at their budgets or targets. */
export function barsSpec(
  bars: readonly Bar[],
  { name, measure, marker, key = [], isUnlabelled = false }: BarOptions,
): ChartSpec {
  const text = (value: number | null) => pointText(value, measure);
  return {
    ...described(bars, name, marker, text),
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
                { markers: bars.map((bar) => bar.marker ?? null) },
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
      ],
    }),
  };
}

type FlatOptions = BarOptions & {
  /** Room for the names. */ nameLength?: number;
  min?: number;
  max?: number;
  /** Bars below it are cut there; their labels still say the value. */
  floor?: number;
};

/** Lying bars by name, largest first as given; values may be negative. */
export function flatBarsSpec(bars: readonly Bar[], options: FlatOptions): ChartSpec {
  const { name, measure, marker, nameLength = 30, key = [], floor = Number.NEGATIVE_INFINITY } = options;
  const text = (value: number | null) => pointText(value, measure);
  return {
    ...described(bars, name, marker, text),
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
              ...(options.min === undefined ? {} : { min: options.min }),
              ...(options.max === undefined ? {} : { max: options.max }),
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

export type Stack = {
  name: string;
  colour: keyof Palette;
  values: readonly (number | null)[];
  rows?: readonly (Rows | null)[];
};

/** Bars made of parts, e.g. incidents by severity; the parts are named above the chart. */
export function stackedSpec(
  periods: readonly string[],
  stacks: readonly Stack[],
  { name, measure }: BarOptions,
): ChartSpec {
  const text = (value: number | null) => pointText(value, measure);
  const totals = periods.map((_, index) => stacks.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  return {
    alt: `${name}: ${stacks.map((stack) => `${stack.name} ${text(sumOf(stack.values))} in all`).join(', ')}.`,
    table: {
      columns: ['Period', ...stacks.map((stack) => stack.name)],
      rows: periods.map((period, index) => [
        period,
        ...stacks.map(({ values }) => text(values[index] ?? null)),
      ]),
    },
    key: stacks.map((stack) => ({ colour: stack.colour, label: stack.name, shape: 'block' })),
    rowsAt: (series, index) => stacks[series]?.rows?.[index] ?? null,
    config: (palette) => ({
      type: 'bar',
      data: {
        labels: [...periods],
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

/** The colour that a severity has in stacks and dots. */
export function severityName(severity: string): keyof Palette {
  const digit = /[1-4]/.exec(severity)?.[0];
  return digit === '1' ? 'sev1' : digit === '2' ? 'sev2' : digit === '3' ? 'sev3' : 'sev4';
}

export { severityColour };

function described(
  bars: readonly Bar[],
  name: string,
  marker: string | undefined,
  text: (value: number | null) => string,
) {
  const columns = ['Name', name, ...(marker ? [marker] : [])];
  return {
    alt: `${name}: ${bars.map((bar) => `${bar.name} ${text(bar.value)}${marker && bar.marker != null ? ` (${marker} ${text(bar.marker)})` : ''}`).join(', ')}.`,
    table: {
      columns,
      rows: bars.map((bar) => [bar.name, text(bar.value), ...(marker ? [text(bar.marker ?? null)] : [])]),
    },
    rowsAt: (_series: number, index: number) => bars[index]?.rows ?? null,
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
  return bars.flatMap(({ value, marker }) => [value ?? 0, marker ?? 0]);
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

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
