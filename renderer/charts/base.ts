import type { ChartOptions, ScaleOptionsByType } from 'chart.js';
import { formatPercent } from '#shared/figure/format.ts';
import type { Measure } from '#shared/figure/measure.ts';
import { axisText, minuteStep } from './axis.ts';
import type { Palette } from './palette.ts';

export const FONT = { family: 'Inter', size: 12 } as const;

/** What every chart has in common: no animation, no legend, quiet grid. */
export function baseOptions(palette: Palette): ChartOptions {
  return {
    animation: false,
    responsive: false,
    maintainAspectRatio: false,
    font: FONT,
    color: palette.text,
    interaction: { mode: 'nearest', intersect: true },
    plugins: {
      tooltip: {
        backgroundColor: palette.text,
        titleColor: palette.ground,
        bodyColor: palette.ground,
        displayColors: false,
        cornerRadius: 4,
        padding: 8,
        titleFont: { ...FONT, weight: 600 },
        bodyFont: FONT,
      },
    },
  };
}

type Scale = DeepPartial<ScaleOptionsByType<'linear'>>;
type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** The axis of names or periods. Its labels are never turned. */
export function categoryAxis(palette: Palette, options: { most?: number } = {}) {
  return {
    type: 'category' as const,
    grid: { display: false },
    border: { color: palette.quiet },
    ticks: {
      color: palette.axis,
      font: FONT,
      maxRotation: 0,
      autoSkip: true,
      autoSkipPadding: 14,
      ...(options.most ? { maxTicksLimit: options.most } : {}),
    },
  };
}

/** The axis of values, with units and at most six ticks. `max` is the largest value drawn. */
export function valueAxis(
  palette: Palette,
  measure: Measure,
  options: { max?: number; from0?: boolean } = {},
): Scale {
  const isMinutes = measure.unit === 'minutes' && options.max !== undefined && options.max > 0;
  return {
    type: 'linear',
    beginAtZero: options.from0 ?? true,
    ...(options.max === undefined ? {} : { suggestedMax: options.max }),
    grace: options.from0 === false ? '8%' : '4%',
    grid: { color: palette.grid, tickLength: 0 },
    border: { display: false },
    ticks: {
      color: palette.axis,
      font: FONT,
      padding: 6,
      maxTicksLimit: 6,
      maxRotation: 0,
      ...(measure.unit === 'count' || measure.unit === 'people' ? { precision: 0 } : {}),
      ...(isMinutes ? { stepSize: minuteStep(options.max ?? 0) } : {}),
      callback: (value) => axisText(Number(value), measure),
    },
  } as Scale;
}

/** Percentages with as many decimals as their steps need. */
export function rateTicks(palette: Palette) {
  return {
    color: palette.axis,
    font: FONT,
    padding: 6,
    maxTicksLimit: 6,
    maxRotation: 0,
    callback: (value: string | number, _index: number, ticks: { value: number }[]) => {
      const step = Math.abs((ticks[1]?.value ?? 1) - (ticks[0]?.value ?? 0));
      const max = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step * 100) + 0.3)));
      return formatPercent(Number(value), { max });
    },
  };
}

/** Colours without a fill, e.g. the band between limits. `share` is its opacity, 0 to 1. */
export function faint(colour: string, share: number): string {
  // Built style sheets write #ffffff as #fff.
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return `rgb(${red} ${green} ${blue} / ${share})`;
}
